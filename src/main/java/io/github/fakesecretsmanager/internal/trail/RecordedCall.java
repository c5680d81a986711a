package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.UserIdentity;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call as the log keeps it. Its event is made only when a test looks.
 *
 * @param isReadOnly whether the operation changes nothing, which is CloudTrail's {@code readOnly}
 * @param caller the caller's identity, which is made only when a test looks
 * @param size the approximate size of the request in bytes
 * @param response the answer; empty if the call was refused, or only reads and so may have a large
 *     answer
 * @param error the refusal; empty if the call was answered
 */
public record RecordedCall(
    String operation,
    boolean isReadOnly,
    Instant time,
    String region,
    Supplier<UserIdentity> caller,
    String requestId,
    Record request,
    int size,
    Optional<Record> response,
    Optional<Refusal> error) {

  /** The reason why a call was refused. */
  public record Refusal(String code, Optional<String> message) {}
}
