package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.EventualConsistency.DELETED_NAMES_ARE_HELD;
import static io.github.fakesecretsmanager.EventualConsistency.LISTINGS_LAG;
import static io.github.fakesecretsmanager.EventualConsistency.REMOVED_REPLICAS_LINGER;
import static io.github.fakesecretsmanager.EventualConsistency.REPLICAS_LAG;
import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Changes that show only after AWS has answered, on request. */
class EventualConsistencyTest extends LateContract {

  private List<String> listed() {
    return caller.listSecretsPaginator(r -> r.maxResults(1)).stream()
        .flatMap(page -> page.secretList().stream())
        .map(SecretListEntry::name)
        .toList();
  }

  @Test
  void a_listing_shows_a_new_secret_late() {
    with(LISTINGS_LAG);
    caller.createSecret(r -> r.name("db").secretString("one"));

    assertThat(listed()).isEmpty();
    assertThat(caller.describeSecret(r -> r.secretId("db")).name()).isEqualTo("db");
    passAllBut(LISTINGS_LAG);
    assertThat(listed()).isEmpty();

    clock.advance(MOMENT);
    assertThat(listed()).containsExactly("db");
  }

  @Test
  void a_listing_shows_a_deleted_secret_and_old_metadata_for_a_while() {
    with(LISTINGS_LAG);
    late.region().newSecret("changed").description("old").create();
    late.region().newSecret("deleted").create();
    late.region().newSecret("gone").create();
    clock.advance(Duration.ofSeconds(40));

    caller.updateSecret(r -> r.secretId("changed").description("new"));
    caller.deleteSecret(r -> r.secretId("deleted").recoveryWindowInDays(7L));
    caller.deleteSecret(r -> r.secretId("gone").forceDeleteWithoutRecovery(true));

    assertThat(listed()).containsExactlyInAnyOrder("changed", "deleted", "gone");
    SecretListEntry entry =
        caller.listSecrets().secretList().stream()
            .filter(each -> each.name().equals("changed"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.description()).isEqualTo("old");
    assertThat(entry.lastChangedDate()).isEqualTo(NOW);
    assertThat(caller.describeSecret(r -> r.secretId("changed")).lastChangedDate())
        .isEqualTo(NOW.plusSeconds(40));

    clock.advance(LISTINGS_LAG.duration());
    assertThat(listed()).containsExactly("changed");
    assertThat(caller.listSecrets().secretList().get(0).description()).isEqualTo("new");
  }

  @Test
  @Tag("new-sdk")
  void a_batch_by_filter_finds_what_a_listing_finds() {
    with(LISTINGS_LAG);
    caller.createSecret(r -> r.name("db").secretString("one"));

    Filter named = Filter.builder().key("name").values("db").build();
    assertThat(BatchCalls.namesOf(caller, named)).isEmpty();

    clock.advance(LISTINGS_LAG.duration());
    assertThat(BatchCalls.namesOf(caller, named)).containsExactly("db");
  }

  @Test
  void what_the_test_arranges_is_listed_at_once() {
    with(LISTINGS_LAG);

    late.region().createSecret("db", "one", "eu-west-3");

    assertThat(listed()).containsExactly("db");
    assertThat(paris().listSecrets().secretList()).hasSize(1);
    assertThat(late.region().secrets()).hasSize(1);
  }

  @Test
  void what_the_test_arranges_stays_listed_despite_earlier_changes_of_the_name() {
    with(LISTINGS_LAG);
    caller.createSecret(r -> r.name("db").secretString("one"));
    clock.advance(Duration.ofSeconds(10));
    caller.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    clock.advance(Duration.ofSeconds(10));

    late.region().createSecret("db", "two");

    Instant end = clock.instant().plus(LISTINGS_LAG.duration());
    while (!clock.instant().isAfter(end)) {
      assertThat(listed()).containsExactly("db");
      clock.advance(Duration.ofSeconds(5));
    }
  }

  @Test
  void a_listing_lags_from_when_a_change_happened_however_far_the_clock_is_moved() {
    with(FakeSecretsManager.builder().eventuallyConsistent(LISTINGS_LAG, REPLICAS_LAG));
    caller.createSecret(
        r -> r.name("db").secretString("one").addReplicaRegions(replicaIn("eu-west-3")));
    caller.createSecret(r -> r.name("old"));
    caller.deleteSecret(r -> r.secretId("old").recoveryWindowInDays(7L));

    clock.advance(Duration.ofDays(8));

    assertThat(paris().listSecrets().secretList()).hasSize(1);
    assertThat(caller.listSecrets(r -> r.includePlannedDeletion(true)).secretList())
        .extracting(SecretListEntry::name)
        .containsExactly("db");
  }

  @Test
  void a_later_change_counts_in_listings_though_the_clock_was_set_back_before_it() {
    with(LISTINGS_LAG);
    caller.createSecret(r -> r.name("ghost"));
    caller.createSecret(r -> r.name("db").description("old"));
    clock.setTo(NOW.minus(Duration.ofHours(1)));
    caller.deleteSecret(r -> r.secretId("ghost").forceDeleteWithoutRecovery(true));
    caller.updateSecret(r -> r.secretId("db").description("new"));

    clock.advance(Duration.ofDays(1));

    assertThat(caller.listSecrets().secretList())
        .singleElement()
        .satisfies(entry -> assertThat(entry.description()).isEqualTo("new"));
  }

  @Test
  void a_name_made_again_is_listed_once() {
    with(LISTINGS_LAG);
    caller.createSecret(r -> r.name("db"));
    caller.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    String arn = caller.createSecret(r -> r.name("db")).arn();

    clock.advance(LISTINGS_LAG.duration());

    assertThat(caller.listSecrets().secretList())
        .extracting(SecretListEntry::arn)
        .containsExactly(arn);
  }

  @Test
  void the_name_of_a_secret_that_was_deleted_without_recovery_is_not_free_at_once() {
    with(DELETED_NAMES_ARE_HELD);
    caller.createSecret(r -> r.name("db").secretString("one"));
    caller.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));

