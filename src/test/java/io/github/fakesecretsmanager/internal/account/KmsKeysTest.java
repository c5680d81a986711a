package io.github.fakesecretsmanager.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fakesecretsmanager.domain.KmsKeyState;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.internal.trail.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of KMS keys alone, above all of related keys. */
class KmsKeysTest {

  private static final String UUID_OF_TEST = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String MULTI_REGION_ID = "mrk-1234abcd12ab34cd56ef1234567890ab";

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Account account =
      new Account(
          "123456789012",
          name -> Optional.of(new AwsRegion(name, name.startsWith("cn-") ? "aws-cn" : "aws")),
          Set.of(),
          () -> now,
          new IdSource(0),
          Optional.empty(),
          Lag.NONE,
          new EventLog("123456789012", 0));
  private final KmsKeys virginia = account.region("us-east-1").kmsKeys();
  private final KmsKeys paris = account.region("eu-west-3").kmsKeys();
  private final KmsKeys ireland = account.region("eu-west-1").kmsKeys();

  private KmsKey primary() {
    return virginia.createMultiRegion(Optional.of("alias/payments"));
  }

  private Optional<KmsKeyState> state(KmsKeys region, KmsKey key) {
    return region.find(key.id()).map(KmsKey::state);
  }

  private void pass(int days) {
    now = now.plus(Duration.ofDays(days));
    account.catchUp();
  }

  @Test
  void only_the_id_of_a_multi_region_key_starts_with_mrk() {
    assertThat(primary().id()).matches("mrk-[0-9a-f]{32}");
    assertThat(primaryOf("alias/other").isMultiRegion()).isTrue();
    assertThat(virginia.create(Optional.empty()).isMultiRegion()).isFalse();
    assertThat(virginia.create(Optional.empty(), MULTI_REGION_ID).isMultiRegion()).isTrue();
    assertThat(virginia.create(Optional.empty(), UUID_OF_TEST).isMultiRegion()).isFalse();
  }

  private KmsKey primaryOf(String alias) {
    return virginia.createMultiRegion(Optional.of(alias));
  }

  @Test
  void a_replica_shares_the_id_and_nothing_else() {
    KmsKey primary = primary();
    virginia.deny(primary.id(), List.of(KmsPermission.DECRYPT));
    virginia.setPolicy(primary.id(), "{}");

    KmsKey replica = paris.replicate(virginia.find(primary.id()).orElseThrow(), virginia);

    assertThat(replica.id()).isEqualTo(primary.id());
    assertThat(replica.arn()).isEqualTo(primary.arn().replace("us-east-1", "eu-west-3"));
    assertThat(replica.isMultiRegion()).isTrue();
    assertThat(replica.primaryRegion()).contains("us-east-1");
    assertThat(replica.alias()).isEmpty();
    assertThat(replica.denied()).isEmpty();
    assertThat(replica.policy()).isEmpty();
    assertThat(paris.find(replica.arn())).contains(replica);
    assertThat(paris.find(primary.arn())).isEmpty();
    assertThat(virginia.find(primary.id()).orElseThrow().isReplica()).isFalse();
  }

  @Test
  void related_keys_are_changed_independently() {
    KmsKey primary = primary();
    paris.replicate(primary, virginia);

    virginia.disable(primary.id());
    paris.deny(primary.id(), List.of(KmsPermission.ENCRYPT));

    assertThat(state(virginia, primary)).contains(KmsKeyState.DISABLED);
    assertThat(state(paris, primary)).contains(KmsKeyState.ENABLED);
    assertThat(virginia.find(primary.id()).orElseThrow().denied()).isEmpty();
  }

  @Test
  void a_primary_waits_for_its_last_replica_before_its_own_30_days_begin() {
    KmsKey primary = primary();
    paris.replicate(primary, virginia);
    ireland.replicate(primary, virginia);

    virginia.scheduleDeletion(primary.id(), now);
    pass(100);
    assertThat(state(virginia, primary)).contains(KmsKeyState.PENDING_REPLICA_DELETION);
    paris.scheduleDeletion(primary.id(), now);
    pass(10);
    ireland.scheduleDeletion(primary.id(), now);
    pass(20);
    assertThat(state(paris, primary)).isEmpty();
    assertThat(state(virginia, primary)).contains(KmsKeyState.PENDING_REPLICA_DELETION);

    pass(11);
    assertThat(state(ireland, primary)).isEmpty();
    assertThat(state(virginia, primary)).contains(KmsKeyState.PENDING_DELETION);
    pass(28);
    assertThat(state(virginia, primary)).contains(KmsKeyState.PENDING_DELETION);
    pass(1);
    assertThat(state(virginia, primary)).isEmpty();
  }

