package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.UserIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds what is recorded of a call while it is made; the event is made of it when somebody looks.
 *
 * @param caller who calls, worked out late
 * @param response empty when the call was refused, and of a call that only reads, whose answer may
 *     be large
 * @param error empty when it was not
 */
public record RecordedCall(
    String operation,
    Instant time,
    String region,
    Supplier<UserIdentity> caller,
    String requestId,
    Record request,
    Optional<Record> response,
    Optional<Refusal> error) {

  private static final List<String> READING =
      List.of("Get", "BatchGet", "List", "Describe", "Validate");

  public RecordedCall {
    response = isReading(operation) ? Optional.empty() : response;
  }

  private static boolean isReading(String operation) {
    for (String start : READING) {
      if (operation.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  boolean isReading() {
    return isReading(operation);
  }

  /** Why a call was refused. */
  public record Refusal(String code, Optional<String> message) {}
}
