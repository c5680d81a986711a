package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.fault.Fault;
import io.github.fakesecretsmanager.internal.fault.FaultEffect;
import io.github.fakesecretsmanager.internal.fault.FaultScope;
import io.github.fakesecretsmanager.internal.fault.Occurrences;
import io.github.fakesecretsmanager.internal.fault.Occurrences.Counting;
import io.github.fakesecretsmanager.internal.message.CheckReturnValue;
import io.github.fakesecretsmanager.internal.operation.NamedSecrets;
import io.github.fakesecretsmanager.internal.operation.Operations;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The calls that a fault hits, narrowed step by step. The last step says how they fail, and sets
 * the fault.
 *
 * <pre>{@code
 * FaultedCalls reads = fake.faults().on("GetSecretValue").to("prod/db").wholeCalls();
 * FakeFault fault = reads.skip(1).next().throttle();
 * }</pre>
 *
 * <p>Each step returns a new object. Without further steps, every attempt is hit. Immutable and
 * thread-safe.
 */
public final class FaultedCalls {

  private final SecretsManagerService service;
  private final FaultScope scope;
  private final Occurrences occurrences;
  private final List<BooleanSupplier> conditions;

  private FaultedCalls(
      SecretsManagerService service,
      FaultScope scope,
      Occurrences occurrences,
      List<BooleanSupplier> conditions) {
    this.service = service;
    this.scope = scope;
    this.occurrences = occurrences;
    this.conditions = conditions;
  }

  static FaultedCalls of(SecretsManagerService service, Set<String> operations) {
    return new FaultedCalls(
        service,
        new FaultScope(operations, Optional.empty(), Optional.empty(), Optional.empty()),
        Occurrences.ALL,
        List.of());
  }

  private FaultedCalls with(FaultScope other) {
    return new FaultedCalls(service, other, occurrences, conditions);
  }

  private FaultedCalls with(Occurrences other) {
    return new FaultedCalls(service, scope, other, conditions);
  }

  /**
   * Narrows the fault to calls to a Region.
   *
   * @param region the Region, such as {@code eu-west-3}, in place of one given before
   * @return the narrowed calls
   * @throws IllegalArgumentException if AWS has no such Region
   */
  @CheckReturnValue
  public FaultedCalls in(String region) {
    return with(
        new FaultScope(
            scope.operations(),
            Optional.of(Arguments.requireRegion(service, region)),
            scope.secret(),
            scope.callerArn()));
  }

  /**
   * Narrows the fault to calls that name a secret, by its name or ARN. The secret need not exist
   * yet.
   *
   * @param secretId a name, for the secret of that name in each Region; or an ARN, full or partial,
   *     for the secret in its Region
   * @return the narrowed calls
   * @throws IllegalArgumentException if it can't be a secret's, or one of the operations takes no
   *     secret
   */
  @CheckReturnValue
  public FaultedCalls to(String secretId) {
    return Arguments.redacting(service, () -> narrowedTo(secretId));
  }

  private FaultedCalls narrowedTo(String secretId) {
    Arguments.requireText("secretId", secretId, "use a name, an ARN or a partial ARN");
    SecretId id = SecretId.of(secretId);
    try {
      id.requireValid();
    } catch (SecretsManagerError e) {
      throw new IllegalArgumentException(
          "invalid secretId <%s>: use a name, an ARN or a partial ARN".formatted(secretId), e);
    }
    for (String operation : scope.operations()) {
      if (!NamedSecrets.areIn(Operations.find(operation).orElseThrow())) {
        throw new IllegalArgumentException(
            "a call of <%s> names no secret, so the fault can't hit a call to <%s>: leave to(..) out"
                .formatted(operation, secretId));
      }
    }
    return with(
        new FaultScope(scope.operations(), scope.region(), Optional.of(id), scope.callerArn()));
  }

  /**
   * Narrows the fault to the calls of a user or role.
   *
   * @param caller a user or role of this fake
   * @return the narrowed calls
   * @throws IllegalArgumentException if the caller belongs to another fake
   */
  @CheckReturnValue
  public FaultedCalls by(FakePrincipal caller) {
    return with(
        new FaultScope(
            scope.operations(),
            scope.region(),
            scope.secret(),
            Optional.of(Callers.requireOwn(service, caller).arn())));
  }

  /**
   * Counts calls instead of attempts, and hits every attempt of a call. The SDK's retries of the
   * call then can't succeed.
   *
   * <p>The SDK gives all attempts of one call the same header {@code amz-sdk-invocation-id}.
   * Without that header, each attempt is a call.
   *
   * @return the narrowed calls
   */
  @CheckReturnValue
  public FaultedCalls wholeCalls() {
    return with(occurrences.with(Counting.WHOLE_CALLS));
  }

  /**
   * Counts calls instead of attempts, and hits only the first attempt of a call.
   *
   * @return the narrowed calls
   */
  @CheckReturnValue
  public FaultedCalls firstAttempts() {
    return with(occurrences.with(Counting.FIRST_ATTEMPTS));
  }

