package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The recordings in a directory, with a file for each scenario. */
final class Recordings {

  /** The directory of the project's recordings. */
  static final Path DIRECTORY = Path.of("src/test/resources/conformance");

  private static final String SUFFIX = ".json";

  private final Path directory;

  Recordings(Path directory) {
    this.directory = directory;
  }

  Path file(String scenario) {
    return directory.resolve(scenario + SUFFIX);
  }

  /** Returns the names of all scenarios that have a recording. */
  List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the recording of a scenario. A recording that was never made has no steps.
   *
   * @throws ConformanceException if the file is not a recording
   */
  Recording read(Scenario scenario) {
    return Files.exists(file(scenario.name()))
        ? read(scenario.name())
        : new Recording(scenario.name(), scenario.question(), List.of());
  }

  /** Reads the recording of a name. */
  Recording read(String name) {
    Path file = file(name);
    try {
      return recording((Map<?, ?>) Json.parse(Files.readString(file)));
    } catch (IOException | RuntimeException e) {
      throw new ConformanceException(
          "recording <%s> can't be read: %s; restore it, for example with 'git checkout', or delete it and record again"
              .formatted(file, e.getMessage()));
    }
  }

  /** Writes a recording atomically, so that an interrupted run leaves the old one. */
  void write(Recording recording) {
    Path file = file(recording.scenario());
    Path whole = directory.resolve(recording.scenario() + ".new");
    try {
      Files.createDirectories(directory);
      try {
        Files.writeString(whole, recording.toJson());
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      throw new ConformanceException(
          "recording <%s> can't be written: %s; set -Dconformance.recordings"
              .formatted(file, e.getMessage()));
    }
  }

  private static Recording recording(Map<?, ?> json) {
    return new Recording(
        text(json, "scenario"),
        text(json, "question"),
        list(json, "steps").stream().map(step -> step((Map<?, ?>) step)).toList());
  }

  private static Recording.Step step(Map<?, ?> json) {
    SortedMap<String, Part> answer = new TreeMap<>();
    ((Map<?, ?>) member(json, "answer"))
        .forEach((path, part) -> answer.put("" + path, part((List<?>) part)));
    return new Recording.Step(
        text(json, "step"),
        text(json, "call"),
        text(json, "in"),
        member(json, "request"),
        list(json, "asks").stream().map(String::valueOf).toList(),
        answer);
  }

  private static Part part(List<?> json) {
    if (json.size() != 2) {
      throw new IllegalArgumentException("<%s> is not a value and its origin".formatted(json));
    }
    return new Part(json.get(0), new Origin("" + json.get(1)));
  }

  private static Object member(Map<?, ?> json, String name) {
    Object value = json.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no member <%s>".formatted(name));
    }
    return value;
  }

  private static String text(Map<?, ?> json, String name) {
    return (String) member(json, name);
  }

  private static List<?> list(Map<?, ?> json, String name) {
    return (List<?>) member(json, name);
  }

  /** Returns a number in the type that recordings are read with. */
  static BigDecimal number(int value) {
    return BigDecimal.valueOf(value);
  }
}
