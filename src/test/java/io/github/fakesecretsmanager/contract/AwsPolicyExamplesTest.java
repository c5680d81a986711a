package io.github.fakesecretsmanager.contract;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.support.Policies;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The policies that AWS publishes as examples, with calls that each must allow or deny. */
class AwsPolicyExamplesTest extends Contract {

  private final FakePrincipal role = fake.role("app");
  private final SecretsManagerClient asRole = as(role);

  private void replicateTo(String... regions) {
    for (String region : regions) {
      asRole.replicateSecretToRegions(r -> r.secretId("db").addReplicaRegions(replicaIn(region)));
    }
  }

  @Test
  void limits_replication_to_regions() {
    create("db", "one");
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "secretsmanager:*",
              "Resource": "*",
              "Condition": {
                "ForAllValues:StringLike": {
                  "secretsmanager:AddReplicaRegions": ["us-*", "ca-*"]
                }
              }
            }
          ]
        }
        """);

    replicateTo("us-west-2", "ca-central-1");
    refusal(() -> replicateTo("eu-west-3"));
    refusal(
        () ->
            asRole.replicateSecretToRegions(
                r ->
                    r.secretId("db")
                        .addReplicaRegions(replicaIn("us-west-1"), replicaIn("eu-west-3"))));
    asRole.createSecret(r -> r.name("alone").secretString("x"));
    refusal(
        () ->
            asRole.createSecret(
                r -> r.name("new").secretString("x").addReplicaRegions(replicaIn("eu-west-3"))));
  }

  @Test
  void prevents_replication() {
    create("db", "one");
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "secretsmanager:*",
              "Resource": "*",
              "Condition": { "Null": { "secretsmanager:AddReplicaRegions": "true" } }
            }
          ]
        }
        """);

    asRole.createSecret(r -> r.name("alone").secretString("x"));
    value(asRole, "db");
    refusal(() -> replicateTo("us-west-2"));
    refusal(
        () ->
            asRole.createSecret(
                r -> r.name("new").secretString("x").addReplicaRegions(replicaIn("us-west-2"))));
  }

  @Test
  void controls_access_by_the_tags_of_the_secret() {
    create("db", "one");
    create("other", "one");
    client.tagResource(r -> r.secretId("db").tags(t -> t.key("ServerName").value("ServerABC")));
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": "secretsmanager:DescribeSecret",
            "Resource": "*",
            "Condition": {
              "StringEquals": { "secretsmanager:ResourceTag/ServerName": "ServerABC" }
            }
          }
        }
        """);

    asRole.describeSecret(r -> r.secretId("db"));
    refusal(() -> asRole.describeSecret(r -> r.secretId("other")));
    refusal(() -> value(asRole, "db"));
  }

  @Test
  void allows_callers_that_have_the_tags_of_the_secret() {
    create("db", "one");
    client.tagResource(r -> r.secretId("db").tags(t -> t.key("team").value("payments")));
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": "secretsmanager:GetSecretValue",
            "Resource": "*",
            "Condition": {
              "StringEquals": { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" }
            }
          }
        }
        """);

    refusal(() -> value(asRole, "db"));
    role.withTag("team", "payments");
    value(asRole, "db");
  }

  @Test
  void allows_reading_the_current_version_only() {
    create("db", "one");
    put("db", "two");
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": ["secretsmanager:GetSecretValue"],
              "Resource": "*",
              "Condition": {
                "ForAnyValue:StringEquals": { "secretsmanager:VersionStage": "AWSCURRENT" }
              }
            }
          ]
        }
        """);

    asRole.getSecretValue(r -> r.secretId("db").versionStage("AWSCURRENT"));
    refusal(() -> asRole.getSecretValue(r -> r.secretId("db").versionStage("AWSPREVIOUS")));
  }

  @Test
  void denies_callers_outside_a_vpc_endpoint() {
    create("db", "one");
    role.withPolicy(Policies.allow("*"));
    client.putResourcePolicy(
        r ->
            r.secretId("db")
                .resourcePolicy(
                    """
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Sid": "RestrictGetSecretValueoperation",
                          "Effect": "Deny",
                          "Principal": "*",
                          "Action": "secretsmanager:GetSecretValue",
                          "Resource": "*",
                          "Condition": {
                            "StringNotEquals": { "aws:sourceVpce": "vpce-1234a5678b9012c" }
                          }
                        }
                      ]
                    }
                    """));

    refusal(() -> value(asRole, "db"));
    role.withContext("aws:SourceVpce", "vpce-1234a5678b9012c");
    value(asRole, "db");
  }

  @Test
  void allows_creating_secrets_with_certain_tags_only() {
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": ["secretsmanager:CreateSecret", "secretsmanager:TagResource"],
            "Resource": "*",
            "Condition": {
              "StringEquals": { "aws:RequestTag/env": ["test", "dev"] },
              "ForAllValues:StringEquals": { "aws:TagKeys": ["env", "owner"] }
            }
          }
        }
        """);

    asRole.createSecret(r -> r.name("a").tags(t -> t.key("env").value("dev")));
    refusal(() -> asRole.createSecret(r -> r.name("b").tags(t -> t.key("env").value("prod"))));
    refusal(() -> asRole.createSecret(r -> r.name("c")));
    refusal(
        () ->
            asRole.createSecret(
                r -> r.name("d").tags(t -> t.key("env").value("dev"), t -> t.key("x").value("y"))));
  }

  @Test
  void requires_a_recovery_window_and_forbids_force() {
    create("db", "one");
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "secretsmanager:DeleteSecret", "Resource": "*" },
            {
              "Effect": "Deny",
              "Action": "secretsmanager:DeleteSecret",
              "Resource": "*",
              "Condition": {
                "NumericLessThan": { "secretsmanager:RecoveryWindowInDays": "14" }
              }
            },
            {
              "Effect": "Deny",
              "Action": "secretsmanager:DeleteSecret",
              "Resource": "*",
              "Condition": {
                "Bool": { "secretsmanager:ForceDeleteWithoutRecovery": "true" }
              }
            }
          ]
        }
        """);

    refusal(() -> asRole.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L)));
    refusal(() -> asRole.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true)));
    asRole.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(14L));
  }

  @Test
  void limits_reading_to_replicas_in_one_region() {
    create("db", "one");
    replicate("db", "eu-west-3");
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": "secretsmanager:GetSecretValue",
            "Resource": "*",
            "Condition": {
              "StringEquals": {
                "aws:RequestedRegion": "eu-west-3",
                "secretsmanager:SecretPrimaryRegion": "us-east-1"
              }
            }
          }
        }
        """);

    value(as(role, "eu-west-3"), "db");
    refusal(() -> value(asRole, "db"));
  }

  @Test
  void requires_a_certain_key() {
    var key = fake.region().createKmsKey("alias/payments");
    role.withPolicy(
            Policies.allowing("secretsmanager:CreateSecret")
                .when("ArnEquals", "secretsmanager:KmsKeyArn", key.arn())
                .json())
        .withPolicy(Policies.allowing("kms:*").json());

    asRole.createSecret(r -> r.name("a").secretString("x").kmsKeyId("alias/payments"));
    refusal(() -> asRole.createSecret(r -> r.name("b").secretString("x")));
  }

  @Test
  void a_policy_for_many_services_is_accepted() {
    role.withPolicy(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": ["secretsmanager:*", "cloudformation:*", "ec2:DescribeVpcs", "s3:*"],
              "Resource": "*"
            },
            {
              "Effect": "Allow",
              "Action": "kms:CreateGrant",
              "Resource": "*",
              "Condition": { "Bool": { "kms:GrantIsForAWSResource": true } }
            },
            {
              "Effect": "Allow",
              "Action": "iam:CreateServiceLinkedRole",
              "Resource": "*",
              "Condition": { "StringEquals": { "iam:AWSServiceName": "rds.amazonaws.com" } }
            },
            { "Effect": "Allow", "Action": "*:List*", "Resource": "arn:aws:s3:::bucket/*" }
          ]
        }
        """);

    asRole.createSecret(r -> r.name("db").secretString("one"));
  }
}
