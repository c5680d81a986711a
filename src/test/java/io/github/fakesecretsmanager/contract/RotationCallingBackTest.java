package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rotation functions that call the fake, from several threads and with any call. */
class RotationCallingBackTest extends RotationContract {

  @Test
  void the_function_gets_the_arn_and_a_client_for_the_region_of_the_secret() {
    String arn = in("eu-west-3").createSecret(r -> r.name("db").secretString("x")).arn();
    List<String> ids = new ArrayList<>();
    String lambda = LAMBDA.replace("us-east-1", "eu-west-3");
    fake.rotation()
        .deployFunction(
            lambda,
            (step, id, token, caller) -> {
              ids.add(id);
              assertThat(caller.describeSecret(r -> r.secretId(id)).arn()).isEqualTo(arn);
            });

    in("eu-west-3").rotateSecret(r -> r.secretId("db").rotationLambdaARN(lambda));

    assertThat(ids).hasSize(4).containsOnly(arn);
    assertThat(lastAttempt().failure()).isEmpty();
  }

  @Test
  void the_function_may_call_from_another_thread() {
    create("db", "one");
    deploy(
        (step, id, token, caller) ->
            CompletableFuture.supplyAsync(() -> caller.describeSecret(r -> r.secretId(id))).get());

    rotate("db", everyDays(30));

    assertThat(lastAttempt().completedSteps()).hasSize(4);
  }

  @Test
  void a_function_may_rotate_another_secret_which_waits_its_turn() {
    create("db", "one");
    create("other", "one");
    List<String> order = new ArrayList<>();
    deploy(
        (step, id, token, caller) -> {
          String name = caller.describeSecret(r -> r.secretId(id)).name();
          order.add(name + " " + step);
          if (order.size() == 1) {
            caller.rotateSecret(r -> r.secretId("other").rotationLambdaARN(LAMBDA));
          }
        });

    rotate("db", everyDays(30));

    assertThat(order).hasSize(8);
    assertThat(order.subList(0, 4)).allMatch(line -> line.startsWith("db "));
    assertThat(order.subList(4, 8)).allMatch(line -> line.startsWith("other "));
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void an_assertion_that_fails_in_the_function_fails_the_test() {
    create("db", "one");
    deploy(
        (step, id, token, caller) -> {
          throw new AssertionError("wrong");
        });

    assertThatThrownBy(() -> rotate("db", everyDays(30)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("wrong");
    assertThat(lastAttempt().failure()).containsInstanceOf(AssertionError.class);
    assertThat(describe("db").rotationEnabled()).isTrue();
  }
}
