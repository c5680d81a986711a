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
import java.util.List;
import java.util.function.Consumer;
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

  /** A wrong call, and what the message must say. */
  private record Misuse(String call, ThrowingCallable run, List<String> says) {

    Misuse(String call, ThrowingCallable run, String... says) {
      this(call, run, List.of(says));
    }

    DynamicTest isRefused() {
      return DynamicTest.dynamicTest(
          call,
          () ->
              assertThatThrownBy(run)
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContainingAll(says.toArray(String[]::new)));
    }

    DynamicTest isRefusedAsNull() {
      return DynamicTest.dynamicTest(
          call,
          () ->
              assertThatThrownBy(run)
                  .isInstanceOf(NullPointerException.class)
                  .hasMessageStartingWith(says.get(0)));
    }
  }

  private static final String USE_A_REGION = ": use one that the AWS SDK on the class path knows";

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> refuses_a_wrong_argument_with_the_value_and_the_cure() {
    return Stream.of(
            wrongRegions(), wrongTimes(), wrongSettings(), wrongSecretsAndKeys(), wrongPolicies())
        .flatMap(misuses -> misuses)
        .map(Misuse::isRefused);
  }

  private Stream<Misuse> wrongRegions() {
    FakeReplication replication = fake.replication();
    FakePrincipal role = fake.role("app");
    return Stream.of(
        unknownRegion("client", "mars-1", fake::client),
        unknownRegion("region", "Mars", fake::region),
        unknownRegion("region", "", fake::region),
        unknownRegion("region", "aws-global", fake::region),
        unknownRegion("client of a role", "moon", name -> fake.client(role, name)),
        unknownRegion("hold", "nowhere", replication::hold),
        unknownRegion("release", "nix", replication::release),
        unknownRegion("fail", "away", name -> replication.fail(name, "x")),
        unknownRegion("clearFailure", "off", replication::clearFailure),
        unknownRegion("builder.region", "moon", FakeSecretsManager.builder()::region),
        unknownRegion(
            "builder.disabledRegions", "sun", FakeSecretsManager.builder()::disabledRegions));
  }

  private static Misuse unknownRegion(String call, String name, Consumer<String> use) {
    return new Misuse(
        "%s <%s>".formatted(call, name),
        () -> use.accept(name),
        "unknown Region <%s>%s, such as \"eu-west-3\"".formatted(name, USE_A_REGION));
  }

  private Stream<Misuse> wrongTimes() {
    return Stream.of(
        new Misuse(
            "advance, negative",
            () -> fake.clock().advance(Duration.ofSeconds(-1)),
            "by the negative <PT-1S>: use setTo(Instant)"),
        new Misuse(
            "advance, as far as a long goes",
            () -> fake.clock().advance(Duration.ofSeconds(Long.MAX_VALUE)),
            "<PT2562047788015215H30M7S>",
            "use less"),
        new Misuse(
            "advance, past the last year",
            () -> fake.clock().advance(Duration.ofDays(2_922_000)),
            "<PT70128000H>",
            "past 9999-12-31T23:59:59.999Z: use less"),
        new Misuse(
            "setTo, past the last year",
            () -> fake.clock().setTo(Instant.MAX),
            "invalid time <+1000000000-12-31T23:59:59.999999999Z>: use 1970",
            "to 9999"),
        new Misuse(
            "frozenAt, before 1970",
            () -> FakeClock.frozenAt(Instant.ofEpochSecond(-1)),
            "invalid time <1969-12-31T23:59:59Z>: use 1970"),
        new Misuse(
            "after, too long",
            () -> ReplicationMode.after(Duration.ofDays(36_501)),
            "<PT876024H>",
            "longer than <PT876000H>: use manual()"),
        new Misuse(
            "after, negative",
            () -> ReplicationMode.after(Duration.ofSeconds(-5)),
            "negative duration <PT-5S> of replication: use zero or more"));
  }

  private Stream<Misuse> wrongSettings() {
    return Stream.of(
        new Misuse(
            "accountId",
            () -> FakeSecretsManager.builder().accountId("12345"),
            "invalid AWS account id <12345>: use 12 digits"),
        new Misuse(
            "fail, without a message",
            () -> fake.replication().fail("eu-west-1", ""),
            "statusMessage is empty: use the words"),
        new Misuse(
            "fail, with a message that is too long",
            () -> fake.replication().fail("eu-west-1", "x".repeat(4097)),
            "invalid status message of <4097> characters: use 4096 or fewer"),
        new Misuse(
            "startEndpoint, past the last port",
            () -> fake.startEndpoint(65_536),
            "invalid port <65536>: use 0 to 65535 (0 picks a free one)"),
        new Misuse(
            "events",
            () -> fake.cloudTrail().events("CreateSecrets"),
            "unknown event <CreateSecrets>: use an operation such as \"CreateSecret\", or one of [",
            "RotationSucceeded"));
  }

  private Stream<Misuse> wrongSecretsAndKeys() {
    return Stream.of(
        new Misuse("findSecret", () -> region.findSecret(""), "id is empty: use a name"),
        new Misuse(
            "secret",
            () -> region.secret("missing"),
            "no secret <missing> in eu-west-3: create it, or use one of []"),
        new Misuse(
            "createSecret", () -> region.createSecret("no good", "x"), "<no good>", "Invalid name"),
        new Misuse(
            "createSecret, without a name",
            () -> region.createSecret("", "x"),
            "name is empty: give the secret a name"),
        new Misuse(
            "createKmsKey, without alias/",
            () -> region.createKmsKey("payments"),
            "<payments>",
            "alias/payments"),
        new Misuse(
            "createKmsKey, of AWS",
            () -> region.createKmsKey("alias/aws/mine"),
            "<alias/aws/mine>",
            "under alias/aws/"),
        new Misuse(
            "createKmsKey, twice",
            () -> region.createKmsKey("alias/payments"),
            "<alias/payments>",
            "kmsKey("),
        new Misuse(
            "kmsKey",
            () -> region.kmsKey("alias/none"),
            "no KMS key <alias/none> in eu-west-3: create it with createKmsKey(alias)"),
        new Misuse("deny", () -> key.deny(), "deny() lacks a permission: use one", "ENCRYPT"),
        new Misuse("allow", () -> key.allow(), "allow() lacks a permission: use one", "ENCRYPT"));
  }

  private Stream<Misuse> wrongPolicies() {
    FakePrincipal role = fake.role("app");
    String userArn = "arn:aws:iam::123456789012:user/x";
    return Stream.of(
        new Misuse("user", () -> fake.user("no good"), "<no good>", "payments-service"),
        new Misuse("role", () -> fake.role(userArn), "<" + userArn + ">", "role"),
        new Misuse(
            "withPolicy", () -> role.withPolicy("{}"), "policy 1 of app", "line 1", "Statement"),
        new Misuse(
            "withPermissionsBoundary",
            () -> role.withPermissionsBoundary("{"),
            "boundary of app",
            "not JSON"),
        new Misuse(
            "withPolicy, of a file",
            () -> role.withPolicy(Path.of("nix.json")),
            "<nix.json>",
            "read"),
        new Misuse(
            "withPolicyResource",
            () -> role.withPolicyResource("nix.json"),
            "<nix.json>",
            "class path"),
        new Misuse("isAllowedTo", () -> role.isAllowedTo("", "*"), "action", "GetSecretValue"),
        new Misuse(
            "explain", () -> role.explain("secretsmanager:GetSecretValue", ""), "resource", "ARN"),
        new Misuse(
            "client, of another fake",
            () -> fake.client(FakeSecretsManager.create().role("app")),
            "<arn:aws:iam::123456789012:role/app> belongs to another fake: use role() or user()"));
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
    return Stream.concat(nullSettings(), nullSecretsAndKeys()).map(Misuse::isRefusedAsNull);
  }

  private Stream<Misuse> nullSettings() {
    FakeSecretsManager.Builder builder = FakeSecretsManager.builder();
    return Stream.of(
        new Misuse(
            "client", () -> fake.client((String) null), "region is null: use a name such as"),
        new Misuse("region", () -> fake.region(null), "region is null: use a name such as"),
        new Misuse(
            "advance",
            () -> fake.clock().advance(null),
            "duration is null: use one such as Duration.ofDays"),
        new Misuse(
            "setTo",
            () -> fake.clock().setTo(null),
            "time is null: use one such as Instant.parse("),
        new Misuse(
            "frozenAt",
            () -> FakeClock.frozenAt(null),
            "time is null: use one such as Instant.parse("),
        new Misuse(
            "after",
            () -> ReplicationMode.after(null),
            "duration is null: use one such as Duration.ofSeconds"),
        new Misuse("accountId", () -> builder.accountId(null), "accountId is null: use 12 digits"),
        new Misuse("clock", () -> builder.clock(null), "clock is null: use one such as FakeClock"),
        new Misuse(
            "replication", () -> builder.replication(null), "mode is null: use one such as Repl"),
        new Misuse(
            "disabledRegions",
            () -> builder.disabledRegions((String[]) null),
            "regions is null: use names such as"),
        new Misuse(
            "disabledRegions, one of them",
            () -> builder.disabledRegions((String) null),
            "region is null: use a name such as"),
        new Misuse(
            "fail",
            () -> fake.replication().fail("eu-west-3", null),
            "statusMessage is null: use the words"),
        new Misuse(
            "client of a caller",
            () -> fake.client((FakePrincipal) null),
            "caller is null: use one such as fake.role(\"app\")"));
  }

  private Stream<Misuse> nullSecretsAndKeys() {
    return Stream.of(
        new Misuse("secret", () -> region.secret(null), "id is null: use a name, an ARN"),
        new Misuse(
            "createSecret, without a name",
            () -> region.createSecret(null, "x"),
            "name is null: give the secret a name"),
        new Misuse(
            "createSecret, without a value",
            () -> region.createSecret("x", null),
            "value; give the text"),
        new Misuse(
            "createKmsKey", () -> region.createKmsKey(null), "alias is null: give one such as"),
        new Misuse("kmsKey", () -> region.kmsKey(null), "idOrArnOrAlias is null: use one such as"),
        new Misuse(
            "deny",
            () -> key.deny((KmsPermission[]) null),
            "permissions is null: use one or more of [DECRYPT"),
        new Misuse(
            "allow",
            () -> key.allow((KmsPermission) null),
            "permission is null: use one or more of [DECRYPT"));
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
  void a_deletion_cancelled_and_scheduled_again_takes_its_full_time() {
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
