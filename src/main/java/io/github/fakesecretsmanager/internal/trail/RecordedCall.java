package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.UserIdentity;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call as the log keeps it while it is made; the event is made of it when somebody looks.
 *
 * @param isReadOnly whether the operation changes nothing, as CloudTrail's {@code readOnly}
 * @param caller who calls, worked out late
 * @param response empty when the call was refused, and of a call that only reads, whose answer may
 *     be large
 * @param error empty when the call was answered
 */
public record RecordedCall(
    String operation,
    boolean isReadOnly,
    Instant time,
    String region,
    Supplier<UserIdentity> caller,
    String requestId,
    Record request,
    Optional<Record> response,
    Optional<Refusal> error) {

  /** Why a call was refused. */
  public record Refusal(String code, Optional<String> message) {}
}
