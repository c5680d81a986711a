package io.github.fakesecretsmanager.internal.account;

import java.util.Optional;

/** The Regions that AWS has; implementations must be immutable. */
@FunctionalInterface
public interface RegionCatalog {

  /** Returns the Region of that name; empty when AWS has none. */
  Optional<AwsRegion> find(String name);
}
