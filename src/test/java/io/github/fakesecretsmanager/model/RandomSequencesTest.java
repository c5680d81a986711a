package io.github.fakesecretsmanager.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationRole;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.support.RandomInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * Random sequences of calls in several Regions must leave the fake as they leave a small reference
 * model. A whole run takes 100,000 steps, and compares the outcome and all secrets after each.
 */
@Tag(RandomInput.TAG)
class RandomSequencesTest {

  private static final int SEQUENCES = 100;
  private static final int STEPS = 100;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** One for all sequences of a test, as making its clients takes longer than a sequence. */
  private final FakeSecretsManager fake =
      FakeSecretsManager.builder().clock(FakeClock.frozenAt(START)).build();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void the_fake_never_diverges_from_the_reference_model(int block) {
    for (int i = 0; i < RandomInput.shareOf(SEQUENCES); i++) {
      check(sequence(block * SEQUENCES + i), ReferenceModel::new);
    }
  }

  @Test
  void a_divergence_is_shrunk_and_reported_as_calls_of_the_sdk() {
    Supplier<ReferenceModel> forgetful =
        () ->
            new ReferenceModel() {
              @Override
              void leave(Map<String, String> versionByLabel, String left) {
                // Forgets AWSPREVIOUS.
              }
            };

    Throwable failure =
        catchThrowable(
            () -> {
              for (int seed = 0; seed < 100; seed++) {
                check(sequence(seed), forgetful);
              }
            });

    // The shortest sequence makes a version, and another that takes AWSCURRENT from it.
    List<String> calls =
        failure.getMessage().lines().filter(line -> line.startsWith("fake.")).toList();
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0))
        .matches(
            "fake\\.client\\(\"[a-z0-9-]+\"\\)\\.createSecret\\(r -> r\\.name\\(\"[ab]\"\\)"
                + "\\.secretString\\(\"\\w+\"\\)\\.clientRequestToken\\(\"\\d{32}\"\\)\\);");
    assertThat(failure).hasMessageContaining("AWSPREVIOUS");
  }

  private static List<Step> sequence(int seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> Step.random(random)).limit(STEPS).toList();
  }

  private void check(List<Step> steps, Supplier<ReferenceModel> model) {
    if (divergence(steps, model).isEmpty()) {
      return;
    }
    List<Step> shortest = shrink(steps, model);
    throw new AssertionError(
        "after the last of these calls the fake is not what the model is:\n"
            + shortest.stream().map(Step::asJava).collect(Collectors.joining("\n"))
            + "\n"
            + divergence(shortest, model).orElseThrow());
  }

  /** Takes steps out, one after the other, until each one left is needed. */
  private List<Step> shrink(List<Step> steps, Supplier<ReferenceModel> model) {
    List<Step> remaining = new ArrayList<>(steps);
    int before;
    do {
      before = remaining.size();
      for (int i = remaining.size() - 1; i >= 0; i--) {
        List<Step> fewer = new ArrayList<>(remaining);
        fewer.remove(i);
        if (divergence(fewer, model).isPresent()) {
          remaining = fewer;
        }
      }
    } while (remaining.size() < before);
    return remaining;
  }

  /** Runs a sequence on both, and returns the first difference; empty if they agree. */
  private Optional<String> divergence(List<Step> steps, Supplier<ReferenceModel> model) {
    ReferenceModel expected = model.get();
    fake.reset();
    fake.clock().setTo(START);
    for (Step step : steps) {
      String expectedOutcome = expected.apply(step);
      String outcome = apply(step);
      String expectedState = expected.describe();
      String state = describe();
      if (!outcome.equals(expectedOutcome) || !state.equals(expectedState)) {
        return Optional.of(
            "answered '"
                + outcome
                + "', the model '"
                + expectedOutcome
                + "'\nfake:\n"
                + state
                + "model:\n"
                + expectedState);
      }
    }
    return Optional.empty();
  }

  private String apply(Step step) {
    try {
      call(step, fake.client(step.region()));
      return "";
    } catch (SecretsManagerException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private void call(Step step, SecretsManagerClient client) {
    Step.Arguments with = step.arguments();
    String id = step.name();
    switch (step.kind()) {
      case CREATE ->
          client.createSecret(
              r -> r.name(id).secretString(with.value()).clientRequestToken(with.token()));
      case PUT ->
          client.putSecretValue(
              r ->
                  r.secretId(id)
                      .secretString(with.value())
                      .clientRequestToken(with.token())
                      .versionStages(with.labels().isEmpty() ? null : with.labels()));
      case UPDATE ->
          client.updateSecret(
              r -> r.secretId(id).secretString(with.value()).clientRequestToken(with.token()));
      case MOVE_STAGE -> moveStage(step, client);
      case DELETE -> delete(step, client);
      case RESTORE -> client.restoreSecret(r -> r.secretId(id));
      case REPLICATE ->
          client.replicateSecretToRegions(
              r ->
                  r.secretId(id)
                      .addReplicaRegions(to -> to.region(with.otherRegion()))
                      .forceOverwriteReplicaSecret(with.force()));
      case REMOVE_REGION ->
          client.removeRegionsFromReplication(
              r -> r.secretId(id).removeReplicaRegions(with.otherRegion()));
      case STOP_REPLICATION -> client.stopReplicationToReplica(r -> r.secretId(id));
      case PASS_A_DAY -> fake.clock().advance(Duration.ofDays(1));
    }
  }

  private static void moveStage(Step step, SecretsManagerClient client) {
    client.updateSecretVersionStage(
        r ->
            r.secretId(step.name())
                .versionStage(step.label())
                .removeFromVersionId(step.arguments().from())
                .moveToVersionId(step.arguments().to()));
  }

  private static void delete(Step step, SecretsManagerClient client) {
    boolean isForced = step.arguments().force();
    client.deleteSecret(
        r ->
            r.secretId(step.name())
                .forceDeleteWithoutRecovery(isForced ? true : null)
                .recoveryWindowInDays(isForced ? null : 7L));
  }

  /** Writes all secrets as the reference model does. */
  private String describe() {
    StringBuilder text = new StringBuilder();
    Step.REGIONS.stream()
        .sorted()
        .forEach(
            region ->
                fake.region(region).secrets().stream()
                    .sorted(Comparator.comparing(Secret::name))
                    .forEach(secret -> describe(secret, text)));
    return text.toString();
  }

  private static void describe(Secret secret, StringBuilder text) {
    boolean isPrimary = secret.role() instanceof ReplicationRole.Primary;
    text.append(secret.region()).append(' ').append(secret.name());
    text.append(" primary=")
        .append(isPrimary ? secret.region() : secret.role().primaryRegion().orElse(null));
    Map<String, Boolean> rows = new LinkedHashMap<>();
    for (Replica row : secret.replicas()) {
      rows.put(row.region(), row.status().equals(ReplicationStatus.IN_SYNC));
    }
    text.append(" rows=").append(rows);
    text.append(" deleted=").append(secret.isScheduledForDeletion());
    for (SecretVersion version : secret.versions().all()) {
      text.append(' ')
          .append(version.id(), 0, 1)
          .append('=')
          .append(((SecretValue.Text) version.value().orElseThrow()).text())
          .append(version.stages());
    }
    text.append('\n');
  }
}
