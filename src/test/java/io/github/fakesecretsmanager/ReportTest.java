package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.domain.KmsPermission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The report that a fake gives of itself when a test has failed. */
class ReportTest {

  private static final String VALUE = "s3cr3t-of-the-test";
  private static final String TO_SEE_THIS_AGAIN =
      "To see this again, build the fake with seed(0) and"
          + " clock(FakeClock.frozenAt(Instant.parse(\"2026-03-01T00:00:00Z\"))).";

  private final FakeSecretsManager fake =
      FakeSecretsManager.builder()
          .clock(FakeClock.frozenAt(Instant.parse("2026-03-01T00:00:00Z")))
          .build();
  private final SecretsManagerClient client = fake.client();

  private void makeCallsOfEveryOutcome() {
    fake.region("eu-west-3").createKmsKey("alias/payments").deny(KmsPermission.ENCRYPT);
    client.createSecret(
        r ->
            r.name("db")
                .secretString(VALUE)
                .addReplicaRegions(
                    to -> to.region("eu-west-1"),
                    to -> to.region("eu-west-3").kmsKeyId("alias/payments")));
    FakePrincipal app = fake.role("app");
    assertThat(catchThrowable(() -> fake.client(app).getSecretValue(r -> r.secretId("db"))))
        .isNotNull();
    assertThat(catchThrowable(() -> client.getSecretValue(r -> r.secretId("nothing")))).isNotNull();
    client.createSecret(r -> r.name("old"));
    client.deleteSecret(r -> r.secretId("old").recoveryWindowInDays(7L));
  }

