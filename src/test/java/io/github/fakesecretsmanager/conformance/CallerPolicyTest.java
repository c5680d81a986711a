package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.conformance.FakeTarget.Front;
import io.github.fakesecretsmanager.conformance.scenario.Scenarios;
import io.github.fakesecretsmanager.internal.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy that the documentation gives the caller of the scenarios: it must be minimal. */
class CallerPolicyTest {

  private static final String NOTHING =
      """
      {"Version": "2012-10-17",
       "Statement": [{"Effect": "Allow", "Action": "secretsmanager:NoSuchAction", "Resource": "*"}]}""";

  private static final String SECRETS =
      "arn:aws:secretsmanager:*:*:secret:" + ConformanceKit.PREFIX + "*";
  private static final String FUNCTIONS = "arn:aws:lambda:*:*:*" + ConformanceKit.PREFIX + "*";
  private static final String KEYS = "arn:aws:kms:*:*:key/*";

  private static final List<String> KMS_CALLS =
      List.of(
          "kms:CreateAlias",
          "kms:CreateKey",
          "kms:DescribeKey",
          "kms:DisableKey",
          "kms:EnableKey",
          "kms:ListAliases",
          "kms:ScheduleKeyDeletion",
          "kms:TagResource");
  private static final long SEED = 1;

  @TempDir Path directory;

  /** The needed actions, by resource. */
  private final Map<String, TreeSet<String>> needed = new TreeMap<>();

  @Test
  void the_documented_policy_has_exactly_the_permissions_that_scenarios_need() {
    List<?> documented =
        CallerPolicy.statements(CallerPolicy.documented()).stream()
            .filter(statement -> !isAboutMakingKeys((Map<?, ?>) statement))
            .toList();
    List<Scenario> scenarios = new ArrayList<>(Scenarios.all());
    // Any order works; this one reaches rare permissions soon, which saves runs.
    Collections.shuffle(scenarios, new Random(SEED));
    // ConformanceTest shows that the policy suffices for all scenarios.
    while (!scenarios.isEmpty() && !isSame(documented)) {
      runUntilOneLacksSomething(scenarios);
    }

    assertThat(documented.stream().map(Json::write))
        .containsExactlyInAnyOrderElementsOf(
            CallerPolicy.statements(policy()).stream().map(Json::write).toList());
  }

  private boolean isSame(List<?> documented) {
    return !needed.isEmpty()
        && Set.copyOf(documented).equals(Set.copyOf(CallerPolicy.statements(policy())));
  }

  /** Returns whether a statement is about keys that the kit makes, which is not the fake's. */
  private static boolean isAboutMakingKeys(Map<?, ?> statement) {
    return texts(statement.get("Action")).stream().anyMatch(KMS_CALLS::contains);
  }

  @Test
  void the_documented_policy_has_what_the_kit_calls_of_kms() {
    assertThat(CallerPolicy.documented()).contains(KMS_CALLS);
  }

  /** Runs scenarios with the policy so far, and removes those that lacked nothing. */
  private void runUntilOneLacksSomething(List<Scenario> scenarios) {
    try (FakeTarget target =
        new FakeTarget(Front.SYNCHRONOUS, needed.isEmpty() ? NOTHING : policy())) {
      Ledger ledger = new Ledger(directory.resolve("created"), target, Runner.places(target));
      Runner runner =
          new Runner(target, new Recordings(Recordings.DIRECTORY), ledger, Duration.ofSeconds(1));
      boolean isMissing = false;
      while (!isMissing && !scenarios.isEmpty()) {
        run(runner, scenarios.get(0));
        isMissing = add(target.fake().missingPermissions(target.caller()));
        if (!isMissing) {
          scenarios.remove(0);
          target.reset();
        }
      }
    }
  }

  private static void run(Runner runner, Scenario scenario) {
    try {
      runner.run(scenario, ConformanceKit.PREFIX);
    } catch (ConformanceException e) {
      // The fake knows the missing permission.
    }
  }

  private boolean add(String policy) {
    if (policy.isEmpty()) {
      return false;
    }
    boolean isMore = false;
    for (Object each : CallerPolicy.statements(policy)) {
      Map<?, ?> statement = (Map<?, ?>) each;
      TreeSet<String> actions =
          needed.computeIfAbsent(
              generalized("" + statement.get("Resource")), ignored -> new TreeSet<>());
      for (Object action : texts(statement.get("Action"))) {
        isMore |= actions.add("" + action);
      }
    }
    return isMore;
  }

  /** Returns the pattern for all resources of the kind. */
  private static String generalized(String resource) {
    return Stream.of(SECRETS, FUNCTIONS, KEYS)
        .filter(pattern -> matches(resource, pattern))
        .findFirst()
        .orElse("*");
  }

  private static boolean matches(String resource, String pattern) {
    return resource.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
  }

  private String policy() {
    return CallerPolicy.of(needed.entrySet().stream().map(CallerPolicyTest::statement).toList());
  }

  private static Map<String, Object> statement(Map.Entry<String, ? extends Set<String>> needed) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Action", List.copyOf(needed.getValue()));
    statement.put("Resource", needed.getKey());
    if (needed.getKey().equals(KEYS)) {
      statement.put(
          "Condition", Map.of("StringLike", Map.of("kms:ViaService", "secretsmanager.*")));
    }
    return statement;
  }

  private static List<?> texts(Object oneOrMore) {
    return oneOrMore instanceof List<?> list ? list : List.of(oneOrMore);
  }
}
