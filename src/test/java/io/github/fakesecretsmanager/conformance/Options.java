package io.github.fakesecretsmanager.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/**
 * The settings of a run.
 *
 * @param endpoint the endpoint to call; empty for AWS and for the fake
 * @param isAws whether to call AWS
 * @param regions the Regions, the primary's first
 * @param isConfirmed whether the run may create secrets at AWS
 * @param mayHaveKeys whether the run may create KMS keys
 * @param isRecording whether to rewrite the recordings
 * @param isCleaning whether to delete what earlier runs left, and do nothing else
 * @param only the names of the scenarios to run
 * @param limit how long to wait for asynchronous work such as replication
 * @param parallel how many scenarios to run at a time
 * @param recordings the directory of the recordings
 * @param output the directory of the report
 */
record Options(
    Optional<URI> endpoint,
    boolean isAws,
    List<String> regions,
    boolean isConfirmed,
    boolean mayHaveKeys,
    boolean isRecording,
    boolean isCleaning,
    Pattern only,
    Duration limit,
    int parallel,
    Path recordings,
    Path output) {

  private static final String PREFIX = "conformance.";
  private static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "endpoint",
              "aws",
              "regions",
              "yes",
              "kms",
              "record",
              "cleanup",
              "only",
              "wait",
              "parallel",
              "recordings",
              "output"));
  private static final int MAX_PARALLEL = 16;
  private static final int MAX_REGIONS = 3;
  private static final String DEFAULT_REGIONS = "us-east-1,eu-west-1,ap-southeast-2";

  /**
   * Reads the properties that begin with {@code conformance.}; others are ignored.
   *
   * @throws ConformanceException if a property is unknown or wrong
   */
  static Options of(Map<String, String> properties) {
    properties.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !NAMES.contains(name.substring(PREFIX.length())))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ConformanceException(
                  "unknown property <%s>: use %s followed by one of %s"
                      .formatted(name, PREFIX, String.join(", ", NAMES)));
            });
    Reader read = new Reader(properties);
    Optional<URI> endpoint = read.text("endpoint").map(Options::endpoint);
    boolean isAws = read.flag("aws");
    if (isAws && endpoint.isPresent()) {
      throw new ConformanceException(
          "conformance.endpoint and conformance.aws exclude each other: set only one of them");
    }
    if (isAws && read.text("regions").isEmpty()) {
      throw new ConformanceException(
          "no Regions: name those that may get secrets, such as -Dconformance.regions=us-east-1,eu-west-1");
    }
    if (read.flag("cleanup") && !isAws && endpoint.isEmpty()) {
      throw new ConformanceException(
          "conformance.cleanup lacks a target: set conformance.aws or conformance.endpoint");
    }
    return new Options(
        endpoint,
        isAws,
        regions(read.text("regions").orElse(DEFAULT_REGIONS)),
        read.flag("yes"),
        read.flag("kms"),
        read.flag("record"),
        read.flag("cleanup"),
        pattern(read.text("only").orElse(".*")),
        Duration.ofSeconds(read.number("wait", 360, Integer.MAX_VALUE)),
        read.number("parallel", isAws ? 4 : 1, MAX_PARALLEL),
        Path.of(read.text("recordings").orElse(Recordings.DIRECTORY.toString())),
        Path.of(read.text("output").orElse("target/conformance")));
  }

  private static URI endpoint(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // The exception below reports it, as any other text that is not an address.
    }
    throw new ConformanceException(
        "conformance.endpoint <%s> is not an address: use one such as http://127.0.0.1:4566"
            .formatted(text));
  }

  private static List<String> regions(String text) {
    List<String> regions = Stream.of(text.split(",", -1)).map(String::strip).toList();
    for (String region : regions) {
      if (Region.regions().stream().noneMatch(each -> each.id().equals(region))) {
        throw new ConformanceException(
            "unknown Region <%s> in conformance.regions <%s>: use names such as eu-west-1"
                .formatted(region, text));
      }
    }
    if (regions.size() < 2 || regions.size() > MAX_REGIONS) {
      throw new ConformanceException(
          "conformance.regions <%s> names %d: use two or three, since replication needs them"
              .formatted(text, regions.size()));
    }
    long partitions =
        regions.stream()
            .map(region -> RegionMetadata.of(Region.of(region)).partition().id())
            .distinct()
            .count();
    if (Set.copyOf(regions).size() < regions.size() || partitions > 1) {
      throw new ConformanceException(
          "conformance.regions <%s> can't replicate to each other: use different Regions of one partition"
              .formatted(text));
    }
    return regions;
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new ConformanceException(
          "conformance.only <%s> is not a regular expression: %s"
              .formatted(text, e.getDescription()));
    }
  }

  /** Returns the condition on the scenarios to run. */
  Predicate<Scenario> selection() {
    return scenario -> only.matcher(scenario.name()).matches();
  }

  /** A reader of properties, by their names after the prefix. */
  private record Reader(Map<String, String> properties) {

    Optional<String> text(String name) {
      return Optional.ofNullable(properties.get(PREFIX + name)).filter(text -> !text.isBlank());
    }

    boolean flag(String name) {
      String text = text(name).orElse("false");
      if (!text.equals("true") && !text.equals("false")) {
        throw new ConformanceException(
            "%s%s is <%s>: use true or false".formatted(PREFIX, name, text));
      }
      return text.equals("true");
    }

    int number(String name, int preset, int max) {
      String text = text(name).orElse(Integer.toString(preset));
      if (text.matches("[1-9]\\d{0,8}") && Integer.parseInt(text) <= max) {
        return Integer.parseInt(text);
      }
      throw new ConformanceException(
          "%s%s is <%s>: use a number from 1 to %d".formatted(PREFIX, name, text, max));
    }
  }
}
