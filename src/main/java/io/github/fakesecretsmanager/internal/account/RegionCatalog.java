package io.github.fakesecretsmanager.internal.account;

import java.util.Optional;

/** The Regions of AWS. Implementations must be immutable. */
@FunctionalInterface
public interface RegionCatalog {

  /** Returns the Region with a name; empty if AWS has no such Region. */
  Optional<AwsRegion> find(String name);
}
