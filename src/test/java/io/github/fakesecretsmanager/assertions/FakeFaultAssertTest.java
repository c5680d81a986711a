package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeFault;
import org.junit.jupiter.api.Test;

/** Assertions on how often a fault has fired. */
class FakeFaultAssertTest extends AssertionTest {

  @Test
  void a_fault_that_has_fired() {
    create("db");
    FakeFault fault = fake.faults().on("GetSecretValue").in("us-east-1").next(2).throttle();
    client.getSecretValue(r -> r.secretId("db"));

    assertThat(fault).hasFired().hasFiredTimes(2);
    assertThatThrownBy(() -> assertThat(fault).hasNotFired())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """

            Expecting the fault
              <throttle() on GetSecretValue in us-east-1, next 2>
            not to have fired but it fired <2> times
              GetSecretValue in us-east-1, attempt 1
              GetSecretValue in us-east-1, attempt 2"""
                .replace("\n", System.lineSeparator())
                .replaceAll("\\R  G", "\n  G"));
    assertThatThrownBy(() -> assertThat(fault).as("the fault").hasFiredTimes(3))
        .hasMessageStartingWith("[the fault] ")
        .hasMessageContaining("to have fired <3> times but it fired <2> times");
  }

  @Test
  void a_fault_that_has_not_fired() {
    FakeFault fault = fake.faults().onAnyCall().to("prod/db").loseAnswer();

    assertThat(fault).hasNotFired().hasFiredTimes(0);
    assertThatThrownBy(() -> assertThat(fault).hasFired())
        .hasMessageContaining("<loseAnswer() on any call to prod/db>")
        .hasMessageContaining("to have fired but it never did: no call matched");
  }

  @Test
  void a_number_below_zero_is_refused() {
    FakeFault fault = fake.faults().onAnyCall().throttle();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(fault).hasFiredTimes(-1))
        .withMessage("invalid times <-1>: use 0 or more");
  }
}
