package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeFaults;
import io.github.fakesecretsmanager.FakeOutage;
import io.github.fakesecretsmanager.FaultedCalls;
import io.github.fakesecretsmanager.support.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;

/** Faults that meet the same attempts, and attempts that no fault can hit. */
class OverlappingFaultsTest extends Contract {

  /** An error that the SDK does not retry. */
  private static final String CODE = "InvalidRequestException";

  private static final Duration DELAY = Duration.ofMillis(150);

  @BeforeEach
  void arrange_a_secret() {
    fake.region().createSecret("db", "one");
  }

  /** Reads the secret a number of times, and returns the outcome of each call. */
  private List<String> read(int times) {
    List<String> met = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      try {
        met.add(value(client, "db"));
      } catch (SdkException e) {
        met.add(e.getMessage().contains("first") ? "first" : "second");
      }
    }
    return met;
  }

  @ParameterizedTest
  @ValueSource(strings = {"attempts", "whole calls", "first attempts"})
  void what_another_fault_has_hit_counts_among_what_passes(String counted) {
    Function<FaultedCalls, FaultedCalls> counting =
        switch (counted) {
          case "whole calls" -> FaultedCalls::wholeCalls;
          case "first attempts" -> FaultedCalls::firstAttempts;
          default -> Function.identity();
        };
    FakeFaults faults = fake.faults();
    counting.apply(faults.onAnyCall()).next().error(CODE, "first");
    counting.apply(faults.onAnyCall()).skip(1).next().error(CODE, "second");

    assertThat(read(3)).containsExactly("first", "second", "one");
  }

  @Test
  void an_attempt_that_another_fault_has_hit_does_not_count_towards_next() {
    FakeFaults faults = fake.faults();
    faults.onAnyCall().next(2).error(CODE, "first");
    faults.onAnyCall().next(2).error(CODE, "second");

    assertThat(read(5)).containsExactly("first", "first", "second", "second", "one");
  }

  @Test
  void every_nth_counts_what_another_fault_has_hit() {
    FakeFaults faults = fake.faults();
    faults.onAnyCall().skip(1).next().error(CODE, "first");
    faults.onAnyCall().everyNth(2).error(CODE, "second");

    assertThat(read(5)).containsExactly("one", "first", "one", "second", "one");
  }

  @Test
  void a_whole_call_is_hit_from_the_attempt_on_that_no_other_fault_hits() {
    fake.faults().onAnyCall().next().throttle();
    FakeFault remaining = fake.faults().onAnyCall().wholeCalls().next().throttle();

    assertThat(read(2)).containsExactly("second", "one");

    assertThat(remaining).hasFiredTimes(3);
  }

  @Test
  void an_attempt_during_an_outage_is_one_of_its_call() {
    FakeOutage outage = fake.region().beginOutage();
    AtomicInteger asked = new AtomicInteger();
    fake.faults()
        .onAnyCall()
        .when(
            () -> {
              if (asked.incrementAndGet() == 2) {
                outage.end();
              }
              return false;
            })
        .delay(Duration.ZERO);
    FakeFault first = fake.faults().onAnyCall().firstAttempts().throttle();

    assertThat(value(client, "db")).isEqualTo("one");

    assertThat(asked).hasValue(2);
    assertThat(first).hasNotFired();
  }

  @Test
  void an_attempt_while_no_condition_holds_is_one_of_its_call() {
    AtomicInteger asked = new AtomicInteger();
    FakeFault late =
        fake.faults()
            .onAnyCall()
            .when(() -> asked.incrementAndGet() > 1)
            .firstAttempts()
            .error(CODE, "first");
    fake.faults().onAnyCall().next().throttle();

    assertThat(value(client, "db")).isEqualTo("one");

    assertThat(late).hasNotFired();
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void the_calls_of_a_condition_are_not_hit() {
    AtomicInteger asked = new AtomicInteger();
    FakeFault fault =
        fake.faults()
            .on("GetSecretValue")
            .when(
                () -> {
                  asked.incrementAndGet();
                  return value(client, "db").equals("one");
                })
            .error(CODE, "first");

    assertThat(read(1)).containsExactly("first");

    assertThat(asked).hasValue(1);
    assertThat(fault).hasFired();
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void a_rotation_that_is_due_when_a_condition_is_asked_is_hit() {
    fake.rotation()
        .deployFunction(
            Calls.LAMBDA,
            (step, id, token, caller) ->
                caller.putSecretValue(
                    r -> r.secretId(id).secretString("x").clientRequestToken(token)));
    client.rotateSecret(
        r ->
            r.secretId("db")
                .rotationLambdaARN(Calls.LAMBDA)
                .rotateImmediately(false)
                .rotationRules(rules -> rules.automaticallyAfterDays(10L)));
    FakeFault fault = fake.faults().on("PutSecretValue").error(CODE, "first");
    fake.faults()
        .on("DescribeSecret")
        .when(() -> fake.region().secret("db").tags().isEmpty())
        .delay(Duration.ZERO);
    clock.advance(Duration.ofDays(11));

    client.describeSecret(r -> r.secretId("db"));

    assertThat(fault).hasFired();
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeOut", "resetConnection", "loseAnswer", "truncateAnswer"})
  void a_delay_can_be_combined_with_a_missing_answer(String kind) {
    FakeFault slow = fake.faults().onAnyCall().next().delay(DELAY);
    FaultedCalls calls = fake.faults().onAnyCall().wholeCalls().next();
    switch (kind) {
      case "timeOut" -> calls.timeOut();
      case "resetConnection" -> calls.resetConnection();
      case "loseAnswer" -> calls.loseAnswer();
      default -> calls.truncateAnswer();
    }

    long start = System.nanoTime();
    assertThatThrownBy(() -> value(client, "db")).isInstanceOf(SdkException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(DELAY);
    assertThat(slow).hasFiredTimes(1);
  }

  @Test
  void a_region_that_is_not_enabled_refuses_before_any_fault() {
    fake.region("eu-west-3").disable();
    FakeFault fault = fake.faults().onAnyCall().error(CODE, "first");

    assertThatThrownBy(() -> in("eu-west-3").listSecrets())
        .hasMessageContaining("The security token included in the request is invalid.");

    assertThat(fault).hasNotFired();
  }

  @Test
  void the_arn_of_another_account_means_no_secret_of_this_one() {
    String foreign = "arn:aws:secretsmanager:us-east-1:999999999999:secret:db-AbCdEf";
    FakeFault fault = fake.faults().onAnyCall().to(foreign).error(CODE, "first");
    FakeFault ofNew =
        fake.faults().onAnyCall().to(foreign.replace("db", "new")).error(CODE, "first");

    assertThat(value(client, "db")).isEqualTo("one");
    create("new", "one");
    assertThat(fault).hasNotFired();
    assertThat(ofNew).hasNotFired();

    assertThatThrownBy(() -> value(client, foreign)).hasMessageContaining("first");
  }
}
