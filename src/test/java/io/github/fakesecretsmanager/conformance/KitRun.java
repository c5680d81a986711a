package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * A run of the kit within a test.
 *
 * @param printed what it printed
 * @param failure why it failed; empty if all answers were as recorded
 * @param output the directory of its report
 */
record KitRun(String printed, Optional<Throwable> failure, Path output) {

  /** Runs the kit with properties, each by its name after {@code conformance.}. */
  static KitRun with(Path output, Map<String, String> properties) {
    return with(
        output, properties, new Access(AnonymousCredentialsProvider.create(), Optional.empty()));
  }

  /** Runs the kit against a server that pretends to be AWS. */
  static KitRun withAws(
      Path output, URI aws, AwsCredentialsProvider credentials, Map<String, String> properties) {
    Map<String, String> all = new TreeMap<>(properties);
    all.put("aws", "true");
    return with(output, all, new Access(credentials, Optional.of(aws)));
  }

  private static KitRun with(Path output, Map<String, String> properties, Access aws) {
    Map<String, String> all = new TreeMap<>();
    all.put("conformance.output", output.toString());
    properties.forEach((name, value) -> all.put("conformance." + name, value));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Throwable failure =
        catchThrowable(
            () ->
                new ConformanceKit(
                        Options.of(all),
                        aws,
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                    .run());
    return new KitRun(
        printed.toString(StandardCharsets.UTF_8), Optional.ofNullable(failure), output);
  }

  /** Returns the file that lists what may have to be deleted, if there is one. */
  static Optional<Path> created(Path output) {
    try (Stream<Path> files = Files.list(output)) {
      return files.filter(file -> file.toString().endsWith("-created.txt")).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String message() {
    return failure.map(Throwable::getMessage).orElse("it did not fail");
  }

  String file(String name) {
    try {
      return Files.readString(output.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
