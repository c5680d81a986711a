package io.github.fakesecretsmanager.internal.account;

import org.jspecify.annotations.Nullable;

/** The part of a primary that is sent to a Region, and the secrets that it may replace there. */
public enum Transfer {
  /** What has changed: versions that have arrived are not sent again. */
  CHANGE,
  /** All versions, under the key that the primary shows for the replica. */
  ALL,
  /** All versions; an ordinary secret of the same name is replaced. */
  ALL_WITH_FORCE;

  /** Returns the transfer that a request asks for with its ForceOverwriteReplicaSecret. */
  public static Transfer ofAll(@Nullable Boolean forceOverwriteReplicaSecret) {
    return Boolean.TRUE.equals(forceOverwriteReplicaSecret) ? ALL_WITH_FORCE : ALL;
  }

  boolean sendsAll() {
    return this != CHANGE;
  }

  boolean overwrites() {
    return this == ALL_WITH_FORCE;
  }
}
