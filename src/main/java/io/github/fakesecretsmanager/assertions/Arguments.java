package io.github.fakesecretsmanager.assertions;

import java.util.List;
import java.util.Objects;

/** Refuses wrong arguments of assertions, which are mistakes of the test and not its outcome. */
final class Arguments {

  private Arguments() {}

  static String requireText(String what, String value) {
    Objects.requireNonNull(value, () -> what + "; give the " + what + " to compare with");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty; give the " + what + " to compare with");
    }
    return value;
  }

  static <T> T requireGiven(String what, T value) {
    return Objects.requireNonNull(value, () -> what + "; give the " + what + " to compare with");
  }

  static List<String> requireRegions(String... regions) {
    Objects.requireNonNull(regions, "regions; give the names of Regions");
    if (regions.length == 0) {
      throw new IllegalArgumentException(
          "no Region is given; give at least one, or say isNotReplicated()");
    }
    for (String region : regions) {
      requireText("region", region);
    }
    return List.of(regions);
  }
}
