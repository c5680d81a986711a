package io.github.fakesecretsmanager.concurrency;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A check of calls from several threads: their answers must be as if the calls had come one after
 * the other. Lincheck makes the scenarios, and looks for an order that explains the answers.
 */
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public class LinearizabilityCheck {

  private static final String REPLICA = "eu-west-3";

  private final FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T00:00:00Z"));
  private final FakeSecretsManager fake = FakeSecretsManager.builder().clock(clock).build();
  private final SecretsManagerClient client = fake.client();
  private final SecretsManagerClient replica = fake.client(REPLICA);

  private static String outcome(Supplier<Object> call) {
    try {
      return String.valueOf(call.get());
    } catch (AwsServiceException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  /** Returns a token of the form that AWS requires, so that equal values have equal versions. */
  private static String token(int value) {
    return "00000000-0000-0000-0000-00000000000" + value;
  }

  @Operation
  public String create(@Param(name = "value") int value) {
    return outcome(
        () ->
            client
                .createSecret(
                    r ->
                        r.name("db")
                            .secretString("value " + value)
                            .clientRequestToken(token(value)))
                .versionId());
  }

  @Operation
  public String put(@Param(name = "value") int value) {
    return outcome(
        () ->
            client
                .putSecretValue(
                    r ->
                        r.secretId("db")
                            .secretString("value " + value)
                            .clientRequestToken(token(value)))
                .versionStages());
  }

  @Operation
  public String get() {
    return outcome(() -> client.getSecretValue(r -> r.secretId("db")).secretString());
  }

  @Operation
  public String previous() {
    return outcome(
        () ->
            client
                .getSecretValue(r -> r.secretId("db").versionStage("AWSPREVIOUS"))
                .secretString());
  }

  @Operation
  public String replicate() {
    return outcome(
        () ->
            client
                .replicateSecretToRegions(
                    r -> r.secretId("db").addReplicaRegions(to -> to.region(REPLICA)))
                .replicationStatus()
                .size());
  }

  @Operation
  public String getReplica() {
    return outcome(() -> replica.getSecretValue(r -> r.secretId("db")).secretString());
  }

  @Operation
  public String promote() {
    return outcome(
        () -> replica.stopReplicationToReplica(r -> r.secretId("db")).arn().startsWith("arn:"));
  }

  @Operation
  public String delete() {
    return outcome(
        () -> client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true)).name());
  }

  @Operation
  public int list() {
    return client.listSecrets().secretList().size();
  }

  @Operation
  public void pass() {
    clock.advance(Duration.ofMinutes(1));
  }

  @Operation
  public void reset() {
    fake.reset();
  }

  @Test
  void calls_of_several_threads_answer_as_if_they_had_come_one_after_the_other() {
    new StressOptions()
        .iterations(20)
        .invocationsPerIteration(300)
        .threads(3)
        .actorsPerThread(4)
        .actorsBefore(2)
        .actorsAfter(2)
        .check(LinearizabilityCheck.class);
  }
}