  /**
   * Lets the first attempts, or calls, pass.
   *
   * @param number how many, 0 or more; 0 by default
   * @return the narrowed calls
   * @throws IllegalArgumentException if the number is negative
   */
  @CheckReturnValue
  public FaultedCalls skip(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("invalid number <%s>: use 0 or more".formatted(number));
    }
    return with(occurrences.skipping(number));
  }

  /**
   * Hits only the next attempt, or call.
   *
   * @return the narrowed calls
   */
  @CheckReturnValue
  public FaultedCalls next() {
    return next(1);
  }

  /**
   * Hits only the next attempts, or calls.
   *
   * @param number how many, 1 or more; no limit by default
   * @return the narrowed calls
   * @throws IllegalArgumentException if the number is less than 1
   */
  @CheckReturnValue
  public FaultedCalls next(int number) {
    return with(occurrences.limitedTo(requirePositive(number)));
  }

  /**
   * Hits only every n-th attempt, or call: with 3 the third, the sixth, and so on.
   *
   * @param number the n, 1 or more; 1 by default
   * @return the narrowed calls
   * @throws IllegalArgumentException if the number is less than 1
   */
  @CheckReturnValue
  public FaultedCalls everyNth(int number) {
    return with(occurrences.everyNth(requirePositive(number)));
  }

  private static int requirePositive(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("invalid number <%s>: use 1 or more".formatted(number));
    }
    return number;
  }

  /**
   * Hits and counts attempts only while a condition holds, in addition to the conditions given
   * before.
   *
   * @param condition asked in the thread of the call, before each attempt whose operation and
   *     Region fit. What it throws reaches the caller. Calls that it makes itself in this thread
   *     are not hit.
   * @return the narrowed calls
   */
  @CheckReturnValue
  public FaultedCalls when(BooleanSupplier condition) {
    Arguments.requireGiven("condition", condition, "use one such as () -> true");
    return new FaultedCalls(
        service,
        scope,
        occurrences,
        Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  /**
   * Refuses the attempt with {@code ThrottlingException}, {@code Rate exceeded}. The SDK retries
   * it. CloudTrail records the refusal.
   *
   * @return the fault, now set
   */
  public FakeFault throttle() {
    return set(FaultEffect.throttled());
  }

  /**
   * Refuses the attempt with {@code InternalServiceError}, HTTP status 500. The SDK retries it.
   * CloudTrail records the refusal.
   *
   * @return the fault, now set
   */
  public FakeFault internalServiceError() {
    return set(FaultEffect.internalServiceError());
  }

  /**
   * Refuses the attempt with {@code ServiceUnavailable}, HTTP status 503. The SDK retries it.
   * CloudTrail records nothing.
   *
   * @return the fault, now set
   */
  public FakeFault serviceUnavailable() {
    return set(FaultEffect.unavailable());
  }

  /**
   * Refuses the attempt with an error of your choice. CloudTrail records the refusal.
   *
   * @param code the code, such as {@code DecryptionFailure} or {@code ExpiredTokenException}
   * @param message the message, which must not contain a secret value
   * @return the fault, now set
   * @throws IllegalArgumentException if Secrets Manager has no such error, or the message is empty
   */
  public FakeFault error(String code, String message) {
    Arguments.requireText("code", code, "use one such as \"InternalServiceError\"");
    Arguments.requireText("message", message, "use AWS's words");
    ErrorCode known = Arguments.redacting(service, () -> errorCode(code));
    return set(FaultEffect.error(known, message));
  }

  private static ErrorCode errorCode(String code) {
    return Stream.of(ErrorCode.values())
        .filter(each -> each.wireName().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown error code <%s>: use one of %s".formatted(code, errorCodes())));
  }

  private static List<String> errorCodes() {
    return Stream.of(ErrorCode.values()).map(ErrorCode::wireName).sorted().toList();
  }

  /**
   * Lets the call time out before it takes effect, as a socket does. The cause of the SDK's
   * exception is a {@link java.net.SocketTimeoutException}. The test does not wait. The SDK retries
   * it. CloudTrail records nothing.
   *
   * @return the fault, now set
   */
  public FakeFault timeOut() {
    return set(FaultEffect.timedOut());
  }

  /**
   * Resets the connection before the call takes effect. The cause of the SDK's exception is a
   * {@link java.net.SocketException}. The SDK retries it. CloudTrail records nothing.
   *
   * @return the fault, now set
   */
  public FakeFault resetConnection() {
    return set(FaultEffect.reset());
  }

  /**
   * Loses the answer after the call has taken effect. The client sees a time-out, as with {@link
   * #timeOut()}. The SDK retries it. CloudTrail records the call.
   *
   * @return the fault, now set
   */
  public FakeFault loseAnswer() {
    return set(new FaultEffect.AnswerLost());
  }

  /**
   * Breaks off the answer in the middle of its body, after the call has taken effect. The SDK
   * retries it. CloudTrail records the call.
   *
   * @return the fault, now set
   */
  public FakeFault truncateAnswer() {
    return set(new FaultEffect.AnswerTruncated());
  }

  /**
   * Delays the answer, after the call has taken effect. A time-out of the SDK, an interrupt, or
   * cancelling the future ends the wait. An asynchronous call is then completed in a thread of the
   * JDK's common pool.
   *
   * @param time how long, in real time, up to one day; zero only counts the calls
   * @return the fault, now set
   * @throws IllegalArgumentException if the time is negative, or longer than a day
   */
  public FakeFault delay(Duration time) {
    Arguments.requireGiven("time", time, "use one such as Duration.ofMillis(200)");
    if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("invalid delay <%s>: use zero to one day".formatted(time));
    }
    return set(new FaultEffect.AnswerDelayed(time));
  }

  private FakeFault set(FaultEffect effect) {
    Fault fault = new Fault(scope, occurrences, conditions, effect);
    service.faults().add(fault);
    return new FakeFault(service, fault);
  }
}
