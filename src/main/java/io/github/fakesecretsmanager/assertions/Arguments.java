package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.internal.message.ArgumentChecks;
import java.util.List;

/**
 * Checks of the arguments of assertions: a wrong argument is a mistake in the test, not its
 * outcome.
 */
final class Arguments {

  private Arguments() {}

  static String requireText(String what, String value) {
    return ArgumentChecks.requireText(what, value, cure(what));
  }

  static <T> T requireGiven(String what, T value) {
    return ArgumentChecks.requireGiven(what, value, cure(what));
  }

  private static String cure(String what) {
    return "use the " + what + " to compare with";
  }

  static List<String> requireRegions(String... regions) {
    ArgumentChecks.requireGiven("regions", regions, "use the names of Regions");
    if (regions.length == 0) {
      throw new IllegalArgumentException("regions is empty: use one or more, or isNotReplicated()");
    }
    for (String region : regions) {
      requireText("region", region);
    }
    return List.of(regions);
  }
}
