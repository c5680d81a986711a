package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.support.Policies.ACCOUNT_MAY_READ;
import static io.github.fakesecretsmanager.support.Policies.allowing;
import static io.github.fakesecretsmanager.support.Policies.denying;
import static io.github.fakesecretsmanager.support.Policies.trust;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.support.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePolicyTest extends Contract {

  private static final Policies.Statement OPEN = allowing("secretsmanager:*").toEverybody();
  private static final Policies.Statement SHUT = denying("secretsmanager:*").toEverybody();

  @Test
  void is_returned_in_the_form_of_aws_and_kept_as_it_was_put() {
    String arn = create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    String sent =
        """
        {"Version":"2012-10-17","Id":"caf\\u00e9 \\/ \\"x\\"","Statement":[{"Sid":"a","Effect":"Allow",
          "Principal":{"AWS":["123456789012","arn:aws:iam::123456789012:role/app"]},
          "Action":"secretsmanager:*","Resource":"*","Condition":{}},
         {"Resource":["*"],"Action":["secretsmanager:GetSecretValue"],"Effect":"Deny",
          "Condition":{"NumericLessThan":{"secretsmanager:RecoveryWindowInDays":[7.50,1e1]},
                       "Bool":{"aws:SecureTransport":false}},
          "Principal":"*","Sid":"b"}]}""";

    var put = client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(sent));

    assertThat(put.arn()).isEqualTo(arn);
    assertThat(put.name()).isEqualTo("db");
    for (String region : List.of("us-east-1", "eu-west-3")) {
      assertThat(in(region).getResourcePolicy(r -> r.secretId("db")).resourcePolicy())
          .isEqualTo(
              """
              {
                "Version" : "2012-10-17",
                "Id" : "café / \\"x\\"",
                "Statement" : [ {
                  "Sid" : "a",
                  "Effect" : "Allow",
                  "Principal" : {
                    "AWS" : [ "123456789012", "arn:aws:iam::123456789012:role/app" ]
                  },
                  "Action" : "secretsmanager:*",
                  "Resource" : "*",
                  "Condition" : { }
                }, {
                  "Resource" : [ "*" ],
                  "Action" : [ "secretsmanager:GetSecretValue" ],
                  "Effect" : "Deny",
                  "Condition" : {
                    "NumericLessThan" : {
                      "secretsmanager:RecoveryWindowInDays" : [ 7.50, 1e1 ]
                    },
                    "Bool" : {
                      "aws:SecureTransport" : false
                    }
                  },
                  "Principal" : "*",
                  "Sid" : "b"
                } ]
              }""");
      assertThat(fake.region(region).secret("db").resourcePolicy()).hasValue(sent);
    }
    assertThat(fake.cloudTrail().events("PutResourcePolicy").get(0).requestParameters())
        .containsEntry("resourcePolicy", sent);
  }

  private String policy() {
    return client.getResourcePolicy(r -> r.secretId("db")).resourcePolicy();
  }

  @Test
  void is_absent_when_never_put_and_can_be_deleted_twice() {
    create("db", "s3cr3t");
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(ACCOUNT_MAY_READ));

    client.deleteResourcePolicy(r -> r.secretId("db"));
    var deleted = client.deleteResourcePolicy(r -> r.secretId("db"));

    assertThat(deleted.name()).isEqualTo("db");
    assertThat(policy()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{}",
        "{\"Statement\":[]}",
        "{\"Statement\":[1]}",
        "{\"Statement\":{\"Effect\":\"Maybe\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\"}}",
        "{\"Version\":\"2013\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Rules\":[],\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"When\":1,\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Sid\":1,\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":1,\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[\"*\",1],\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":{}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":\"no\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"root\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{},\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Azure\":\"*\"},\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":1},\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":null}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Sid\":null}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"NotPrincipal\":null}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":\"x\"}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"a\":{}}}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":null,\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"foo\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"foo\"}}",
        "{\"Version\":null,\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Id\":1,\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":[{\"Sid\":\"a\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"},{\"Sid\":\"a\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Statement\":1e99999999999999999999}"
      })
  void is_refused_when_it_is_not_a_policy(String text) {
    create("db", "s3cr3t");

    assertRefused(
        "MalformedPolicyDocumentException",
        "This resource policy contains a syntax error.",
        () -> client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(text)));
    assertThat(policy()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "{\"AWS\":\"*\"}", "{\"AWS\":[\"123456789012\",\"*\"]}"})
  void is_refused_when_public_and_public_policies_are_blocked(String everybody) {
    create("db", "s3cr3t");
    String open = allowing("secretsmanager:*").toPrincipal(everybody).json();

    assertRefused(
        "PublicPolicyException",
        "You can't attach a resource-based policy that allows broad access to the secret.",
        () ->
            client.putResourcePolicy(
                r -> r.secretId("db").resourcePolicy(open).blockPublicPolicy(true)));

    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(open));
    assertThat(Json.parse(policy())).isEqualTo(Json.parse(open));
  }

  @Test
  void is_not_public_when_it_denies_or_has_a_condition() {
    create("db", "s3cr3t");
    for (String closed :
        new String[] {
          SHUT.json(), OPEN.when("StringEquals", "aws:PrincipalOrgID", "o-123").json()
        }) {
      client.putResourcePolicy(
          r -> r.secretId("db").resourcePolicy(closed).blockPublicPolicy(true));
      assertThat(Json.parse(policy())).isEqualTo(Json.parse(closed));
    }
  }

  @Test
  void accepts_only_principals_that_can_exist() {
    create("db", "s3cr3t");

    assertRefused(
        "MalformedPolicyDocumentException",
        "This resource policy contains an unsupported principal.",
        () -> client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(trust("me"))));
    assertRefused(
        "MalformedPolicyDocumentException",
        "This resource policy contains an unsupported principal.",
        () ->
            client.putResourcePolicy(
                r -> r.secretId("db").resourcePolicy(trust("arn:aws:iam::123456789012:me"))));
    assertRefused(
        "MalformedPolicyDocumentException",
        "This resource policy contains an invalid service principal.",
        () ->
            client.putResourcePolicy(
                r ->
                    r.secretId("db")
                        .resourcePolicy(
                            allowing("secretsmanager:*")
                                .toPrincipal("{\"Service\":\"lambda\"}")
                                .json())));
    for (String principal :
        new String[] {
          "{\"AWS\":\"123456789012\"}",
          "{\"AWS\":[\"arn:aws:iam::123456789012:role/app\",\"*\"]}",
          "{\"Service\":\"lambda.amazonaws.com\"}",
          "{\"Federated\":\"cognito-identity.amazonaws.com\"}"
        }) {
      client.putResourcePolicy(
          r ->
              r.secretId("db")
                  .resourcePolicy(allowing("secretsmanager:*").toPrincipal(principal).json()));
    }
  }

  @Test
  void passes_validation_and_is_not_stored() {
    create("db", "s3cr3t");

    var answer =
        client.validateResourcePolicy(r -> r.secretId("db").resourcePolicy(ACCOUNT_MAY_READ));

    assertThat(answer.policyValidationPassed()).isTrue();
    assertThat(answer.hasValidationErrors()).as("an empty list is returned").isTrue();
    assertThat(answer.validationErrors()).isEmpty();
    assertThat(policy()).isNull();
    assertThat(
            client
                .validateResourcePolicy(r -> r.resourcePolicy(ACCOUNT_MAY_READ))
                .policyValidationPassed())
        .as("it needs no secret")
        .isTrue();
  }

  @Test
  void does_not_pass_validation_when_it_grants_broad_access() {
    var answer = client.validateResourcePolicy(r -> r.resourcePolicy(OPEN.json()));

    assertThat(answer.policyValidationPassed()).isFalse();
    assertThat(answer.validationErrors()).hasSize(1);
    assertThat(answer.validationErrors().get(0).checkName()).isEqualTo("REFLEXIVE_PRINCIPAL_CHECK");
    assertThat(answer.validationErrors().get(0).errorMessage())
        .isEqualTo(
            "This resource policy grants broad access to your secret. Secrets Manager does not"
                + " allow creating and applying such policies in the console.");
  }

  @Test
  void does_not_pass_validation_when_it_locks_everybody_out() {
    var answer = client.validateResourcePolicy(r -> r.resourcePolicy(SHUT.json()));

    assertThat(answer.policyValidationPassed()).isFalse();
    assertThat(answer.validationErrors()).hasSize(1);
    assertThat(answer.validationErrors().get(0).errorMessage())
        .isEqualTo(
            "Your requested changes will not allow you to manage this secret in the future.");
    assertThat(
            client
                .validateResourcePolicy(
                    r ->
                        r.resourcePolicy(
                            denying("secretsmanager:GetSecretValue").toEverybody().json()))
                .policyValidationPassed())
        .isTrue();
  }

  @Test
  void validation_refuses_a_malformed_policy_and_a_missing_secret() {
    create("gone", "s3cr3t");
    client.deleteSecret(r -> r.secretId("gone"));

    assertRefused(
        "MalformedPolicyDocumentException",
        "This resource policy contains a syntax error.",
        () -> client.validateResourcePolicy(r -> r.resourcePolicy("{}")));
    assertRefused(
        "ResourceNotFoundException",
        NOT_FOUND,
        () ->
            client.validateResourcePolicy(r -> r.secretId("nix").resourcePolicy(ACCOUNT_MAY_READ)));
    assertRefused(
        "InvalidRequestException",
        MARKED_FOR_DELETION,
        () ->
            client.validateResourcePolicy(
                r -> r.secretId("gone").resourcePolicy(ACCOUNT_MAY_READ)));
  }

  @Test
  void is_public_when_its_condition_is_empty() {
    create("db", "s3cr3t");
    String open = OPEN.when("{}").json();

    assertThat(client.validateResourcePolicy(r -> r.resourcePolicy(open)).policyValidationPassed())
        .isFalse();
    assertThat(
            refusal(
                    () ->
                        client.putResourcePolicy(
                            r -> r.secretId("db").resourcePolicy(open).blockPublicPolicy(true)))
                .awsErrorDetails()
                .errorCode())
        .isEqualTo("PublicPolicyException");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"Action\":\"SecretsManager:Put*\"', false",
    "'\"Action\":[\"s3:*\",\"*\"]', false",
    "'\"NotAction\":\"secretsmanager:GetSecretValue\"', false",
    "'\"NotAction\":\"secretsmanager:*ResourcePolicy\"', true",
    "'\"Action\":\"secretsmanager:DeleteResourcePolicy\"', true"
  })
  void fails_validation_when_nobody_can_put_another_policy(String actions, boolean passes) {
    String denies = SHUT.json().replace("\"Action\": \"secretsmanager:*\"", actions);

    assertThat(
            client.validateResourcePolicy(r -> r.resourcePolicy(denies)).policyValidationPassed())
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({
    "Principal, '{\"AWS\":\"arn:aws:iam::123456789012:role/app\"}'",
    "Principal, '{\"AWS\":\"210987654321\"}'",
    "Principal, '{\"Service\":\"lambda.amazonaws.com\"}'",
    "NotPrincipal, '{\"AWS\":\"arn:aws:iam::123456789012:role/admin\"}'"
  })
  void a_deny_that_spares_somebody_locks_nobody_out(String element, String principal) {
    String denies = SHUT.toPrincipal(principal).json().replace("Principal", element);

    assertThat(
            client.validateResourcePolicy(r -> r.resourcePolicy(denies)).policyValidationPassed())
        .isTrue();
  }

  @Test
  void a_conditional_deny_locks_nobody_out() {
    String conditional = SHUT.when("Bool", "aws:SecureTransport", "false").json();

    assertThat(
            client
                .validateResourcePolicy(r -> r.resourcePolicy(conditional))
                .policyValidationPassed())
        .isTrue();
  }
}
