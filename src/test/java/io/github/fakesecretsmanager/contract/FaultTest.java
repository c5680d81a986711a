package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.domain.FaultHit;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The calls that a fault hits, and how often. */
class FaultTest extends Contract {

  /** As many as the SDK makes by default. */
  private static final int ATTEMPTS = 4;

  /** An error that the SDK does not retry. */
  private static final String CODE = "InvalidRequestException";

  private static final String MESSAGE = "on purpose";

  private String arn;

  @BeforeEach
  void arrange_a_secret_and_a_replica() {
    arn = fake.region().createSecret("db", "one", "eu-west-3").arn().toString();
  }

  private void read(SecretsManagerClient regional, String id) {
    regional.getSecretValue(r -> r.secretId(id));
  }

  private void assertHit(SecretsManagerClient regional, String id) {
    assertThatThrownBy(() -> read(regional, id))
        .isInstanceOf(SdkException.class)
        .hasMessageContaining(MESSAGE);
  }

  @Test
  void hits_every_attempt_of_every_call_until_it_is_removed() {
    FakeFault fault = fake.faults().onAnyCall().internalServiceError();

    assertThat(catchThrowable(() -> read(client, "db"))).isInstanceOf(SdkException.class);
    assertThat(catchThrowable(() -> read(client, "db"))).isInstanceOf(SdkException.class);
    fault.remove();
    read(client, "db");

    assertThat(fault).hasFiredTimes(2 * ATTEMPTS);
  }

  @Test
  void hits_the_operations_that_it_names() {
    fake.faults().on("GetSecretValue", "PutSecretValue").error(CODE, MESSAGE);

    assertHit(client, "db");
    assertThatThrownBy(() -> put("db", "two")).hasMessageContaining(MESSAGE);
    describe("db");
  }

  @Test
  void hits_the_region_that_it_names() {
    fake.faults().onAnyCall().in("eu-west-3").error(CODE, MESSAGE);

    assertHit(in("eu-west-3"), "db");
    read(client, "db");
  }

  @Test
  void hits_a_secret_in_each_region_by_its_name_however_a_call_names_it() {
    fake.region().createSecret("db-2", "one");
    fake.faults().onAnyCall().to("db").error(CODE, MESSAGE);

    assertHit(client, "db");
    assertHit(client, arn);
    assertHit(client, arn.substring(0, arn.length() - 7));
    assertHit(in("eu-west-3"), "db");
    read(client, "db-2");
  }

