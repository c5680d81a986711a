package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.RequestQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The calls that were made of late, counted towards AWS's quotas.
 *
 * <p>Each quota is a bucket of the calls of one second. A call takes one out, and time fills it
 * again. Guarded by the service's lock.
 */
final class RequestQuotas {

  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private record Key(RequestQuota quota, String region, String accountId) {}

  private record Bucket(double calls, Instant time) {

    /** Returns the bucket at a later time; a clock that was moved back fills nothing. */
    Bucket at(Instant now, int capacity) {
      double seconds = Math.max(0, Duration.between(time, now).toNanos() / NANOS_PER_SECOND);
      return new Bucket(Math.min(capacity, calls + seconds * capacity), now);
    }
  }

  private final Map<Key, Bucket> buckets = new HashMap<>();

  /**
   * Counts a call.
   *
   * @throws SecretsManagerError if the quota is used up; then the call does not count
   */
  void count(RequestQuota quota, String region, String accountId, Instant now) {
    Key key = new Key(quota, region, accountId);
    int capacity = quota.callsPerSecond();
    Bucket bucket = buckets.getOrDefault(key, new Bucket(capacity, now)).at(now, capacity);
    if (bucket.calls() < 1) {
      throw new SecretsManagerError(ErrorCode.THROTTLING, "Rate exceeded");
    }
    buckets.put(key, new Bucket(bucket.calls() - 1, now));
  }

  /** Forgets all calls. */
  void reset() {
    buckets.clear();
  }
}
