package io.github.fakesecretsmanager.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.AwsRegion;
import io.github.fakesecretsmanager.internal.account.IdSource;
import io.github.fakesecretsmanager.internal.account.Lag;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.iam.Policies;
import io.github.fakesecretsmanager.internal.iam.Policy;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.service.Answer;
import io.github.fakesecretsmanager.internal.service.ClientCall;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The operation that CONTRIBUTING.md adds, which only its own class knows. It is limited,
 * authorized and recorded like any other, because a call asks only the operation.
 */
class NewOperationTest {

  private static final String ACCOUNT = "123456789012";
  private static final String REGION = "us-east-1";
  private static final SecretValue.Text VALUE = new SecretValue.Text("s3cr3t");

  private final PrincipalRegistry principals = new PrincipalRegistry(ACCOUNT, new IdSource(1));
  private final SecretsManagerService service =
      new SecretsManagerService(
          events ->
              new Account(
                  ACCOUNT,
                  name -> Optional.of(new AwsRegion(name, "aws")),
                  Set.of(),
                  InstantSource.fixed(Instant.EPOCH),
                  new IdSource(0),
                  Optional.of(Duration.ZERO),
                  Lag.NONE,
                  events),
          ACCOUNT,
          0,
          principals,
          false);
  private final Principal role = principals.get(Principal.Type.ROLE, "aws", ACCOUNT, "app");

  @BeforeEach
  void create_a_secret() {
    service.arrange(
        REGION,
        arrangement ->
            arrangement.make(
                new CreateSecret(),
                CreateSecret.Request.of("db", arrangement.newToken(), VALUE, List.of())));
  }

  private void allow(Principal caller, String... actions) {
    String json =
        """
        {"Statement": {"Effect": "Allow", "Action": ["%s"], "Resource": "*"}}"""
            .formatted(String.join("\", \"", actions));
    Policy policy = Policies.parse("the policy", Policy.Kind.IDENTITY, json);
    principals.change(caller, attached -> attached.withPolicy(policy));
  }

  private PinSecretVersion.Response call(Principal caller, String secretId) {
    Answer<PinSecretVersion.Response> answer =
        service.call(
            new ClientCall<>(
                new PinSecretVersion(),
                new PinSecretVersion.Request(SecretId.of(secretId), "audit"),
                0,
                REGION,
                caller.accessKeyId(),
                "request",
                Optional::empty));
    if (answer instanceof Answer.Refusal<PinSecretVersion.Response> refusal) {
      throw refusal.error();
    }
    return ((Answer.Response<PinSecretVersion.Response>) answer).response();
  }

  @Test
  void needs_each_permission_that_it_says() {
    assertThatThrownBy(() -> call(role, "db"))
        .hasMessageContaining("secretsmanager:PinSecretVersion");

    allow(role, "secretsmanager:PinSecretVersion");
    assertThatThrownBy(() -> call(role, "db"))
        .hasMessageContaining("secretsmanager:GetSecretValue");

    allow(role, "secretsmanager:GetSecretValue");
    assertThat(call(role, "db").secretString()).isEqualTo(VALUE);
  }

  @Test
  void has_the_limits_on_its_record() {
    assertThatThrownBy(() -> call(role, ""))
        .hasMessageContaining("Member must have length greater than or equal to 1");
  }

  @Test
  void has_the_condition_key_on_its_record() {
    assertThat(Operations.conditionKeys(PinSecretVersion.Request.class))
        .containsExactly("secretsmanager:PinReason");
  }

  @Test
  void keeps_a_value_under_the_managed_key_in_its_account() {
    Principal stranger = principals.get(Principal.Type.ROLE, "aws", "210987654321", "app");
    allow(stranger, "secretsmanager:*");
    String arn = call(principals.byAccessKeyId("any", "aws"), "db").arn();
    admit(stranger, arn);

    assertThatThrownBy(() -> call(stranger, arn))
        .hasMessageContaining("You can't access a secret from a different AWS account");
  }

  private void admit(Principal stranger, String arn) {
    String policy =
        """
        {"Statement": {"Effect": "Allow", "Principal": {"AWS": "%s"},
                       "Action": "secretsmanager:*", "Resource": "*"}}"""
            .formatted(stranger.arn());
    service.arrange(
        REGION,
        arrangement ->
            arrangement.make(
                new PutResourcePolicy(),
                new PutResourcePolicy.Request(SecretId.of(arn), policy, null)));
  }

  @Test
  void is_recorded_with_the_calls_that_it_makes() {
    allow(role, "secretsmanager:*");
    call(role, "db");

    List<CloudTrailEvent> events = service.trail().eventsFrom(0);
    assertThat(events)
        .extracting(CloudTrailEvent::eventName)
        .containsExactly("PinSecretVersion", "GetSecretValue");
    assertThat(events.get(0).readOnly()).isFalse();
    assertThat(events.get(0).requestParameters())
        .containsEntry("secretId", "db")
        .containsEntry("pinReason", "audit");
    assertThat(events.get(0).responseElements()).containsOnlyKeys("arn");
  }
}
