package io.github.fakesecretsmanager.internal.account;

import java.time.Duration;

/**
 * The delays until the effects of calls become visible; zero means at once.
 *
 * @param listings until a listing shows a change
 * @param deletedNames until the name of a secret that was deleted without recovery is free
 * @param removedReplicas until a replica that was removed is gone
 * @param rotations until a rotation that a call has started runs
 * @param replicas until a replica matches its primary, unless replication takes longer anyway
 */
public record Lag(
    Duration listings,
    Duration deletedNames,
    Duration removedReplicas,
    Duration rotations,
    Duration replicas) {

  /** No delays: everything is visible at once. */
  public static final Lag NONE =
      new Lag(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
