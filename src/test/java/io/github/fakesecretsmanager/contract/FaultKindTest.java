package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FaultedCalls;
import io.github.fakesecretsmanager.support.Calls;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.InternalServiceErrorException;

/** The effect of each kind of fault on a call, and its event in CloudTrail. */
class FaultKindTest extends Contract {

  private static final int ATTEMPTS = 4;

  enum Kind {
    THROTTLE(FaultedCalls::throttle, false, true),
    INTERNAL_SERVICE_ERROR(FaultedCalls::internalServiceError, false, true),
    SERVICE_UNAVAILABLE(FaultedCalls::serviceUnavailable, false, false),
    TIME_OUT(FaultedCalls::timeOut, false, false),
    RESET_CONNECTION(FaultedCalls::resetConnection, false, false),
    LOSE_ANSWER(FaultedCalls::loseAnswer, true, true),
    TRUNCATE_ANSWER(FaultedCalls::truncateAnswer, true, true);

    // The function has no state, but its type can't say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<FaultedCalls, FakeFault> fault;

    private final boolean takesEffect;
    private final boolean isRecorded;

    Kind(Function<FaultedCalls, FakeFault> fault, boolean takesEffect, boolean isRecorded) {
      this.fault = fault;
      this.takesEffect = takesEffect;
      this.isRecorded = isRecorded;
    }

    FakeFault set(FaultedCalls calls) {
      return fault.apply(calls);
    }
  }

  @BeforeEach
  void arrange_a_secret() {
    fake.region().createSecret("db", "one");
  }

