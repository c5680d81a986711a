package io.github.fakesecretsmanager.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusal of documents that the fake can't evaluate, with the line and the reason. */
class PolicyParserTest {

  private static Policy parse(Policy.Kind kind, String lines) {
    return PolicyParser.parse("test", kind, lines.replace('\'', '"').replace("|", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{~ the text is not JSON at line 1, column 2",
        "[]~ line 1: a policy must be a JSON object",
        "{}~ line 1: the policy has no Statement",
        "{'Statement':[]}~ line 1: the policy has no Statement",
        "{'Version':'2013-01-01','Statement':{}}~ line 1: invalid Version <2013-01-01>: use 2012-10-17",
        "{|'Rules':1}~ line 2: unknown element <Rules> in a policy: use Version, Id or Statement",
        "{'Statement':|{'When':1}}~ line 2: unknown element <When> in a statement: use Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource or Condition",
        "{'Statement':{|'Effect':'Maybe'}}~ line 2: invalid Effect <Maybe>: use Allow or Deny",
        "{'Statement':{'Action':'*','Resource':'*'}}~ line 1: a statement needs Effect: use Allow or Deny",
        "{'Statement':{'Effect':'Allow','Resource':'*'}}~ line 1: a statement needs Action or NotAction",
        "{'Statement':{'Effect':'Allow','Action':'*'}}~ line 1: a statement needs Resource or NotResource",
        "{'Statement':{'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*'}}~ line 1: a statement can't have both Action and NotAction",
        "{'Statement':{'Effect':'Allow','Action':|'read','Resource':'*'}}~ line 2: invalid Action <read>: use one such as secretsmanager:GetSecretValue, or *",
        "{'Statement':{'Effect':'Allow','Action':[],'Resource':'*'}}~ line 1: Action is empty",
        "{'Statement':{'Effect':'Allow','Action':1,'Resource':'*'}}~ line 1: Action must be a string",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'db'}}~ line 1: invalid Resource <db>: use an ARN, or *",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'}}~ line 1: an identity-based policy can't have Principal or NotPrincipal",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*',|'Condition':{|'StringIs':{'aws:username':'x'}}}}~ line 3: unknown condition operator <StringIs>: use one such as StringEquals",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'NullIfExists':{'aws:username':'true'}}}}~ line 1: unknown condition operator <NullIfExists>: use one such as StringEquals",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{|'aws:Moon':'x'}}}}~ line 2: unknown condition key <aws:Moon>: the fake can't evaluate it",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'NumericEquals':{'secretsmanager:RecoveryWindowInDays':'week'}}}}~ line 1: invalid value <week> for NumericEquals: use a number",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'DateEquals':{'aws:CurrentTime':'now'}}}}~ line 1: invalid value <now> for DateEquals: use a date such as 2026-01-31T00:00:00Z",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'home'}}}}~ line 1: invalid value <home> for IpAddress: use an IP address or a range such as 10.0.0.0/8",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'yes'}}}}~ line 1: invalid value <yes> for Bool: use true or false",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'BinaryEquals':{'aws:username':'?'}}}}~ line 1: invalid value <?> for BinaryEquals: use Base64",
        "{'Statement':[{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'},|{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'}]}~ line 2: duplicate Sid <a>",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:username':[|null]}}}}~ line 2: the condition key <aws:username> needs a value",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','NotPrincipal':'*'}}~ line 1: an identity-based policy can't have Principal or NotPrincipal",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'ForAllValues:Null':{'aws:username':'true'}}}}~ line 1: unknown condition operator <ForAllValues:Null>: use one such as StringEquals"
      })
  void refuses_an_identity_policy_with_line_and_reason(String lines, String reason) {
    assertThatThrownBy(() -> parse(Policy.Kind.IDENTITY, lines))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessage(reason);
  }

  @Test
  void refuses_a_duplicate_member() {
    assertThatThrownBy(
            () ->
                parse(
                    Policy.Kind.IDENTITY,
                    "{'Statement':{'Effect':'Allow','Effect':'Deny','Action':'*','Resource':'*'}}"))
        .isInstanceOf(PolicyFormatException.class);
  }

  @Test
  void a_resource_policy_needs_a_supported_principal() {
    String start = "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'";

    assertThatThrownBy(() -> parse(Policy.Kind.RESOURCE, start + "}}"))
        .hasMessage(
            "line 1: a statement of a resource-based policy needs Principal or NotPrincipal");
    assertThatThrownBy(() -> parse(Policy.Kind.RESOURCE, start + ",'Principal':'me'}}"))
        .hasMessage("line 1: Principal must be \"*\" or a JSON object");
    assertThatThrownBy(() -> parse(Policy.Kind.RESOURCE, start + ",'Principal':{'AWS':'me'}}}"))
        .hasMessage(
            "line 1: unsupported principal <me>: use the ARN of a user, a role or an account, an"
                + " account ID, or *");
    assertThatThrownBy(
            () -> parse(Policy.Kind.RESOURCE, start + ",|'Principal':{'Service':'lambda'}}}"))
        .hasMessage(
            "line 2: invalid service principal <lambda>: use one such as lambda.amazonaws.com");
    assertThatThrownBy(
            () -> parse(Policy.Kind.KEY, start + ",'Principal':'*','NotPrincipal':'*'}}"))
        .hasMessage("line 1: a statement can't have both Principal and NotPrincipal");
  }

  @Test
  void conditions_on_actions_of_other_services_are_ignored() {
    Policy policy =
        parse(
            Policy.Kind.IDENTITY,
            "{'Statement':{'Effect':'Allow','Action':['s3:GetObject','dynamodb:*'],'Resource':'*',"
                + "'Condition':{'StringLike':{'s3:prefix':'home/*'}}}}");

    assertThat(policy.statements()).hasSize(1);
  }

  @Test
  void several_statements_may_have_an_empty_sid() {
    Policy policy =
        parse(
            Policy.Kind.IDENTITY,
            "{'Statement':[{'Sid':'','Effect':'Allow','Action':'*','Resource':'*'},"
                + "{'Sid':'','Effect':'Allow','Action':'*','Resource':'*'}]}");

    assertThat(policy.statements())
        .extracting(Statement::sid)
        .containsExactly("statement 1", "statement 2");
  }

  @ParameterizedTest
  @CsvSource({
    "aws:SourceArn, true",
    "aws:TokenIssueTime, true",
    "aws:sourceVpce, true",
    "ec2:ResourceTag/team, true",
    "kms:EncryptionContext:PARAMETER_ARN, true",
    "kms:EncryptionContext:SecretVersionId, false",
    "secretsmanager:Moon, false",
    "aws:RequestTag/, false",
    "nix, false",
    ":moon, false"
  })
  void knows_the_keys_that_requests_have_and_those_that_they_lack(String key, boolean isKnown) {
    assertThat(ConditionKeys.isKnown(key)).isEqualTo(isKnown);
  }

  @Test
  void a_policy_before_version_2012_10_17_has_no_variables() {
    Policy policy =
        parse(
            Policy.Kind.IDENTITY,
            "{'Version':'2008-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*',"
                + "'Condition':{'StringEquals':{'aws:username':'${aws:username}'}}}}");
    AccessRequest named =
        new AccessRequest("a:B", "*", "*", Map.of("aws:username", List.of("${aws:username}")));
    AccessRequest other =
        new AccessRequest("a:B", "*", "*", Map.of("aws:username", List.of("app")));

    assertThat(policy.statements().get(0).appliesTo(named)).isTrue();
    assertThat(policy.statements().get(0).appliesTo(other)).isFalse();
  }
}
