package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Impossible faults and outages, each refused with the cure. */
class MisusedFaultsTest {

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final FakeFaults faults = fake.faults();

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  private static void refused(String message, ThrowingCallable misuse) {
    assertThatIllegalArgumentException().isThrownBy(misuse).withMessageStartingWith(message);
  }

  private static void isNull(String message, ThrowingCallable misuse) {
    assertThatNullPointerException().isThrownBy(misuse).withMessageStartingWith(message);
  }

  @Test
  void an_unknown_operation_is_refused() {
    refused(
        "unknown operation <GetSecret>: use one of [BatchGetSecretValue, CancelRotateSecret, ",
        () -> faults.on("GetSecretValue", "GetSecret"));
    refused("unknown operation <getSecretValue>: use one of [", () -> faults.on("getSecretValue"));
  }

  @Test
  void an_operation_that_is_not_simulated_is_refused() {
    refused(
        "<AssociateCrossAccountReplica> is not simulated, so a fault can't hit it",
        () -> faults.on("AssociateCrossAccountReplica"));
  }

  @Test
  void a_fault_without_an_operation_is_refused() {
    refused("operations is empty: use one or more, or onAnyCall()", () -> faults.on());
    isNull("operation is null: use AWS's name", () -> faults.on((String) null));
    isNull("operations is null: use AWS's names", () -> faults.on((String[]) null));
  }

  @Test
  void an_unknown_region_is_refused() {
    refused("unknown Region <eu-west-33>: use one", () -> faults.onAnyCall().in("eu-west-33"));
  }

  @Test
  void a_secret_is_refused_for_an_operation_that_takes_none() {
    refused(
        "a call of <ListSecrets> names no secret, so the fault can't hit a call to <db>",
        () -> faults.on("GetSecretValue", "ListSecrets").to("db"));
    refused(
        "a call of <GetRandomPassword> names no secret",
        () -> faults.on("GetRandomPassword").to("db"));
  }

  @Test
  void an_invalid_secret_id_is_refused() {
    refused("secretId is empty: use a name, an ARN", () -> faults.onAnyCall().to(""));
    refused("invalid secretId <a b>: use a name, an ARN", () -> faults.onAnyCall().to("a b"));
  }

  @Test
  void a_caller_of_another_fake_is_refused() {
    try (FakeSecretsManager other = FakeSecretsManager.create()) {
      refused(
          "<arn:aws:iam::123456789012:role/app> belongs to another fake",
          () -> faults.onAnyCall().by(other.role("app")));
    }
    isNull("caller is null: use one such as", () -> faults.onAnyCall().by(null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void a_count_below_one_is_refused(int number) {
    String message = "invalid number <" + number + ">: use 1 or more";
    refused(message, () -> faults.onAnyCall().next(number));
    refused(message, () -> faults.onAnyCall().everyNth(number));
  }

  @Test
  void a_negative_number_to_skip_is_refused() {
    refused("invalid number <-1>: use 0 or more", () -> faults.onAnyCall().skip(-1));
  }

  @Test
  void a_null_condition_is_refused() {
    isNull("condition is null: use one such as", () -> faults.onAnyCall().when(null));
  }

  @Test
  void a_delay_that_is_negative_or_too_long_is_refused() {
    refused(
        "invalid delay <PT-0.001S>: use zero to one day",
        () -> faults.onAnyCall().delay(Duration.ofMillis(-1)));
    refused(
        "invalid delay <PT24H0.001S>: use zero to one day",
        () -> faults.onAnyCall().delay(Duration.ofDays(1).plusMillis(1)));
    isNull("time is null: use one such as", () -> faults.onAnyCall().delay(null));
  }

  @Test
  void an_unknown_error_or_an_empty_message_is_refused() {
    refused(
        "unknown error code <NoSuchException>: use one of [AccessDeniedException, ",
        () -> faults.onAnyCall().error("NoSuchException", "message"));
    refused(
        "message is empty: use AWS's words",
        () -> faults.onAnyCall().error("DecryptionFailure", ""));
  }

  @Test
  void an_outage_of_a_region_that_is_down_is_refused() {
    fake.region().beginOutage();

    assertThatIllegalStateException()
        .isThrownBy(() -> fake.region().beginOutage(OutageKind.TIME_OUT))
        .withMessage("us-east-1 is in an outage already: end that first");
  }

  @Test
  void an_outage_without_a_kind_is_refused() {
    isNull("kind is null: use one such as", () -> fake.region().beginOutage(null));
  }
}
