package io.github.fakesecretsmanager.conformance;

import java.util.Locale;

/** The part that a Region plays in a scenario. A target decides which Region plays it. */
public enum Place {
  PRIMARY,
  REPLICA,
  /** A third Region, which only a scenario that needs {@link Need#OTHER_REGION} may use. */
  OTHER;

  /** Returns the name of the part, such as {@code primary region}. */
  public String role() {
    return name().toLowerCase(Locale.ROOT) + " region";
  }
}