  @Test
  void hits_no_call_that_has_the_name_of_the_secret_only_elsewhere() {
    fake.region().createSecret("db-2", "one");
    fake.faults().onAnyCall().to("db").error(CODE, MESSAGE);

    client.updateSecret(r -> r.secretId("db-2").description("db").secretString("db"));

    assertThat(fake.region().secret("db-2").stringValue()).contains("db");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void hits_a_secret_in_one_region_by_its_arn(boolean isPartial) {
    String id = isPartial ? arn.substring(0, arn.length() - 7) : arn;
    fake.faults().onAnyCall().to(id).error(CODE, MESSAGE);

    assertHit(client, "db");
    assertHit(client, arn);
    read(in("eu-west-3"), "db");
  }

  @Test
  void hits_the_creation_of_a_secret_that_does_not_exist_yet() {
    fake.faults().on("CreateSecret").to("new").error(CODE, MESSAGE);

    assertThatThrownBy(() -> create("new", "one")).hasMessageContaining(MESSAGE);
    create("newer", "one");

    assertThat(fake.region().findSecret("new")).isEmpty();
  }

  @Test
  void hits_a_secret_that_does_not_exist_by_name_and_arn_however_a_call_names_it() {
    fake.faults().onAnyCall().to("gone").error(CODE, MESSAGE);
    fake.faults().onAnyCall().to(arn.replace("secret:db", "secret:lost")).error(CODE, MESSAGE);

    for (String name : List.of("gone", "lost")) {
      assertHit(client, name);
      assertHit(client, arn.replace("secret:db", "secret:" + name));
    }
    assertHit(in("eu-west-3"), "gone");
    assertThatThrownBy(() -> read(in("eu-west-3"), "lost")).hasMessageContaining(NOT_FOUND);
  }

  @Test
  @Tag("new-sdk")
  void hits_a_batch_that_lists_the_secret() {
    fake.faults().on("BatchGetSecretValue").to("db").error(CODE, MESSAGE);

    assertThatThrownBy(() -> BatchCalls.namesOf(client, "other", "db"))
        .hasMessageContaining(MESSAGE);
    assertThat(BatchCalls.errorsOf(client, "other")).hasSize(1);
  }

  @Test
  @Tag("new-sdk")
  void does_not_hit_the_calls_within_a_batch() {
    fake.faults().on("GetSecretValue").error(CODE, MESSAGE);

    assertThat(BatchCalls.errorsOf(client, "db")).isEmpty();
  }

  @Test
  void every_operation_that_takes_a_secret_can_be_hit_by_it() {
    fake.region().createSecret("other", "one");
    for (Calls.Call call : Calls.ofSdk()) {
      if (call.isOnSecret()) {
        try (FakeFault fault = fake.faults().on(call.operation()).to("db").error(CODE, MESSAGE)) {
          assertThatThrownBy(() -> call.make(client)).hasMessageContaining(MESSAGE);
          assertThat(fault).hasFiredTimes(1);
        }
      }
    }
  }

  @Test
  void hits_the_caller_that_it_names() {
    FakePrincipal app = fake.role("app").withPolicy(Policies.allow("*"));
    fake.faults().onAnyCall().by(app).error(CODE, MESSAGE);

    assertHit(as(app), "db");
    read(client, "db");
    read(as(fake.role("other").withPolicy(Policies.allow("*"))), "db");
  }

  @Test
  void the_next_attempts_are_hit_and_the_sdk_retries() {
    FakeFault fault = fake.faults().on("GetSecretValue").next(ATTEMPTS - 1).throttle();

    assertThat(value(client, "db")).isEqualTo("one");
    read(client, "db");

    assertThat(fault).hasFiredTimes(ATTEMPTS - 1);
    assertThat(fault.hits())
        .hasToString(
            "[GetSecretValue in us-east-1, attempt 1, GetSecretValue in us-east-1, attempt 2,"
                + " GetSecretValue in us-east-1, attempt 3]")
        .extracting(FaultHit::invocationId)
        .containsOnly(fault.hits().get(0).invocationId());
  }

  @Test
  void next_hits_one_attempt() {
    FakeFault fault = fake.faults().onAnyCall().next().error(CODE, MESSAGE);

    assertHit(client, "db");
    read(client, "db");

    assertThat(fault).hasFiredTimes(1);
  }

  @Test
  void whole_calls_are_hit_with_all_their_attempts() {
    FakeFault fault = fake.faults().onAnyCall().wholeCalls().next(2).throttle();

    assertThat(catchThrowable(() -> read(client, "db"))).isInstanceOf(SdkException.class);
    assertThat(catchThrowable(() -> describe("db"))).isInstanceOf(SdkException.class);
    read(client, "db");

    assertThat(fault).hasFiredTimes(2 * ATTEMPTS);
  }

  @Test
  void first_attempts_alone_can_be_hit() {
    FakeFault fault = fake.faults().onAnyCall().firstAttempts().throttle();

    read(client, "db");
    read(client, "db");

    assertThat(fault).hasFiredTimes(2);
    assertThat(fault.hits()).extracting(FaultHit::attempt).containsOnly(1);
  }

  @Test
  void every_nth_attempt_can_be_hit_after_some_have_passed() {
    fake.faults().onAnyCall().skip(1).everyNth(3).next(2).error(CODE, MESSAGE);
    List<Integer> hit = new ArrayList<>();

    for (int number = 1; number <= 12; number++) {
      if (catchThrowable(() -> read(client, "db")) != null) {
        hit.add(number);
      }
    }

    assertThat(hit).containsExactly(4, 7);
  }

  @Test
  void only_matching_attempts_count() {
    fake.faults().on("GetSecretValue").in("eu-west-3").to("db").skip(1).error(CODE, MESSAGE);

    read(client, "db");
    in("eu-west-3").describeSecret(r -> r.secretId("db"));
    read(in("eu-west-3"), "db");

    assertHit(in("eu-west-3"), "db");
  }

  @Test
  void hits_while_a_condition_holds() {
    AtomicBoolean isBroken = new AtomicBoolean();
    fake.faults().onAnyCall().when(isBroken::get).error(CODE, MESSAGE);

    read(client, "db");
    isBroken.set(true);
    assertHit(client, "db");
    isBroken.set(false);
    read(client, "db");
  }

  @Test
  void counts_only_while_its_conditions_hold() {
    AtomicBoolean isBroken = new AtomicBoolean();
    fake.faults()
        .onAnyCall()
        .when(isBroken::get)
        .when(() -> clock.now().equals(NOW))
        .skip(1)
        .error(CODE, MESSAGE);
    read(client, "db");
    read(client, "db");

    isBroken.set(true);
    read(client, "db");
    assertHit(client, "db");

    clock.advance(Duration.ofSeconds(1));
    read(client, "db");
  }

  @Test
  void a_condition_may_call_the_fake() {
    AtomicInteger asked = new AtomicInteger();
    fake.faults()
        .on("GetSecretValue")
        .when(
            () -> {
              asked.incrementAndGet();
              return !describe("db").replicationStatus().isEmpty();
            })
        .error(CODE, MESSAGE);

    assertHit(client, "db");

    assertThat(asked).hasValue(1);
  }

  @Test
  void faults_hit_in_the_order_in_which_they_were_set() {
    fake.faults().onAnyCall().next().error("DecryptionFailure", "first");
    fake.faults().onAnyCall().next().error("DecryptionFailure", "second");

    assertThatThrownBy(() -> read(client, "db")).hasMessageContaining("first");
    assertThatThrownBy(() -> read(client, "db")).hasMessageContaining("second");
    read(client, "db");
  }

  @Test
  void a_delay_can_be_combined_with_another_fault() {
    FakeFault slow = fake.faults().onAnyCall().delay(Duration.ZERO);
    FakeFault broken = fake.faults().onAnyCall().next().error(CODE, MESSAGE);
    FakeFault slower = fake.faults().onAnyCall().delay(Duration.ofMillis(1));

    assertHit(client, "db");

    assertThat(slow).hasFiredTimes(1);
    assertThat(broken).hasFiredTimes(1);
    assertThat(slower).hasFiredTimes(1);
  }

  @Test
  void the_end_of_a_try_block_removes_a_fault() {
    try (FakeFault fault = fake.faults().onAnyCall().error(CODE, MESSAGE)) {
      assertHit(client, "db");
      assertThat(fault).hasFired();
      assertThat(fault.isSet()).isTrue();
    }

    read(client, "db");
  }

  @Test
  void clear_and_reset_remove_all_faults() {
    FakeFault cleared = fake.faults().onAnyCall().error(CODE, MESSAGE);
    fake.faults().on("GetSecretValue").error(CODE, MESSAGE);
    fake.faults().clear();
    read(client, "db");

    FakeFault forgotten = fake.faults().onAnyCall().error(CODE, MESSAGE);
    fake.reset();
    assertThat(cleared.isSet()).isFalse();
    assertThat(forgotten.isSet()).isFalse();

    create("db", "one");
  }

  @Test
  void a_fault_can_be_looked_at_after_the_fake_is_closed() {
    FakeFault fault = fake.faults().onAnyCall().next().throttle();
    read(client, "db");

    fake.close();

    assertThat(fault).hasFiredTimes(1);
    assertThat(fault).hasToString("throttle() on any call, next 1");
  }

  @Test
  void what_the_test_arranges_is_not_hit() {
    fake.faults().onAnyCall().error(CODE, MESSAGE);

    fake.region().createSecret("arranged", "one");

    assertThat(fake.region()).hasSecret("arranged");
  }
}
