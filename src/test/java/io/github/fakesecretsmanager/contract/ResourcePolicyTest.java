package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePolicyTest extends Contract {

  static final String POLICY =
      """
      {
        "Version" : "2012-10-17",
        "Statement" : [ {
          "Effect" : "Allow",
          "Principal" : { "AWS" : "arn:aws:iam::123456789012:root" },
          "Action" : "secretsmanager:GetSecretValue",
          "Resource" : "*"
        } ]
      }
      """;

  private static String policy(String effect, String principal, String rest) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\""
        + effect
        + "\",\"Principal\":"
        + principal
        + ",\"Action\":\"secretsmanager:*\",\"Resource\":\"*\""
        + rest
        + "}}";
  }

  @Test
  void is_returned_as_it_was_stored() {
    String arn = create("db", "s3cr3t");

    var put = client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(POLICY));

    assertThat(put.arn()).isEqualTo(arn);
    assertThat(put.name()).isEqualTo("db");
    assertThat(client.getResourcePolicy(r -> r.secretId("db")).resourcePolicy()).isEqualTo(POLICY);
  }

  @Test
  void is_left_out_when_there_is_none_and_deleting_it_twice_does_no_harm() {
    create("db", "s3cr3t");
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(POLICY));

    client.deleteResourcePolicy(r -> r.secretId("db"));
    var deleted = client.deleteResourcePolicy(r -> r.secretId("db"));

    assertThat(deleted.name()).isEqualTo("db");
    assertThat(client.getResourcePolicy(r -> r.secretId("db")).resourcePolicy()).isNull();
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
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\"}}"
      })
  void is_refused_when_it_is_no_policy(String text) {
    create("db", "s3cr3t");

    assertRefused(
        "MalformedPolicyDocumentException",
        "This resource policy contains a syntax error.",
        () -> client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(text)));
    assertThat(client.getResourcePolicy(r -> r.secretId("db")).resourcePolicy()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "{\"AWS\":\"*\"}", "{\"AWS\":[\"123456789012\",\"*\"]}"})
  void is_refused_when_public_and_that_is_to_be_blocked(String everybody) {
    create("db", "s3cr3t");
    String open = policy("Allow", everybody, "");

    assertRefused(
        "PublicPolicyException",
        "You can't attach a resource-based policy that allows broad access to the secret.",
        () ->
            client.putResourcePolicy(
                r -> r.secretId("db").resourcePolicy(open).blockPublicPolicy(true)));

    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(open));
    assertThat(client.getResourcePolicy(r -> r.secretId("db")).resourcePolicy()).isEqualTo(open);
  }

  @Test
  void is_not_public_when_it_denies_or_has_a_condition() {
    create("db", "s3cr3t");
    String condition = ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-123\"}}";
    for (String closed :
        new String[] {policy("Deny", "\"*\"", ""), policy("Allow", "\"*\"", condition)}) {
      client.putResourcePolicy(
          r -> r.secretId("db").resourcePolicy(closed).blockPublicPolicy(true));
      assertThat(client.getResourcePolicy(r -> r.secretId("db")).resourcePolicy())
          .isEqualTo(closed);
    }
  }
}
