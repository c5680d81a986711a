package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.support.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakePrincipalTest {

  private static final int THREADS = 8;
  private static final int POLICIES_EACH = 20;

  private final FakePrincipal role = FakeSecretsManager.create().role("app");
  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private static String policy(String effect, String action) {
    return """
        {"Version": "2012-10-17",
         "Statement": {"Effect": "%s", "Action": "%s", "Resource": "*"}}
        """
        .formatted(effect, action);
  }

  @RepeatedTest(3)
  void policies_that_threads_attach_at_once_have_a_number_each() throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      threads.add(
          () -> {
            start.await();
            for (int each = 0; each < POLICIES_EACH; each++) {
              role.withPolicy(policy("Allow", action(thread * POLICIES_EACH + each)));
            }
            return null;
          });
    }

    for (Future<Void> done : executor.invokeAll(threads)) {
      done.get();
    }

    int policies = THREADS * POLICIES_EACH;
    assertThat(IntStream.range(0, policies).mapToObj(i -> role.explain(action(i), "*")))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, policies)
                .mapToObj(number -> "allowed by statement 1 of policy " + number + " of app")
                .toList());
  }

  private static String action(int number) {
    return "kms:Action" + number;
  }

  @Test
  void a_policy_that_is_refused_leaves_no_gap_in_the_numbers() {
    role.withPolicy(policy("Allow", "secretsmanager:Get*"));

    assertThatThrownBy(() -> role.withPolicy(policy("Perhaps", "*")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("can't use policy 2 of app: line 2: ");
    assertThatThrownBy(() -> role.withPolicy(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("json is empty: use a policy document");
    assertThatThrownBy(() -> role.withPolicy((String) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("json is null: use a policy document");

    role.withPolicy(policy("Allow", "secretsmanager:Put*"));
    assertThat(role.explain("secretsmanager:PutSecretValue", "*"))
        .isEqualTo("allowed by statement 1 of policy 2 of app");
  }

  @Test
  void explains_each_kind_of_decision_as_its_documentation_shows() {
    role.withPolicy(
            policy("Allow", "secretsmanager:Get*").replace("{\"Eff", "{\"Sid\":\"R\",\"Eff"))
        .withPermissionsBoundary(policy("Deny", "secretsmanager:Put*"));

    assertThat(role.explain("secretsmanager:PutSecretValue", "*"))
        .isEqualTo(
            "denied by statement 1 of the boundary of app, with an explicit deny in a permissions"
                + " boundary");
    assertThat(role.explain("secretsmanager:GetSecretValue", "*"))
        .isEqualTo(
            "denied, because no permissions boundary allows the secretsmanager:GetSecretValue"
                + " action");

    role.withPermissionsBoundary(policy("Allow", "*"));
    assertThat(role.explain("secretsmanager:GetSecretValue", "*"))
        .isEqualTo("allowed by R of policy 1 of app");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretsmanager:GetSecretValu",
        "GetSecretValue",
        "secretsmanager:",
        "secretsmanager:*",
        ":GetSecretValue"
      })
  void an_impossible_action_is_refused(String action) {
    FakePrincipal role = FakeSecretsManager.create().role("app");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> role.isAllowedTo(action, "*"))
        .withMessage(
            "unknown action <" + action + ">: use one such as secretsmanager:GetSecretValue");
    assertThat(role.isAllowedTo("SecretsManager:getsecretvalue", "*")).isFalse();
    assertThat(role.isAllowedTo("kms:Decrypt", "*")).isFalse();
  }

  @Test
  void an_impossible_resource_is_refused() {
    FakePrincipal role = FakeSecretsManager.create().role("app");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> role.explain("secretsmanager:GetSecretValue", "prod/db"))
        .withMessageStartingWith("invalid resource <prod/db>: use an ARN");
  }

  @Test
  void policies_are_removed_by_hand_and_by_a_reset() {
    FakeSecretsManager fake = FakeSecretsManager.create();
    FakePrincipal role =
        fake.role("app")
            .withPolicy(Policies.allow("*"))
            .withPermissionsBoundary(Policies.allow("ListSecrets"));
    assertThat(role.isAllowedTo("secretsmanager:ListSecrets", "*")).isTrue();
    assertThat(role.isAllowedTo("secretsmanager:GetRandomPassword", "*")).isFalse();

    role.withoutPolicies();
    assertThat(role.isAllowedTo("secretsmanager:ListSecrets", "*")).isFalse();
    role.withPolicy(Policies.allow("*"));
    assertThat(role.isAllowedTo("secretsmanager:GetRandomPassword", "*")).isTrue();

    fake.reset();
    assertThat(role.isAllowedTo("secretsmanager:ListSecrets", "*")).isFalse();
    assertThat(fake.role("app").accessKeyId()).isEqualTo(role.accessKeyId());
  }
}
