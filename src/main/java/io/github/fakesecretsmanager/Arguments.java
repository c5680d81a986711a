package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.account.RegionCatalog;
import io.github.fakesecretsmanager.internal.transport.SdkRegionCatalog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Refuses wrong arguments of the front door, with the value and the cure. */
final class Arguments {

  private static final int MAX_LISTED = 20;

  static final RegionCatalog REGIONS = new SdkRegionCatalog();

  private Arguments() {}

  /** Returns the name of a Region that AWS has. */
  static String requireRegion(String region) {
    Objects.requireNonNull(region, "region; give a name, for example \"eu-west-3\"");
    if (REGIONS.find(region).isEmpty()) {
      throw new IllegalArgumentException(
          "the AWS SDK on the class path knows no Region <"
              + region
              + ">; give a name such as \"eu-west-3\"");
    }
    return region;
  }

  /** Returns the names of Regions that AWS has, each once. */
  static Set<String> requireRegions(String... regions) {
    Objects.requireNonNull(regions, "regions; give names, for example \"eu-south-2\"");
    Set<String> names = new LinkedHashSet<>();
    for (String region : regions) {
      names.add(requireRegion(region));
    }
    return names;
  }

  /** Lists names for a message, the first few of many. */
  static String listed(List<String> names) {
    return names.size() <= MAX_LISTED
        ? names.toString()
        : names.subList(0, MAX_LISTED) + " and " + (names.size() - MAX_LISTED) + " more";
  }

  static String requireText(String what, String value, String cure) {
    Objects.requireNonNull(value, () -> what + "; " + cure);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty; " + cure);
    }
    return value;
  }
}
