package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a test arranges with, and how it is told that it asked for nonsense. */
class FrontDoorTest {

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final FakeRegion region = fake.region("eu-west-3");
  private final FakeKmsKey key = region.createKmsKey("alias/payments");

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> refuses_a_wrong_argument_with_the_value_and_the_cure() {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("<mars-1>;eu-west-3", () -> fake.client("mars-1"));
    calls.put("<Mars>;eu-west-3", () -> fake.region("Mars"));
    calls.put("<>;eu-west-3", () -> fake.region(""));
    calls.put("<aws-global>;eu-west-3", () -> fake.region("aws-global"));
    calls.put("<nowhere>;eu-west-3", () -> fake.replication().hold("nowhere"));
    calls.put("<nix>;eu-west-3", () -> fake.replication().release("nix"));
    calls.put("<away>;eu-west-3", () -> fake.replication().fail("away", "x"));
    calls.put("<off>;eu-west-3", () -> fake.replication().clearFailure("off"));
    calls.put("statusMessage;words", () -> fake.replication().fail("eu-west-1", ""));
    calls.put("<4097>;4096", () -> fake.replication().fail("eu-west-1", "x".repeat(4097)));
    calls.put("<PT-1S>;negative", () -> fake.clock().advance(Duration.ofSeconds(-1)));
    calls.put(
        "<PT2562047788015215H30M7S>;give less",
        () -> fake.clock().advance(Duration.ofSeconds(Long.MAX_VALUE)));
    calls.put(
        "<PT70128000H>;9999;give less", () -> fake.clock().advance(Duration.ofDays(2_922_000)));
    calls.put(
        "<+1000000000-12-31T23:59:59.999999999Z>;9999", () -> fake.clock().setTo(Instant.MAX));
    calls.put("<1969-12-31T23:59:59Z>;1970", () -> FakeClock.frozenAt(Instant.ofEpochSecond(-1)));
    calls.put("<PT876024H>;longer;manual()", () -> ReplicationMode.after(Duration.ofDays(36_501)));
    calls.put("<PT-5S>;zero or more", () -> ReplicationMode.after(Duration.ofSeconds(-5)));
    calls.put("<12345>;12 digits", () -> FakeSecretsManager.builder().accountId("12345"));
    calls.put("<moon>;eu-west-3", () -> FakeSecretsManager.builder().region("moon"));
    calls.put("<sun>;eu-west-3", () -> FakeSecretsManager.builder().disabledRegions("sun"));
    calls.put("id;name", () -> region.findSecret(""));
    calls.put("<missing>;there are []", () -> region.secret("missing"));
    calls.put("<no good>;Invalid name", () -> region.createSecret("no good", "x"));
    calls.put("name;give the secret a name", () -> region.createSecret("", "x"));
    calls.put("<payments>;alias/payments", () -> region.createKmsKey("payments"));
    calls.put("<alias/aws/mine>;alias/aws/", () -> region.createKmsKey("alias/aws/mine"));
    calls.put("<alias/payments>;kmsKey(", () -> region.createKmsKey("alias/payments"));
    calls.put("<alias/none>;createKmsKey", () -> region.kmsKey("alias/none"));
    calls.put("deny();ENCRYPT", () -> key.deny());
    calls.put("allow();ENCRYPT", () -> key.allow());
    addPrincipals(calls);
    return calls.entrySet().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () ->
                        assertThatThrownBy(call.getValue())
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContainingAll(call.getKey().split(";"))));
  }

  private void addPrincipals(Map<String, ThrowingCallable> calls) {
    FakePrincipal role = fake.role("app");
    calls.put("<no good>;payments-service", () -> fake.user("no good"));
    calls.put(
        "<arn:aws:iam::123456789012:user/x>;role",
        () -> fake.role("arn:aws:iam::123456789012:user/x"));
    calls.put("policy 1 of app;line 1;Statement", () -> role.withPolicy("{}"));
    calls.put("boundary of app;not JSON", () -> role.withPermissionsBoundary("{"));
    calls.put("<nix.json>;read", () -> role.withPolicy(Path.of("nix.json")));
    calls.put("<nix.json>;class path", () -> role.withPolicyResource("nix.json"));
    calls.put("<moon>;eu-west-3", () -> fake.client(role, "moon"));
    calls.put("action;GetSecretValue", () -> role.isAllowedTo("", "*"));
    calls.put("resource;ARN", () -> role.explain("secretsmanager:GetSecretValue", ""));
  }

  @Test
  void a_principal_is_the_same_each_time_and_takes_policies_from_files(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("policy.json");
    Files.writeString(
        file,
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:List*\",\"Resource\":\"*\"}}");
    fake.role("app").withPolicy(file).withPolicyResource("policies/replicator.json");

    assertThat(fake.role("app").isAllowedTo("secretsmanager:ListSecrets", "*")).isTrue();
    assertThat(fake.user("app").isAllowedTo("secretsmanager:ListSecrets", "*")).isFalse();
    assertThat(fake.role("app").arn()).isEqualTo("arn:aws:iam::123456789012:role/app");
    assertThat(fake.role("app")).hasToString("FakePrincipal[arn:aws:iam::123456789012:role/app]");
    assertThat(fake.client(fake.role("app"))).isSameAs(fake.client(fake.role("app")));
    assertThat(fake.role("team/app").name()).isEqualTo("team/app");
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> refuses_null_and_says_what_is_wanted() {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("region; give a name", () -> fake.client((String) null));
    calls.put("region; give a name, for example", () -> fake.region(null));
    calls.put("duration; give one, for example Duration.ofDays", () -> fake.clock().advance(null));
    calls.put("time; give an instant", () -> fake.clock().setTo(null));
    calls.put("time; give an instant, for example", () -> FakeClock.frozenAt(null));
    calls.put(
        "duration; give one, for example Duration.ofSeconds", () -> ReplicationMode.after(null));
    calls.put("accountId; give 12 digits", () -> FakeSecretsManager.builder().accountId(null));
    calls.put("clock; give one", () -> FakeSecretsManager.builder().clock(null));
    calls.put("mode; give one", () -> FakeSecretsManager.builder().replication(null));
    calls.put(
        "regions; give names", () -> FakeSecretsManager.builder().disabledRegions((String[]) null));
    calls.put(
        "region; give a name, for",
        () -> FakeSecretsManager.builder().disabledRegions((String) null));
    calls.put("id; give a name, an ARN", () -> region.secret(null));
    calls.put("name; give the secret a name", () -> region.createSecret(null, "x"));
    calls.put("value; give the text", () -> region.createSecret("x", null));
    calls.put("alias; give one such as", () -> region.createKmsKey(null));
    calls.put("idOrArnOrAlias; give one such as", () -> region.kmsKey(null));
    calls.put("statusMessage; give the words", () -> fake.replication().fail("eu-west-3", null));
    calls.put("permissions; give some of [DECRYPT", () -> key.deny((KmsPermission[]) null));
    calls.put("permission; give some of [DECRYPT", () -> key.allow((KmsPermission) null));
    return calls.entrySet().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () ->
                        assertThatThrownBy(call.getValue())
                            .isInstanceOf(NullPointerException.class)
                            .hasMessageStartingWith(call.getKey())));
  }

  @Test
  void creates_and_shows_secrets() {
    Secret secret = region.createSecret("db", "s3cr3t");

    assertThat(region.secret("db")).isEqualTo(secret);
    assertThat(region.secret(secret.arn().toString())).isEqualTo(secret);
    assertThat(region.findSecret("other")).isEmpty();
    assertThat(region.secrets()).containsExactly(secret);
    assertThat(fake.client("eu-west-3").getSecretValue(r -> r.secretId("db")).secretString())
        .isEqualTo("s3cr3t");
  }

  @Test
  void a_taken_name_is_told_without_the_value() {
    region.createSecret("db", "s3cr3t");

    assertThatThrownBy(() -> region.createSecret("db", "hidden-value"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<db>")
        .hasMessageContaining("already exists")
        .hasMessageNotContaining("hidden-value");
  }

  @Test
  void a_secret_that_is_not_there_is_told_with_those_that_are() {
    for (int i = 0; i < 25; i++) {
      region.createSecret("s" + (char) ('a' + i), "x");
    }

    assertThatThrownBy(() -> region.secret("nix"))
        .hasMessageContaining("[sa, sb,")
        .hasMessageEndingWith("and 5 more");
  }

  @Test
  void a_snapshot_does_not_move_and_shows_no_value() {
    Secret before = region.createSecret("db", "s3cr3t");
    fake.client("eu-west-3").putSecretValue(r -> r.secretId("db").secretString("other"));

    assertThat(before.versions().all()).hasSize(1);
    assertThat(before.toString()).doesNotContain("s3cr3t");
    assertThat(region.secret("db").toString()).doesNotContain("s3cr3t").doesNotContain("other");
  }

  @Test
  void works_in_a_region_that_is_not_enabled() {
    region.disable();

    region.createSecret("db", "x");

    assertThat(region.secrets()).hasSize(1);
    assertThat(region.isEnabled()).isFalse();
    assertThat(region.enable().isEnabled()).isTrue();
  }

  @Test
  void keys_are_found_by_id_arn_and_alias() {
    assertThat(region.kmsKey(key.id()).arn()).isEqualTo(key.arn());
    assertThat(region.kmsKey(key.arn()).id()).isEqualTo(key.id());
    assertThat(region.kmsKey("alias/payments").alias()).contains("alias/payments");
    assertThat(region.createKmsKey().alias()).isEmpty();
  }

  @Test
  void the_managed_key_cannot_be_changed() {
    FakeKmsKey managed = region.kmsKey("alias/aws/secretsmanager");

    for (ThrowingCallable change :
        new ThrowingCallable[] {
          managed::disable,
          managed::enable,
          managed::scheduleDeletion,
          managed::cancelDeletion,
          () -> managed.deny(KmsPermission.DECRYPT),
          () -> managed.allow(KmsPermission.DECRYPT)
        }) {
      assertThatThrownBy(change)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("AWS manages it")
          .hasMessageContaining("createKmsKey()");
    }
  }

  @Test
  void a_key_pending_deletion_must_be_taken_back_first() {
    key.scheduleDeletion();

    assertThatThrownBy(key::enable)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pending deletion")
        .hasMessageContaining("cancelDeletion()");
    assertThatThrownBy(key::scheduleDeletion).isInstanceOf(IllegalStateException.class);
    key.cancelDeletion().enable();
    assertThatThrownBy(key::cancelDeletion)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("enabled")
        .hasMessageContaining("scheduleDeletion()");
  }

  @Test
  void a_deleted_key_frees_its_alias_and_says_that_it_is_gone() {
    key.scheduleDeletion();
    fake.clock().advance(Duration.ofDays(30));

    assertThatThrownBy(key::enable)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("deleted");
    assertThat(region.createKmsKey("alias/payments").id()).isNotEqualTo(key.id());
  }

  @Test
  void a_key_of_before_a_reset_is_gone_and_steers_no_later_one() {
    fake.reset();
    region.createKmsKey("alias/payments");
    region.createSecret("db", "x");

    assertThatThrownBy(key::disable)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the fake was reset");
    assertThat(region.kmsKey("alias/payments").id()).isNotEqualTo(key.id());
  }

  @Test
  void the_same_region_given_twice_is_disabled_once() {
    FakeSecretsManager half =
        FakeSecretsManager.builder().disabledRegions("eu-south-2", "eu-south-2").build();

    assertThat(half.region("eu-south-2").isEnabled()).isFalse();
  }

  @Test
  void a_deletion_taken_back_and_scheduled_again_counts_anew() {
    key.scheduleDeletion();
    fake.clock().advance(Duration.ofDays(20));
    key.cancelDeletion().scheduleDeletion();
    fake.clock().advance(Duration.ofDays(20));

    assertThat(region.kmsKey("alias/payments").id()).isEqualTo(key.id());
    fake.clock().advance(Duration.ofDays(10));
    assertThatThrownBy(() -> region.kmsKey("alias/payments"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_builder_used_again_does_not_change_what_it_built() {
    String[] regions = {"eu-south-2"};
    var builder = FakeSecretsManager.builder().disabledRegions(regions);
    FakeSecretsManager built = builder.build();
    regions[0] = "eu-west-1";
    builder.region("eu-north-1").disabledRegions("eu-central-1").accountId("210987654321");
    built.reset();

    assertThat(built.region().name()).isEqualTo("us-east-1");
    assertThat(built.region("eu-south-2").isEnabled()).isFalse();
    assertThat(built.region("eu-central-1").isEnabled()).isTrue();
    assertThat(built.region().createKmsKey().arn()).contains("123456789012");
  }

  @Test
  void a_frozen_clock_stands_and_a_running_one_runs() {
    FakeClock frozen = FakeClock.frozenAt(Instant.EPOCH);
    frozen.advance(Duration.ofDays(1));
    assertThat(frozen.now()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(1)));
    frozen.setTo(Instant.EPOCH);
    assertThat(frozen.now()).isEqualTo(Instant.EPOCH);

    FakeClock running = FakeClock.running();
    Instant start = Instant.parse("2020-01-01T00:00:00Z");
    running.setTo(start);
    assertThat(running.now()).isBetween(start, start.plusSeconds(60));
    FakeClock copy = running.copy();
    running.advance(Duration.ofDays(1));
    assertThat(copy.now()).isBefore(start.plusSeconds(3600));
  }

  @Test
  void names_itself() {
    assertThat(fake).hasToString("FakeSecretsManager[us-east-1]");
    assertThat(region).hasToString("FakeRegion[eu-west-3]");
    assertThat(key.toString()).contains("alias/payments");
    assertThat(FakeClock.frozenAt(Instant.EPOCH)).hasToString("FakeClock[1970-01-01T00:00:00Z]");
    assertThat(ReplicationMode.after(Duration.ofSeconds(5))).hasToString("after PT5S");
  }
}
