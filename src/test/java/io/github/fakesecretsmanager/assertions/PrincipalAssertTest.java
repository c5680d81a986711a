package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import org.junit.jupiter.api.Test;

class PrincipalAssertTest {

  private static final String GET = "secretsmanager:GetSecretValue";
  private static final String ARN =
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-AbCdEf";

  private final FakePrincipal role =
      FakeSecretsManager.create()
          .role("app")
          .withPolicy(
              """
              {
                "Version": "2012-10-17",
                "Statement": {
                  "Sid": "ReadProd",
                  "Effect": "Allow",
                  "Action": "secretsmanager:Get*",
                  "Resource": "arn:aws:secretsmanager:*:*:secret:prod/*"
                }
              }
              """);

  @Test
  void passes_when_it_is_as_asserted() {
    assertThat(role)
        .isAllowedTo(GET)
        .on(ARN)
        .isNotAllowedTo(GET)
        .on(ARN.replace("prod", "test"))
        .isNotAllowedTo("secretsmanager:ListSecrets")
        .on("*");
  }

  @Test
  void names_what_is_missing() {
    assertThatThrownBy(() -> assertThat(role).isAllowedTo("secretsmanager:PutSecretValue").on(ARN))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            String.format(
                "%nExpecting <arn:aws:iam::123456789012:role/app> to be allowed to%n"
                    + "  <secretsmanager:PutSecretValue>%non%n  <%s>%n"
                    + "but it is denied, because no identity-based policy allows the"
                    + " secretsmanager:PutSecretValue action",
                ARN));
  }

  @Test
  void names_the_statement_that_decided() {
    assertThatThrownBy(() -> assertThat(role).isNotAllowedTo(GET).on(ARN))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            String.format(
                "%nExpecting <arn:aws:iam::123456789012:role/app> not to be allowed to%n"
                    + "  <%s>%non%n  <%s>%nbut it is allowed by ReadProd of policy 1 of app",
                GET, ARN));
    assertThat(role.explain(GET, ARN)).isEqualTo("allowed by ReadProd of policy 1 of app");
  }

  @Test
  void fails_for_null_and_refuses_an_empty_action() {
    assertThatThrownBy(() -> assertThat((FakePrincipal) null).isAllowedTo(GET).on(ARN))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(role).isAllowedTo(""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
