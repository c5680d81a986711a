package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.RequestQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The recent calls, counted towards AWS's quotas.
 *
 * <p>Each quota is a bucket that holds the calls of one second. A call takes one out, and time
 * refills the bucket. Guarded by the service's lock.
 */
final class RequestQuotas {

  private static final Duration TO_FILL = Duration.ofSeconds(1);

  /**
   * The content that a call takes out. The unit is chosen so that each nanosecond adds the number
   * of calls a second.
   */
  private static final long CALL = TO_FILL.toNanos();

  private record Key(RequestQuota quota, String region, String accountId) {}

  private record Bucket(long content, Instant time) {

    /** Returns the bucket at another time. A clock that was set back adds nothing. */
    Bucket at(Instant now, int callsPerSecond) {
      Duration elapsed = Duration.between(time, now);
      long full = callsPerSecond * CALL;
      if (elapsed.compareTo(TO_FILL) >= 0) {
        return new Bucket(full, now);
      }
      long added = elapsed.isNegative() ? 0 : elapsed.toNanos() * callsPerSecond;
      return new Bucket(Math.min(full, content + added), now);
    }
  }

  private final Map<Key, Bucket> buckets = new HashMap<>();

  /**
   * Counts a call.
   *
   * @throws SecretsManagerError if the quota is used up; such a call does not count
   */
  void count(ClientCall<?, ?> call, String accountId, Instant now) {
    RequestQuota quota = call.operation().quota();
    Key key = new Key(quota, call.region(), accountId);
    int rate = quota.callsPerSecond();
    Bucket bucket = buckets.getOrDefault(key, new Bucket(rate * CALL, now)).at(now, rate);
    boolean isUsedUp = bucket.content() < CALL;
    buckets.put(key, isUsedUp ? bucket : new Bucket(bucket.content() - CALL, now));
    if (isUsedUp) {
      throw new SecretsManagerError(ErrorCode.THROTTLING, "Rate exceeded");
    }
  }

  /** Forgets all calls. */
  void reset() {
    buckets.clear();
  }
}
