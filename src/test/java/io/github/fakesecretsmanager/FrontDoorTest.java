package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.domain.KmsKeyState;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Secret;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The methods with which a test arranges its fake, and their refusals of nonsense. */
class FrontDoorTest {

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final FakeRegion region = fake.region("eu-west-3");
  private final FakeKmsKey key = region.createKmsKey("alias/payments");

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

  @Test
  void a_policy_is_found_by_the_class_loader_of_the_test(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("only-here.json"),
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:List*\",\"Resource\":\"*\"}}");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      thread.setContextClassLoader(loader);

      fake.role("app").withPolicyResource("only-here.json");
    } finally {
      thread.setContextClassLoader(before);
    }

    assertThat(fake.role("app").isAllowedTo("secretsmanager:ListSecrets", "*")).isTrue();
  }

  @Test
  void a_taken_alias_is_refused_for_a_key_with_a_chosen_id_too() {
    assertThatThrownBy(
            () -> region.createKmsKey("alias/payments", "1234abcd-12ab-34cd-56ef-1234567890ab"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alias/payments");
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
  void a_taken_name_is_reported_without_the_value() {
    region.createSecret("db", "s3cr3t");

    assertThatThrownBy(() -> region.createSecret("db", "hidden-value"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<db>")
        .hasMessageContaining("already exists")
        .hasMessageNotContaining("hidden-value");
  }

  @Test
  void a_missing_secret_is_reported_with_those_that_exist() {
    for (int i = 0; i < 25; i++) {
      region.createSecret("s" + (char) ('a' + i), "x");
    }

    assertThatThrownBy(() -> region.secret("nix"))
        .hasMessageContaining("[sa, sb,")
        .hasMessageEndingWith("and 5 more");
  }

  @Test
  void the_other_regions_that_have_a_secret_are_told_even_if_it_is_not_in_this_one() {
    fake.region("us-west-2").createSecret("db", "x", "eu-west-1");

    assertThat(region.otherRegionsWith("db")).containsExactly("eu-west-1", "us-west-2");
    assertThat(fake.region("us-west-2").otherRegionsWith("db")).containsExactly("eu-west-1");
    assertThat(region.otherRegionsWith("other")).isEmpty();
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
  void a_primary_key_that_waits_for_its_replicas_can_only_be_kept() {
    FakeKmsKey primary = region.createMultiRegionKmsKey();
    primary.replicateTo("eu-south-2");
    primary.scheduleDeletion();

    for (ThrowingCallable change :
        new ThrowingCallable[] {primary::disable, primary::enable, primary::scheduleDeletion}) {
      assertThatThrownBy(change)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("pending replica deletion; call cancelDeletion() first");
    }

    assertThat(primary.cancelDeletion().state()).contains(KmsKeyState.DISABLED);
  }

  @Test
  void a_multi_region_key_is_found_in_each_region_it_is_replicated_to() {
    FakeKmsKey primary = region.createMultiRegionKmsKey();

    FakeKmsKey replica = primary.replicateTo("eu-south-2");

    assertThat(primary.isMultiRegion()).isTrue();
    assertThat(primary.alias()).isEmpty();
    assertThat(replica.isMultiRegion()).isTrue();
    assertThat(fake.region("eu-south-2").findKmsKey(primary.id()).map(FakeKmsKey::arn))
        .contains(replica.arn());
    assertThat(fake.region("eu-west-1").findKmsKey(primary.id())).isEmpty();
    assertThat(key.isMultiRegion()).isFalse();
    assertThat(region.createMultiRegionKmsKey("alias/global").alias()).contains("alias/global");
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
          () -> managed.replicateTo("eu-west-1"),
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
  void the_deletion_of_a_key_must_be_cancelled_first() {
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
  void a_key_from_before_a_reset_is_gone_and_does_not_change_a_later_one() {
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

  @Test
  void an_account_and_a_key_show_what_they_are() {
    FakeSecretsManager other = FakeSecretsManager.builder().accountId("210987654321").build();
    FakeKmsKey key = other.region().createKmsKey();

    assertThat(other.accountId()).isEqualTo("210987654321");
    assertThat(key.state()).contains(KmsKeyState.ENABLED);
    assertThat(key.disable().state()).contains(KmsKeyState.DISABLED);
    assertThat(key.scheduleDeletion().state()).contains(KmsKeyState.PENDING_DELETION);
    other.reset();
    assertThat(key.state()).isEmpty();
  }
}
