package io.github.fakesecretsmanager.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.AwsRegion;
import io.github.fakesecretsmanager.internal.account.IdSource;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.iam.Policies;
import io.github.fakesecretsmanager.internal.iam.Policy;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.operation.CallContext;
import io.github.fakesecretsmanager.internal.operation.ConditionKey;
import io.github.fakesecretsmanager.internal.operation.CreateSecret;
import io.github.fakesecretsmanager.internal.operation.Operation;
import io.github.fakesecretsmanager.internal.operation.RequiredPermission;
import io.github.fakesecretsmanager.internal.operation.RequiredPermission.ExistingSecret;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An operation that nobody but its own class knows is limited, authorized and recorded like any
 * other: the way of a call asks the operation, and nothing else.
 */
class NewOperationTest {

  private static final String ACCOUNT = "123456789012";
  private static final String REGION = "us-east-1";

  /** Reads a value, has a condition key of its own, and needs two permissions. */
  private static final class PinSecretVersion
      implements Operation<PinSecretVersion.Request, PinSecretVersion.Response> {

    record Request(
        @Required @Length(min = 1, max = 20) SecretId secretId,
        @Nullable @ConditionKey("secretsmanager:Version") String reason) {}

    record Response(String secretId) {}

    @Override
    public boolean isReadOnly() {
      return true;
    }

    @Override
    public List<RequiredPermission> requiredPermissions(Request request) {
      ExistingSecret secret = new ExistingSecret(request.secretId());
      return List.of(
          new RequiredPermission(action(), secret),
          new RequiredPermission("secretsmanager:UnpinSecretVersion", secret));
    }

    @Override
    public boolean usesValue(Request request) {
      return true;
    }

    @Override
    public Response execute(CallContext call, Request request) {
      return new Response(request.secretId().text());
    }
  }

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
                  events),
          ACCOUNT,
          0,
          principals);
  private final Principal role = principals.get(Principal.Type.ROLE, "aws", ACCOUNT, "app");

  @BeforeEach
  void create_a_secret() {
    service.arrange(
        REGION,
        arrangement ->
            arrangement.make(
                new CreateSecret(),
                CreateSecret.Request.of(
                    "db", arrangement.newToken(), new SecretValue.Text("s3cr3t"), List.of())));
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
    return service.call(
        new PinSecretVersion(),
        REGION,
        caller.accessKeyId(),
        "request",
        new PinSecretVersion.Request(SecretId.of(secretId), "audit"));
  }

  @Test
  void needs_each_permission_that_it_says() {
    assertThatThrownBy(() -> call(role, "db"))
        .hasMessageContaining("secretsmanager:PinSecretVersion");

    allow(role, "secretsmanager:PinSecretVersion");
    assertThatThrownBy(() -> call(role, "db"))
        .hasMessageContaining("secretsmanager:UnpinSecretVersion");

    allow(role, "secretsmanager:UnpinSecretVersion");
    assertThat(call(role, "db").secretId()).isEqualTo("db");
  }

  @Test
  void has_the_limits_on_its_record() {
    assertThatThrownBy(() -> call(role, "a-name-that-is-too-long"))
        .hasMessageContaining("Member must have length less than or equal to 20");
  }

  @Test
  void gives_the_condition_key_on_its_record() {
    assertThat(ConditionKeyValues.of(new PinSecretVersion.Request(SecretId.of("db"), "audit")))
        .containsEntry("secretsmanager:Version", List.of("audit"));
  }

  @Test
  void is_recorded_as_read_only_without_its_answer() {
    allow(role, "secretsmanager:*");
    call(role, "db");

    List<CloudTrailEvent> events = service.trail().events();
    CloudTrailEvent event = events.get(events.size() - 1);
    assertThat(event.eventName()).isEqualTo("PinSecretVersion");
    assertThat(event.readOnly()).isTrue();
    assertThat(event.requestParameters()).containsEntry("secretId", "db");
    assertThat(event.responseElements()).isEmpty();
  }
}
