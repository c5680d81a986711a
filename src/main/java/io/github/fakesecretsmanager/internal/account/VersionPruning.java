package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.Versions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The removal of outdated versions from secrets that have more than Secrets Manager keeps.
 *
 * <p>A version that is too young is removed once it is old enough. Not thread-safe; guarded by the
 * account's lock.
 */
final class VersionPruning {

  private final Timeline timeline;
  private final Consumer<SecretArn> pruneAgain;
  private final Map<SecretArn, Instant> planned = new HashMap<>();

  /**
   * Starts with nothing planned.
   *
   * @param pruneAgain the receiver of a secret each time one of its versions becomes outdated
   */
  VersionPruning(Timeline timeline, Consumer<SecretArn> pruneAgain) {
    this.timeline = timeline;
    this.pruneAgain = pruneAgain;
  }

  /** Returns a secret without its outdated versions, and plans the removal of those to come. */
  Secret prune(Secret secret) {
    if (!secret.versions().isOverfull()) {
      return secret;
    }
    Versions kept = secret.versions().withoutOutdated(timeline.now());
    boolean keepsAll = kept.size() == secret.versions().size();
    Secret remaining = keepsAll ? secret : secret.withoutPrunedVersions(kept);
    if (remaining.versions().isOverfull()) {
      remaining.versions().nextOutdated().ifPresent(time -> plan(remaining.arn(), time));
    }
    return remaining;
  }

  private void plan(SecretArn arn, Instant time) {
    Instant before = planned.get(arn);
    if (before != null && !before.isAfter(time)) {
      return;
    }
    planned.put(arn, time);
    timeline.schedule(
        time,
        due -> {
          planned.remove(arn, due);
          pruneAgain.accept(arn);
        });
  }
}