  @Test
  void time_that_passes_at_once_deletes_replica_and_primary_in_turn() {
    KmsKey primary = primary();
    paris.replicate(primary, virginia);
    virginia.scheduleDeletion(primary.id(), now);
    paris.scheduleDeletion(primary.id(), now);

    pass(60);

    assertThat(state(paris, primary)).isEmpty();
    assertThat(state(virginia, primary)).isEmpty();
  }

  @Test
  void a_primary_whose_deletion_was_cancelled_outlives_its_replicas() {
    KmsKey primary = primary();
    paris.replicate(primary, virginia);
    virginia.scheduleDeletion(primary.id(), now);
    paris.scheduleDeletion(primary.id(), now);

    virginia.cancelDeletion(primary.id());
    pass(60);

    assertThat(state(paris, primary)).isEmpty();
    assertThat(state(virginia, primary)).contains(KmsKeyState.DISABLED);
  }

  @Test
  void a_replica_that_is_gone_can_be_made_again() {
    KmsKey primary = primary();
    paris.replicate(primary, virginia);
    paris.scheduleDeletion(primary.id(), now);
    pass(30);

    paris.replicate(primary, virginia);

    assertThat(state(paris, primary)).contains(KmsKeyState.ENABLED);
  }

  private void assertCantReplicate(KmsKeys home, String id, String cure) {
    KmsKey key = home.find(id).orElseThrow();
    assertThatIllegalStateException()
        .isThrownBy(() -> ireland.replicate(key, home))
        .withMessage("can't replicate the KMS key <%s>: %s", key.arn(), cure);
    assertThat(ireland.find(id)).isEmpty();
  }

  @Test
  void only_an_enabled_primary_key_of_several_regions_is_replicated() {
    String id = primary().id();
    paris.replicate(virginia.find(id).orElseThrow(), virginia);
    String single = virginia.create(Optional.empty()).id();

    assertCantReplicate(
        virginia, single, "it is a single-Region key; create one with createMultiRegionKmsKey()");
    assertCantReplicate(
        paris,
        id,
        "it is a replica key; replicate its primary key, region(\"us-east-1\").kmsKey(\"%s\")"
            .formatted(id));
    virginia.disable(id);
    assertCantReplicate(virginia, id, "it is disabled; call enable() first");
    virginia.scheduleDeletion(id, now);
    assertCantReplicate(
        virginia, id, "it is pending replica deletion; call cancelDeletion() and enable() first");
  }

  private void assertCantReplicateTo(KmsKeys region, KmsKey key, String cure) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.replicate(key, virginia))
        .withMessage(
            "can't replicate the KMS key <%s> to <%s>: %s", key.arn(), region.region(), cure);
  }

  @Test
  void a_replica_is_in_another_region_of_the_partition_that_has_none() {
    KmsKey primary = primary();
    paris.replicate(primary, virginia);

    assertCantReplicateTo(virginia, primary, "use another Region of the same partition");
    assertCantReplicateTo(
        account.region("cn-north-1").kmsKeys(),
        primary,
        "use another Region of the same partition");
    assertCantReplicateTo(
        paris,
        primary,
        "the Region already has a replica key; get it with region(\"eu-west-3\").kmsKey(\"%s\")"
            .formatted(primary.id()));
  }

  private void assertTaken(KmsKeys region, String id, String cure) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.create(Optional.empty(), id))
        .withMessage("the key id <%s> belongs to another key in us-east-1: %s", id, cure);
  }

  @Test
  void an_id_is_given_once_in_an_account() {
    virginia.create(Optional.empty(), UUID_OF_TEST);
    virginia.create(Optional.empty(), MULTI_REGION_ID);

    assertTaken(virginia, UUID_OF_TEST, "use another id");
    assertTaken(paris, UUID_OF_TEST, "use another id");
    assertTaken(virginia, MULTI_REGION_ID, "use another id");
    assertTaken(paris, MULTI_REGION_ID, "replicate that key with replicateTo(\"eu-west-3\")");
  }

  @Test
  void the_id_of_a_related_key_leads_to_its_primary_and_not_to_another_partition() {
    KmsKey primary = primary();
    paris.replicate(primary, virginia);

    assertTaken(ireland, primary.id(), "replicate that key with replicateTo(\"eu-west-1\")");
    assertTaken(account.region("cn-north-1").kmsKeys(), primary.id(), "use another id");
  }

  @Test
  void the_id_of_a_deleted_key_is_not_given_again() {
    virginia.create(Optional.empty(), UUID_OF_TEST);
    virginia.scheduleDeletion(UUID_OF_TEST, now);
    pass(31);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> virginia.create(Optional.empty(), UUID_OF_TEST))
        .withMessage("the key id <%s> is that of a deleted key: use another id", UUID_OF_TEST);
  }
}