    passAllBut(DELETED_NAMES_ARE_HELD);
    assertRefused(
        "InvalidRequestException",
        "You can't perform this operation on the secret because it was deleted.",
        () -> caller.createSecret(r -> r.name("db").secretString("two")));
    assertRefused(
        "ResourceNotFoundException", NOT_FOUND, () -> caller.describeSecret(r -> r.secretId("db")));
    caller.createSecret(r -> r.name("other"));
    paris().createSecret(r -> r.name("db"));

    clock.advance(MOMENT);
    caller.createSecret(r -> r.name("db").secretString("two"));
  }

  @Test
  void a_name_is_free_when_a_recovery_window_has_ended() {
    with(DELETED_NAMES_ARE_HELD);
    caller.createSecret(r -> r.name("db"));
    caller.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));

    clock.advance(Duration.ofDays(7));

    caller.createSecret(r -> r.name("db"));
  }

  @Test
  void a_removed_replica_can_be_read_for_a_while() {
    for (ReplicationMode mode : List.of(ReplicationMode.immediate(), ReplicationMode.manual())) {
      with(
          FakeSecretsManager.builder()
              .replication(mode)
              .eventuallyConsistent(REMOVED_REPLICAS_LINGER));
      late.region().createSecret("db", "one", "eu-west-3");

      caller.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));

      assertThat(late).secret("db").isNotReplicated();
      passAllBut(REMOVED_REPLICAS_LINGER);
      assertThat(value(paris(), "db")).isEqualTo("one");
      clock.advance(MOMENT);
      assertThat(late.region("eu-west-3")).hasNoSecret("db");
    }
  }

  @Test
  void a_removed_replica_that_is_replicated_to_again_stays() {
    with(REMOVED_REPLICAS_LINGER);
    late.region().createSecret("db", "one", "eu-west-3");
    caller.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));

    caller.replicateSecretToRegions(
        r -> r.secretId("db").addReplicaRegions(replicaIn("eu-west-3")));

    clock.advance(REMOVED_REPLICAS_LINGER.duration());
    assertThat(late).secret("db").isReplicatedTo("eu-west-3");
    assertThat(value(paris(), "db")).isEqualTo("one");
  }

  @Test
  void a_replica_answers_the_older_value_until_it_has_caught_up() {
    with(REPLICAS_LAG);
    late.region().createSecret("db", "one", "eu-west-3");

    caller.putSecretValue(r -> r.secretId("db").secretString("two"));
    passAllBut(REPLICAS_LAG);
    assertThat(value(paris(), "db")).isEqualTo("one");
    assertThat(late).secret("db").replica("eu-west-3").isInProgress();

    clock.advance(MOMENT);
    assertThat(value(paris(), "db")).isEqualTo("two");
    assertThat(late).secret("db").replica("eu-west-3").isInSync();
  }

  @Test
  void a_replication_mode_that_takes_longer_counts_and_a_manual_one_stays_manual() {
    with(
        FakeSecretsManager.builder()
            .replication(ReplicationMode.after(Duration.ofHours(1)))
            .eventuallyConsistent(REPLICAS_LAG));
    late.region().createSecret("db", "one", "eu-west-3");
    caller.putSecretValue(r -> r.secretId("db").secretString("two"));
    clock.advance(Duration.ofMinutes(59));
    assertThat(value(paris(), "db")).isEqualTo("one");
    clock.advance(Duration.ofMinutes(1));
    assertThat(value(paris(), "db")).isEqualTo("two");

    with(
        FakeSecretsManager.builder()
            .replication(ReplicationMode.manual())
            .eventuallyConsistent(REPLICAS_LAG));
    late.region().createSecret("db", "one", "eu-west-3");
    caller.putSecretValue(r -> r.secretId("db").secretString("two"));
    clock.advance(Duration.ofDays(1));
    assertThat(value(paris(), "db")).isEqualTo("one");
    late.replication().settle();
    assertThat(value(paris(), "db")).isEqualTo("two");
  }

  @Test
  void all_delays_can_be_combined() {
    with(FakeSecretsManager.builder().eventuallyConsistent());
    caller.createSecret(
        r -> r.name("db").secretString("one").addReplicaRegions(replicaIn("eu-west-3")));

    assertThat(listed()).isEmpty();
    assertThat(late).secret("db").replica("eu-west-3").isInProgress();
    clock.advance(LISTINGS_LAG.duration());
    assertThat(listed()).containsExactly("db");
    caller.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));
    caller.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    assertThat(value(paris(), "db")).isEqualTo("one");
  }

  @Test
  void delays_add_up_over_several_settings() {
    with(
        FakeSecretsManager.builder()
            .eventuallyConsistent(LISTINGS_LAG)
            .eventuallyConsistent(DELETED_NAMES_ARE_HELD));
    caller.createSecret(r -> r.name("db"));
    caller.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));

    assertThat(listed()).isEmpty();
    assertRefused(
        "InvalidRequestException",
        "You can't perform this operation on the secret because it was deleted.",
        () -> caller.createSecret(r -> r.name("db")));
  }

  @Test
  void nothing_is_late_unless_the_test_asks_for_it() {
    caller.createSecret(
        r -> r.name("db").secretString("one").addReplicaRegions(replicaIn("eu-west-3")));

    assertThat(listed()).containsExactly("db");
    assertThat(value(paris(), "db")).isEqualTo("one");
    caller.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));
    assertThat(late.region("eu-west-3")).hasNoSecret("db");
    caller.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    caller.createSecret(r -> r.name("db"));
  }

  @Test
  void a_reset_forgets_what_is_late() {
    with(FakeSecretsManager.builder().eventuallyConsistent());
    caller.createSecret(r -> r.name("db"));
    caller.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));

    late.reset();

    caller.createSecret(r -> r.name("db"));
    clock.advance(LISTINGS_LAG.duration());
    assertThat(listed()).containsExactly("db");
  }

  @Test
  void a_clock_that_is_set_back_breaks_nothing() {
    with(FakeSecretsManager.builder().eventuallyConsistent());
    caller.createSecret(r -> r.name("db"));

    clock.setTo(NOW.minus(Duration.ofDays(1)));
    caller.createSecret(r -> r.name("cache"));
    assertThat(listed()).isEmpty();
    clock.advance(LISTINGS_LAG.duration());
    assertThat(listed()).containsExactly("cache");
    clock.advance(Duration.ofDays(1));

    assertThat(listed()).containsExactlyInAnyOrder("db", "cache");
  }
}
