package io.github.fakesecretsmanager.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.support.RandomInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for all policies, tried on random ones. */
@Tag(RandomInput.TAG)
class EvaluationPropertyTest {

  private static final int POLICIES = RandomInput.shareOf(500);

  private static final String ACCOUNT = "123456789012";

  private static final Principal ROLE =
      new Principal(Principal.Type.ROLE, "aws", ACCOUNT, "app", "ASIA0123456789ABCDEF");

  private final List<AccessRequest> requests = new ArrayList<>();

  EvaluationPropertyTest() {
    for (String action : List.of("GetSecretValue", "PutSecretValue", "DeleteSecret")) {
      for (String name : List.of("prod/db", "test/db")) {
        for (String tag : List.of("a", "b")) {
          requests.add(
              new AccessRequest(
                  "secretsmanager:" + action,
                  "arn:aws:secretsmanager:us-east-1:" + ACCOUNT + ":secret:" + name + "-AbCdEf",
                  name,
                  Map.of("aws:ResourceTag/t", List.of(tag))));
        }
      }
    }
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String statement(Random random, String effect, boolean ofResource) {
    String not = random.nextInt(4) == 0 ? "Not" : "";
    String action = pick(random, List.of("*", "Get*", "PutSecretValue", "D?leteSecret"));
    String resource = pick(random, List.of("*", "arn:aws:secretsmanager:*:*:secret:prod/*"));
    String condition =
        random.nextInt(3) == 0
            ? ",\"Condition\":{\""
                + pick(
                    random, List.of("StringEquals", "StringNotEquals", "ForAllValues:StringLike"))
                + "\":{\"aws:ResourceTag/t\":\""
                + pick(random, List.of("a", "b"))
                + "\"}}"
            : "";
    String principal =
        ofResource
            ? ",\"Principal\":"
                + pick(
                    random,
                    List.of(
                        "\"*\"",
                        "{\"AWS\":\"" + ROLE.arn() + "\"}",
                        "{\"AWS\":\"" + ACCOUNT + "\"}"))
            : "";
    return "{\"Effect\":\""
        + effect
        + "\",\""
        + not
        + "Action\":\"secretsmanager:"
        + action
        + "\",\"Resource\":\""
        + resource
        + "\""
        + principal
        + condition
        + "}";
  }

  private static List<String> statements(Random random, boolean ofResource) {
    List<String> statements = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String effect = random.nextInt(3) == 0 ? "Deny" : "Allow";
      statements.add(statement(random, effect, ofResource));
    }
    return statements;
  }

  private static Policy policy(Policy.Kind kind, List<String> statements) {
    return PolicyParser.parse(
        "test",
        kind,
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
  }

  private List<Boolean> decisions(List<String> ofIdentity, List<String> ofResource) {
    AttachedPolicies attached =
        AttachedPolicies.NONE.withPolicy(policy(Policy.Kind.IDENTITY, ofIdentity));
    Optional<Policy> resource = Optional.of(policy(Policy.Kind.RESOURCE, ofResource));
    return requests.stream()
        .map(
            request ->
                new Evaluation(ROLE, attached, request, ACCOUNT, resource).decide().isAllowed())
        .toList();
  }

  private static List<String> plus(List<String> statements, String added) {
    List<String> all = new ArrayList<>(statements);
    all.add(added);
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void a_deny_never_allows_more_an_allow_never_denies_more_and_order_never_matters(long seed) {
    Random random = new Random(seed);
    int allowed = 0;
    for (int i = 0; i < POLICIES; i++) {
      List<String> identity = statements(random, false);
      List<String> resource = statements(random, true);
      List<Boolean> before = decisions(identity, resource);

      List<Boolean> denying =
          random.nextBoolean()
              ? decisions(plus(identity, statement(random, "Deny", false)), resource)
              : decisions(identity, plus(resource, statement(random, "Deny", true)));
      List<Boolean> allowing =
          random.nextBoolean()
              ? decisions(plus(identity, statement(random, "Allow", false)), resource)
              : decisions(identity, plus(resource, statement(random, "Allow", true)));
      List<String> shuffled = new ArrayList<>(identity);
      Collections.shuffle(shuffled, random);
      List<String> alsoShuffled = new ArrayList<>(resource);
      Collections.shuffle(alsoShuffled, random);

      for (int r = 0; r < requests.size(); r++) {
        assertThat(denying.get(r) && !before.get(r)).as("%s", identity).isFalse();
        assertThat(before.get(r) && !allowing.get(r)).as("%s", identity).isFalse();
        allowed += before.get(r) ? 1 : 0;
      }
      assertThat(decisions(shuffled, alsoShuffled)).isEqualTo(before);
    }
    assertThat(allowed).as("neither all nor nothing").isBetween(POLICIES, 11 * POLICIES);
  }
}
