package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.cloudtrail.UserIdentity;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.operation.Operation;
import io.github.fakesecretsmanager.internal.trail.EventLog;
import io.github.fakesecretsmanager.internal.trail.RecordedCall;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The recorder of a call and of the calls within it, which lives as long as the call. */
record CallRecorder(EventLog log, Principal caller, Instant time, String region, String requestId) {

  /**
   * Carries out a call, and records it ahead of the events that it has caused.
   *
   * @param size the approximate size of the request in bytes; 0 if the request of another call
   *     contains it
   */
  <Q extends Record, S extends Record> S record(
      Operation<Q, S> operation, Q request, int size, Supplier<S> execution) {
    int position = log.position();
    S response;
    try {
      response = execution.get();
    } catch (SecretsManagerError e) {
      add(position, operation, request, size, null, refusal(e.code(), e.getMessage()));
      throw e;
    } catch (NotSimulatedException e) {
      log.forgetSince(position);
      log.remember(request);
      throw redacted(e);
    } catch (RuntimeException | Error e) {
      // AWS never answers like this, so its log would not show the call.
      log.forgetSince(position);
      throw e;
    }
    log.generated(operation.generatedValues(response));
    // A call that only reads is recorded without its answer, which can be large.
    add(position, operation, request, size, operation.isReadOnly() ? null : response, null);
    return response;
  }

  /** Returns the exception without the secret values that may have leaked into its message. */
  private NotSimulatedException redacted(NotSimulatedException thrown) {
    String message = String.valueOf(thrown.getMessage());
    String redacted = log.redaction().apply(message);
    // The cause may quote the value too.
    return redacted.equals(message) ? thrown : new NotSimulatedException(redacted);
  }

  private void add(
      int position,
      Operation<?, ?> operation,
      Record request,
      int size,
      @Nullable Record response,
      RecordedCall.@Nullable Refusal refusal) {
    // The recorded call must not keep a reference to the whole recorder.
    Principal who = caller;
    log.add(
        position,
        new RecordedCall(
            operation.name(),
            operation.isReadOnly(),
            time,
            region,
            () -> identity(who),
            requestId,
            request,
            size,
            Optional.ofNullable(response),
            Optional.ofNullable(refusal)));
  }

  /**
   * Returns a refusal as CloudTrail shows it: only a denial has a different name than in the API.
   */
  private static RecordedCall.Refusal refusal(ErrorCode code, @Nullable String message) {
    return new RecordedCall.Refusal(
        code == ErrorCode.ACCESS_DENIED ? "AccessDenied" : code.wireName(),
        Optional.ofNullable(message));
  }

  private static UserIdentity identity(Principal caller) {
    boolean isRole = caller.type() == Principal.Type.ROLE;
    return new UserIdentity(
        isRole ? "AssumedRole" : "IAMUser",
        caller.userId(),
        caller.callerArn(),
        caller.accountId(),
        Optional.of(caller.accessKeyId()),
        Optional.of(caller.name()),
        isRole ? Optional.of(caller.arn()) : Optional.empty());
  }
}
