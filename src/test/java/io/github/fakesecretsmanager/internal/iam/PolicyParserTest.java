package io.github.fakesecretsmanager.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no policy that can be evaluated is refused with its line and the reason. */
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
        "{'Version':'2013-01-01','Statement':{}}~ line 1: Version is '2013-01-01'; give 2012-10-17",
        "{|'Rules':1}~ line 2: there is no element 'Rules' in a policy",
        "{'Statement':|{'When':1}}~ line 2: there is no element 'When' in a statement",
        "{'Statement':{|'Effect':'Maybe'}}~ line 2: Effect is 'Maybe'; give Allow or Deny",
        "{'Statement':{'Action':'*','Resource':'*'}}~ line 1: Effect is ''; give Allow or Deny",
        "{'Statement':{'Effect':'Allow','Resource':'*'}}~ line 1: a statement needs Action or NotAction",
        "{'Statement':{'Effect':'Allow','Action':'*'}}~ line 1: a statement needs Resource or NotResource",
        "{'Statement':{'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*'}}~ line 1: a statement has either Action or NotAction",
        "{'Statement':{'Effect':'Allow','Action':|'read','Resource':'*'}}~ line 2: 'read' is no Action",
        "{'Statement':{'Effect':'Allow','Action':[],'Resource':'*'}}~ line 1: Action is empty",
        "{'Statement':{'Effect':'Allow','Action':1,'Resource':'*'}}~ line 1: Action must be a text",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'db'}}~ line 1: 'db' is no Resource",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'}}~ line 1: the policy of a user or role has no Principal",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*',|'Condition':{|'StringIs':{'aws:username':'x'}}}}~ line 3: there is no condition operator 'StringIs'",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'NullIfExists':{'aws:username':'true'}}}}~ line 1: there is no condition operator 'NullIfExists'",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{|'aws:Moon':'x'}}}}~ line 2: the fake does not know the condition key 'aws:Moon'",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'NumericEquals':{'secretsmanager:RecoveryWindowInDays':'week'}}}}~ line 1: 'week' is not what NumericEquals takes: a number",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'DateEquals':{'aws:CurrentTime':'now'}}}}~ line 1: 'now' is not what DateEquals takes: a date such as 2026-01-31T00:00:00Z",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'home'}}}}~ line 1: 'home' is not what IpAddress takes: an IP address or a range such as 10.0.0.0/8",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'yes'}}}}~ line 1: 'yes' is not what Bool takes: true or false",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'BinaryEquals':{'aws:username':'?'}}}}~ line 1: '?' is not what BinaryEquals takes: Base64",
        "{'Statement':[{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'},|{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'}]}~ line 2: the Sid a is there twice"
      })
  void refuses_an_identity_policy_with_line_and_reason(String lines, String reason) {
    assertThatThrownBy(() -> parse(Policy.Kind.IDENTITY, lines))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessage(reason);
  }

  @Test
  void refuses_a_member_that_is_there_twice() {
    assertThatThrownBy(
            () ->
                parse(
                    Policy.Kind.IDENTITY,
                    "{'Statement':{'Effect':'Allow','Effect':'Deny','Action':'*','Resource':'*'}}"))
        .isInstanceOf(PolicyFormatException.class);
  }

  @Test
  void a_resource_policy_needs_a_principal_that_there_can_be() {
    String start = "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'";

    assertThatThrownBy(() -> parse(Policy.Kind.RESOURCE, start + "}}"))
        .hasMessage("line 1: a statement of this policy needs Principal or NotPrincipal");
    assertThatThrownBy(() -> parse(Policy.Kind.RESOURCE, start + ",'Principal':'me'}}"))
        .hasMessage("line 1: Principal is neither \"*\" nor an object");
    assertThatThrownBy(() -> parse(Policy.Kind.RESOURCE, start + ",'Principal':{'AWS':'me'}}}"))
        .hasMessage("line 1: 'me' is no principal");
  }

  @Test
  void conditions_of_other_services_are_nobodys_business() {
    Policy policy =
        parse(
            Policy.Kind.IDENTITY,
            "{'Statement':{'Effect':'Allow','Action':['s3:GetObject','dynamodb:*'],'Resource':'*',"
                + "'Condition':{'StringLike':{'s3:prefix':'home/*'}}}}");

    assertThat(policy.statements()).hasSize(1);
  }

  @Test
  void empty_sids_may_be_many() {
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
    "nix, false"
  })
  void knows_the_keys_that_calls_have_and_those_that_they_have_not(String key, boolean isKnown) {
    assertThat(ConditionKeys.isKnown(key)).isEqualTo(isKnown);
  }

  @Test
  void before_the_version_of_2012_nothing_is_a_variable() {
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