  private static Stream<Kind> kinds() {
    return Stream.of(Kind.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_retry_heals_each_kind(Kind kind) {
    FakeFault fault = kind.set(fake.faults().on("GetSecretValue").next());

    assertThat(value(client, "db")).isEqualTo("one");

    assertThat(fault).hasFiredTimes(1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void the_sdk_gives_up_after_its_last_attempt(Kind kind) {
    FakeFault fault = kind.set(fake.faults().on("GetSecretValue"));

    assertThat(catchThrowable(() -> value(client, "db"))).isInstanceOf(SdkException.class);

    assertThat(fault).hasFiredTimes(ATTEMPTS);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cloud_trail_shows_what_arrived(Kind kind) {
    kind.set(fake.faults().on("PutSecretValue").wholeCalls().next());

    assertThat(catchThrowable(() -> put("db", "two"))).isInstanceOf(SdkException.class);

    assertThat(fake.cloudTrail().events("PutSecretValue")).hasSize(kind.isRecorded ? ATTEMPTS : 0);
    assertThat(value(client, "db")).isEqualTo(kind.takesEffect ? "two" : "one");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_retried_write_with_one_token_is_applied_once(Kind kind) {
    kind.set(fake.faults().on("PutSecretValue").next(ATTEMPTS - 1));

    client.putSecretValue(
        r -> r.secretId("db").clientRequestToken(OTHER_TOKEN).secretString("two"));

    assertThat(fake.region().secret("db").versions().all()).hasSize(2);
    assertThat(value(client, "db")).isEqualTo("two");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_retried_creation_is_applied_once(Kind kind) {
    kind.set(fake.faults().on("CreateSecret").next(ATTEMPTS - 1));

    create("new", "one");

    assertThat(fake.region().secret("new").versions().all()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void each_kind_hits_each_operation(Kind kind) {
    for (Calls.Call call : Calls.ofSdk()) {
      try (FakeFault fault = kind.set(fake.faults().on(call.operation()))) {
        assertThat(catchThrowable(() -> call.make(client)))
            .as(call.operation())
            .isInstanceOf(SdkException.class);
        assertThat(fault).hasFired();
      }
    }
  }

  @Test
  void throttling_is_aws_s_own() {
    fake.faults().onAnyCall().throttle();

    assertServiceError(400, "ThrottlingException", "Rate exceeded");
  }

  @Test
  void an_internal_service_error_is_the_modelled_one() {
    fake.faults().onAnyCall().internalServiceError();

    AwsServiceException error =
        assertServiceError(500, "InternalServiceError", "An error occurred on the server side.");
    assertThat(error).isInstanceOf(InternalServiceErrorException.class);
  }

  @Test
  void an_unavailable_service_answers_503() {
    fake.faults().onAnyCall().serviceUnavailable();

    assertServiceError(
        503,
        "ServiceUnavailable",
        "The request has failed due to a temporary failure of the server.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DecryptionFailure",
        "EncryptionFailure",
        "InvalidNextTokenException",
        "InvalidParameterException",
        "InvalidRequestException",
        "LimitExceededException",
        "MalformedPolicyDocumentException",
        "PreconditionNotMetException",
        "PublicPolicyException",
        "ResourceExistsException",
        "ResourceNotFoundException",
        "AccessDeniedException",
        "ExpiredTokenException"
      })
  void any_error_of_aws_can_be_answered_with_a_message(String code) {
    fake.faults().on("GetSecretValue").error(code, "as scripted");

    assertServiceError(400, code, "as scripted");
    assertThat(fake.cloudTrail().events("GetSecretValue"))
        .singleElement()
        .satisfies(event -> assertThat(event.errorMessage()).contains("as scripted"));
  }

  @Test
  void a_modelled_error_has_its_exception() {
    fake.faults().on("GetSecretValue").error("DecryptionFailure", "as scripted");

    assertThat(catchThrowable(() -> value(client, "db")))
        .isInstanceOf(DecryptionFailureException.class);
  }

  private AwsServiceException assertServiceError(int status, String code, String message) {
    Throwable thrown = catchThrowable(() -> value(client, "db"));
    assertThat(thrown).isInstanceOf(AwsServiceException.class);
    AwsServiceException error = (AwsServiceException) thrown;
    assertThat(error.statusCode()).isEqualTo(status);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
    assertThat(error.requestId()).isNotEmpty();
    return error;
  }

  /**
   * Over a socket, the client sees the exception of its own HTTP client for a closed connection.
   */
  @Test
  @Tag(ClientKind.IN_PROCESS)
  void a_broken_connection_is_the_sockets_own_exception() {
    Map<Kind, Class<? extends IOException>> causes =
        Map.of(
            Kind.TIME_OUT, SocketTimeoutException.class,
            Kind.LOSE_ANSWER, SocketTimeoutException.class,
            Kind.RESET_CONNECTION, SocketException.class);

    causes.forEach(
        (kind, cause) -> {
          FakeFault fault = kind.set(fake.faults().onAnyCall());
          assertThat(catchThrowable(() -> value(client, "db")))
              .isInstanceOf(SdkClientException.class)
              .hasCauseInstanceOf(cause);
          fault.remove();
        });
  }

  @Test
  void a_truncated_answer_is_a_failure_of_the_client() {
    fake.faults().onAnyCall().truncateAnswer();

    assertThat(catchThrowable(() -> value(client, "db")))
        .isInstanceOf(SdkClientException.class)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void a_truncated_refusal_is_a_failure_too() {
    fake.faults().onAnyCall().truncateAnswer();

    assertThat(catchThrowable(() -> value(client, "missing"))).isInstanceOf(SdkException.class);
  }

  @Test
  void a_refusal_gets_lost_as_an_answer_does() {
    fake.faults().on("GetSecretValue").wholeCalls().next().loseAnswer();

    assertThat(catchThrowable(() -> value(client, "missing")))
        .isInstanceOf(SdkClientException.class);

    assertThat(fake.cloudTrail().events("GetSecretValue"))
        .extracting(event -> event.errorCode().orElseThrow())
        .containsOnly("ResourceNotFoundException");
  }

  @Test
  void a_delayed_answer_comes_late() {
    fake.faults().on("PutSecretValue").next().delay(Duration.ofMillis(40));

    long start = System.nanoTime();
    put("db", "two");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(39));
    assertThat(value(client, "db")).isEqualTo("two");
    assertThat(fake.cloudTrail()).hasEvent("PutSecretValue");
  }

  @Test
  void no_kind_waits_in_real_time() {
    List<Kind> all = List.of(Kind.values());

    long start = System.nanoTime();
    for (Kind kind : all) {
      FakeFault fault = kind.set(fake.faults().onAnyCall());
      assertThat(catchThrowable(() -> value(client, "db"))).isInstanceOf(SdkException.class);
      fault.remove();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }
}