  @Test
  void lists_events_with_their_outcome_and_secrets_with_their_replicas() {
    makeCallsOfEveryOutcome();

    assertThat(fake.report().lines())
        .startsWith(
            "What happened:",
            "  1  CreateSecret of db in us-east-1: OK",
            "  2  ReplicationStarted of db in us-east-1",
            "  3  ReplicationStarted of db in us-east-1",
            "  4  ReplicationSucceeded of db in us-east-1",
            "  5  ReplicationFailed of db in us-east-1")
        .contains(
            "  7  GetSecretValue of nothing in us-east-1: ResourceNotFoundException, Secrets"
                + " Manager can't find the specified secret.",
            "Secrets:",
            "  db in us-east-1 under alias/aws/secretsmanager: its replicas are",
            "    Region     Status  KMS key                   Message",
            "    eu-west-1  InSync  alias/aws/secretsmanager  Replication succeeded",
            "    eu-west-3  Failed  alias/payments            Replication failed: Access to KMS is"
                + " not allowed",
            "  old in us-east-1 under alias/aws/secretsmanager, scheduled for deletion at"
                + " 2026-03-08T00:00:00Z: it has no replicas")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "  6  GetSecretValue of db in us-east-1 by arn:aws:sts::123456789012:"
                            + "assumed-role/app/fake-session: AccessDenied, User: arn:"))
        .anySatisfy(line -> assertThat(line).startsWith("      cause: KMS_ACCESS_DENIED, "));
  }

  @Test
  void says_when_nothing_has_happened() {
    assertThat(fake.report().lines())
        .containsExactly(
            "No call reached Secrets Manager.", "There are no secrets.", TO_SEE_THIS_AGAIN);
  }

  @Test
  void names_the_seed_and_the_time_that_make_the_same_happen_again() {
    FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T00:00:00Z"));
    FakeSecretsManager seeded = FakeSecretsManager.builder().seed(7).clock(clock).build();

    clock.advance(Duration.ofDays(1));

    assertThat(seeded.report()).endsWith(TO_SEE_THIS_AGAIN.replace("seed(0)", "seed(7)"));
  }

  @Test
  void contains_no_secret_value_wherever_it_was_sent() {
    client.createSecret(r -> r.name("db/" + VALUE).secretString(VALUE).description(VALUE));
    client.createSecret(
        r ->
            r.name("json")
                .secretString("{\"password\":\"pass-of-the-member\"}")
                .tags(t -> t.key("k").value(VALUE)));
    client.createSecret(
        r -> r.name("bytes").secretBinary(SdkBytes.fromUtf8String("bytes-of-the-test")));
    fake.region().createSecret("arranged", "arranged-value");
    String base64 = Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8));
    for (String misused :
        List.of(VALUE, "pass-of-the-member", "bytes-of-the-test", "arranged-value", base64)) {
      assertThat(
              catchThrowable(() -> client.getSecretValue(r -> r.secretId("x-" + misused + "-x"))))
          .isNotNull();
      assertThat(catchThrowable(() -> client.createSecret(r -> r.name("not allowed " + misused))))
          .isNotNull();
      assertThat(catchThrowable(() -> client.listSecrets(r -> r.nextToken(misused)))).isNotNull();
      assertThat(
              catchThrowable(() -> fake.client(fake.user(misused.replace("=", ""))).listSecrets()))
          .isNotNull();
    }
    fake.replication().fail("eu-west-3", "because of " + VALUE);
    client.replicateSecretToRegions(
        r -> r.secretId("json").addReplicaRegions(to -> to.region("eu-west-3")));

    assertThat(fake.report())
        .contains("db/***", "because of ***", "x-***-x", "user/*** ")
        .doesNotContain(VALUE, "pass-of-the", "bytes-of-the", "arranged-value", base64);
  }

  @Test
  void contains_no_short_value_that_stands_alone() {
    client.createSecret(r -> r.name("of-abc1").secretString("abc1"));
    assertThat(catchThrowable(() -> client.getSecretValue(r -> r.secretId("abc1")))).isNotNull();
    client.createSecret(r -> r.name("xabc1x"));

    assertThat(fake.report()).contains("of-***", "GetSecretValue of *** in", "xabc1x");
  }

  @Test
  void redacts_values_that_overlap_completely() {
    client.createSecret(r -> r.name("one").secretString("abcdefghij"));
    client.createSecret(r -> r.name("two").secretString("fghijklmnop"));
    assertThat(catchThrowable(() -> client.getSecretValue(r -> r.secretId("abcdefghijklmnop"))))
        .isNotNull();

    assertThat(fake.report()).contains("GetSecretValue of *** in us-east-1");
  }

  @Test
  void a_long_message_is_redacted_before_it_is_cut() {
    client.createSecret(r -> r.name("db").secretString("v".repeat(600)));
    assertThat(
            catchThrowable(
                () -> client.getSecretValue(r -> r.secretId("a".repeat(300) + "v".repeat(600)))))
        .isNotNull();
    assertThat(catchThrowable(() -> client.getSecretValue(r -> r.secretId("b".repeat(2000)))))
        .isNotNull();

    assertThat(fake.report())
        .contains("aaa*** in us-east-1")
        .contains("bbb...")
        .doesNotContain("vv");
    assertThat(fake.report().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(410));
  }

  @Test
  void leaves_out_the_first_of_many_events_and_the_last_of_many_secrets() {
    IntStream.range(0, 60).forEach(i -> fake.region().createSecret("s" + i, "value-" + i));
    IntStream.range(0, 130).forEach(i -> client.listSecrets());

    assertThat(fake.report().lines())
        .hasSize(1 + 100 + 1 + 50 + 2)
        .startsWith(
            "What happened, the first 30 events left out:", "  31  ListSecrets in us-east-1: OK")
        .endsWith("  and 10 more", TO_SEE_THIS_AGAIN);
  }

  @Test
  void includes_due_events_and_runs_no_rotation_function() {
    String lambda = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
    FakeSecretsManager moved =
        FakeSecretsManager.builder()
            .replication(ReplicationMode.after(Duration.ofSeconds(5)))
            .build();
    AtomicBoolean fails = new AtomicBoolean();
    moved
        .rotation()
        .deployFunction(
            lambda,
            (step, secretId, token, caller) -> {
              if (fails.get()) {
                throw new AssertionError("the test's own");
              }
            });
    moved
        .client()
        .createSecret(
            r -> r.name("db").secretString(VALUE).addReplicaRegions(to -> to.region("eu-west-3")));
    moved
        .client()
        .rotateSecret(
            r ->
                r.secretId("db")
                    .rotateImmediately(false)
                    .rotationLambdaARN(lambda)
                    .rotationRules(rules -> rules.automaticallyAfterDays(1L)));
    fails.set(true);
    moved.clock().advance(Duration.ofDays(3));

    assertThat(moved.report()).contains("ReplicationSucceeded of db", "RotationStarted of db");
    assertThat(catchThrowable(() -> moved.client().listSecrets()))
        .hasStackTraceContaining("the test's own");
  }

  @Test
  void works_after_the_fake_is_closed() {
    client.createSecret(r -> r.name("db").secretString(VALUE));
    fake.close();

    assertThat(fake.report()).contains("1  CreateSecret of db in us-east-1: OK");
  }

  @Test
  void lists_faults_and_outages_with_what_they_hit() {
    fake.region().createSecret("db", VALUE);
    fake.faults().on("GetSecretValue").to("db").next(2).throttle();
    fake.faults().onAnyCall().in("eu-west-3").loseAnswer();
    fake.faults().on("PutSecretValue").timeOut().remove();
    fake.faults().on("DescribeSecret").error("DecryptionFailure", "it was " + VALUE);
    fake.region("eu-west-1").beginOutage();

    client.getSecretValue(r -> r.secretId("db"));

    assertThat(fake.report().lines())
        .containsSequence(
            "Region eu-west-1 is down.",
            "Faults:",
            "  throttle() on GetSecretValue to db, next 2: fired 2 times: GetSecretValue in"
                + " us-east-1, attempt 1; GetSecretValue in us-east-1, attempt 2",
            "  loseAnswer() on any call in eu-west-3: never fired, though it is still set: no call"
                + " matched, or too few",
            "  timeOut() on PutSecretValue: never fired; removed",
            "  error(\"DecryptionFailure\", ..) on DescribeSecret: never fired, though it is still"
                + " set: no call matched, or too few");
    assertThat(fake.report()).doesNotContain(VALUE);
  }

  @Test
  void mentions_no_faults_if_none_were_set() {
    client.listSecrets();

    assertThat(fake.report()).doesNotContain("Faults", "down");
  }

  @Test
  void lists_the_first_hits_of_a_fault_and_counts_the_others() {
    fake.faults().onAnyCall().wholeCalls().next(2).throttle();
    assertThat(catchThrowable(client::listSecrets)).isNotNull();
    assertThat(catchThrowable(client::listSecrets)).isNotNull();

    assertThat(fake.report())
        .contains("fired 8 times: ListSecrets in us-east-1, attempt 1; ", "; and 3 more");
  }

  @Test
  void leaves_ordinary_words_alone_even_if_a_value_has_them() {
    fake.region()
        .createSecret(
            "prod/db",
            "{\"version\":1,\"stage\":\"prod\",\"name\":\"db\",\"state\":\"OK\",\"pin\":\"4711\"}");
    client.updateSecret(r -> r.secretId("prod/db").description("pin 4711"));
    fake.region().createSecret("ok", "OK");

    assertThat(fake.report())
        .contains("UpdateSecret of prod/db in us-east-1: OK", "prod/db in us-east-1 under");
    assertThat(catchThrowable(() -> client.getSecretValue(r -> r.secretId("is 4711 it"))))
        .isNotNull();
    assertThat(fake.report()).contains("is *** it").doesNotContain("4711");
  }
}
