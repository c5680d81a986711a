package io.github.fakesecretsmanager.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A section of benchmarks that are measured in the same rounds and shown in one table. */
enum Section {
  CALLS(Ways.FLOOR, "\\.(Calls|AsyncCalls|NewFake)\\."),
  PAGES(Listing.FEW, "\\.Listing\\."),
  REGIONS(Replicas.NONE, "\\.Replicas\\."),
  THREADS(Ways.FLOOR, "\\.Calls\\.getSecretValue") {
    @Override
    List<Integer> threads() {
      return List.of(1, 2, 4, 8);
    }

    @Override
    Optional<String[]> over() {
      return Optional.of(new String[] {Ways.FLOOR, Calls.FAKE});
    }
  },
  // Measured last: Mockito changes the SDK's interfaces, and several transports slow each other
  // down.
  WARM(Ways.FLOOR, "\\.WarmWays\\."),
  COLD(Ways.FLOOR, "");

  private final String base;
  private final String benchmarks;

  Section(String base, String benchmarks) {
    this.base = base;
    this.benchmarks = benchmarks;
  }

  /** Returns the benchmark that the others are compared with. */
  String base() {
    return base;
  }

  /** Returns the regular expression of the benchmarks' names. */
  String benchmarks() {
    return benchmarks;
  }

  /** Returns how many threads call at once. */
  List<Integer> threads() {
    return List.of(1);
  }

  /** Returns the benchmarks' parameters that are used, if not all are. */
  Optional<String[]> over() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
