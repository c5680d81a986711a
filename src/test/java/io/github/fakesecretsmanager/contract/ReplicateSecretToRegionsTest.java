package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class ReplicateSecretToRegionsTest extends Contract {

  private static final String INVALID_REGION = "Invalid replica region.";

  @Test
  void answers_in_progress_without_message_for_each_region() {
    String arn = create("db", "s3cr3t");

    ReplicateSecretToRegionsResponse answer =
        client.replicateSecretToRegions(
            r ->
                r.secretId("db").addReplicaRegions(replicaIn("eu-west-3"), replicaIn("eu-west-1")));

    assertThat(answer.arn()).isEqualTo(arn);
    assertThat(answer.replicationStatus())
        .extracting(
            ReplicationStatusType::region,
            ReplicationStatusType::kmsKeyId,
            ReplicationStatusType::status,
            ReplicationStatusType::statusMessage,
            ReplicationStatusType::lastAccessedDate)
        .containsExactly(
            tuple("eu-west-3", "alias/aws/secretsmanager", StatusType.IN_PROGRESS, null, null),
            tuple("eu-west-1", "alias/aws/secretsmanager", StatusType.IN_PROGRESS, null, null));
  }

  @Test
  void is_in_sync_at_the_next_call() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");

    assertThat(describe("db").primaryRegion()).isEqualTo("us-east-1");
    assertThat(row("db", "eu-west-3").status()).isEqualTo(StatusType.IN_SYNC);
    assertThat(row("db", "eu-west-3").statusMessage()).isEqualTo("Replication succeeded");
  }

  @Test
  void creates_a_replica_with_the_primary_arn_except_for_the_region() {
    String arn = create("db", "s3cr3t");
    replicate("db", "eu-west-3");

    DescribeSecretResponse replica = in("eu-west-3").describeSecret(r -> r.secretId("db"));

    assertThat(replica.arn()).isEqualTo(arn.replace("us-east-1", "eu-west-3"));
    assertThat(replica.primaryRegion()).isEqualTo("us-east-1");
    assertThat(replica.hasReplicationStatus()).isFalse();
    assertThat(value(in("eu-west-3"), replica.arn())).isEqualTo("s3cr3t");
  }

  @Test
  void carries_over_versions_labels_tags_description_and_policy() {
    client.createSecret(
        r ->
            r.name("db")
                .secretString("one")
                .clientRequestToken(TOKEN)
                .description("the main database")
                .tags(Tag.builder().key("team").value("payments").build()));
    client.putSecretValue(
        r -> r.secretId("db").secretString("two").clientRequestToken(OTHER_TOKEN));
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(Policies.ACCOUNT_MAY_READ));
    replicate("db", "eu-west-3");

    DescribeSecretResponse primary = describe("db");
    DescribeSecretResponse replica = in("eu-west-3").describeSecret(r -> r.secretId("db"));

    assertThat(replica.versionIdsToStages()).isEqualTo(primary.versionIdsToStages());
    assertThat(replica.description()).isEqualTo("the main database");
    assertThat(replica.tags()).isEqualTo(primary.tags());
    assertThat(fake.region("eu-west-3").secret("db").resourcePolicy())
        .hasValue(Policies.ACCOUNT_MAY_READ);
    assertThat(in("eu-west-3").getResourcePolicy(r -> r.secretId("db")).resourcePolicy())
        .isEqualTo(client.getResourcePolicy(r -> r.secretId("db")).resourcePolicy());
    assertThat(
            in("eu-west-3")
                .getSecretValue(r -> r.secretId("db").versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("one");
  }

  @Test
  void does_not_carry_over_an_empty_list_of_tags() {
    create("db", "s3cr3t");
    client.tagResource(r -> r.secretId("db").tags(tag -> tag.key("team").value("payments")));
    client.untagResource(r -> r.secretId("db").tagKeys("team"));
    replicate("db", "eu-west-3");

    assertThat(describe("db").hasTags()).isTrue();
    assertThat(describe("db").tags()).isEmpty();
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).hasTags()).isFalse();
    assertThat(in("eu-west-3").listSecrets().secretList())
        .singleElement()
        .satisfies(entry -> assertThat(entry.hasTags()).isFalse());
  }

  @Test
  void gives_the_replica_its_own_creation_date() {
    create("db", "s3cr3t");
    clock.advance(Duration.ofHours(1));
    replicate("db", "eu-west-3");

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).createdDate())
        .isEqualTo(NOW.plusSeconds(3600));
    assertThat(describe("db").createdDate()).isEqualTo(NOW);
  }

  @Test
  void replicates_a_secret_without_a_value() {
    client.createSecret(r -> r.name("empty"));
    replicate("empty", "eu-west-3");

    assertThat(status("empty", "eu-west-3")).isEqualTo("InSync");
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("empty")).hasVersionIdsToStages())
        .isFalse();
  }

  @Test
  void encrypts_the_replica_with_its_own_key_echoed_as_given() {
    create("db", "s3cr3t");
    fake.region("eu-west-3").createKmsKey("alias/payments");

    replicateWithKey("db", "eu-west-3", "alias/payments");

    assertThat(row("db", "eu-west-3").kmsKeyId()).isEqualTo("alias/payments");
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).kmsKeyId())
        .isEqualTo("alias/payments");
    assertThat(describe("db").kmsKeyId()).isNull();
  }

  @Test
  void lists_replicas_in_order_and_each_region_once() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    replicate("db", "eu-west-1", "eu-west-3");
    replicate("db", "eu-north-1");

    assertThat(describe("db").replicationStatus())
        .extracting(ReplicationStatusType::region)
        .containsExactly("eu-west-3", "eu-west-1", "eu-north-1");
  }

  @Test
  void replicating_again_with_another_key_reencrypts_the_replica() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    String key = fake.region("eu-west-3").createKmsKey().arn();

    replicateWithKey("db", "eu-west-3", key);

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    assertThat(fake.region("eu-west-3").secret("db").currentVersion().orElseThrow().kmsKeyArns())
        .containsExactly(key);
  }

  @Test
  void the_next_change_reencrypts_all_versions_once_a_refused_key_permits_it() {
    FakeKmsKey before = fake.region("eu-west-3").createKmsKey();
    FakeKmsKey after = fake.region("eu-west-3").createKmsKey();
    create("db", "one");
    replicateWithKey("db", "eu-west-3", before.arn());
    after.disable();
    replicateWithKey("db", "eu-west-3", after.arn());
    assertThat(status("db", "eu-west-3")).isEqualTo("Failed");
    after.enable();

    put("db", "two");

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    before.disable();
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("two");
    assertThat(
            in("eu-west-3")
                .getSecretValue(r -> r.secretId("db").versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-east-1",
        "xx-nowhere-1",
        "cn-north-1",
        "us-gov-west-1",
        "EU",
        "eu west 3",
        "eu-west-",
        "3"
      })
  void refuses_every_region_but_another_one_of_its_partition(String region) {
    create("db", "s3cr3t");

    assertRefused("InvalidParameterException", INVALID_REGION, () -> replicate("db", region));
    assertRefused(
        "InvalidParameterException",
        INVALID_REGION,
        () -> client.createSecret(r -> r.name("new").addReplicaRegions(replicaIn(region))));
    assertThat(describe("db").hasReplicationStatus()).isFalse();
  }

  @Test
  void refuses_a_missing_region() {
    create("db", "s3cr3t");

    assertRefused(
        "InvalidParameterException",
        INVALID_REGION,
        () ->
            client.replicateSecretToRegions(
                r -> r.secretId("db").addReplicaRegions(ReplicaRegionType.builder().build())));
  }

  @Test
  void refuses_the_same_region_twice() {
    create("db", "s3cr3t");

    assertRefused(
        "InvalidParameterException",
        INVALID_REGION,
        () -> replicate("db", "eu-west-3", "eu-west-1", "eu-west-3"));
  }

  @Test
  void changes_nothing_when_one_region_of_several_is_refused() {
    create("db", "s3cr3t");

    refusal(() -> replicate("db", "eu-west-3", "us-east-1"));

    assertThat(describe("db").hasReplicationStatus()).isFalse();
    assertNoSecret("db", "eu-west-3");
  }

  @Test
  void refuses_an_empty_region_and_an_empty_list_as_validation_does() {
    create("db", "s3cr3t");

    assertRefused(
        "ValidationException",
        "1 validation error detected: Value '' at 'addReplicaRegions.1.member.region' failed to"
            + " satisfy constraint: Member must have length greater than or equal to 1",
        () -> replicate("db", ""));
    assertRefused(
        "ValidationException",
        "1 validation error detected: Value '[]' at 'addReplicaRegions' failed to satisfy"
            + " constraint: Member must have length greater than or equal to 1",
        () ->
            client.replicateSecretToRegions(
                r -> r.secretId("db").addReplicaRegions(List.<ReplicaRegionType>of())));
  }

  @Test
  void refuses_an_unknown_secret() {
    assertRefused("ResourceNotFoundException", NOT_FOUND, () -> replicate("nix", "eu-west-3"));
  }

  @Test
  void refuses_a_secret_scheduled_for_deletion() {
    create("db", "s3cr3t");
    client.deleteSecret(r -> r.secretId("db"));

    assertRefused(
        "InvalidRequestException", MARKED_FOR_DELETION, () -> replicate("db", "eu-west-3"));
  }

  @Test
  void refuses_a_replica() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");

    assertRefused(
        "InvalidParameterException",
        NOT_ON_REPLICA,
        () ->
            in("eu-west-3")
                .replicateSecretToRegions(
                    r -> r.secretId("db").addReplicaRegions(replicaIn("eu-west-1"))));
  }

  @Test
  void stays_inside_the_china_partition() {
    in("cn-north-1").createSecret(r -> r.name("db").secretString("s3cr3t"));
    in("cn-north-1")
        .replicateSecretToRegions(
            r -> r.secretId("db").addReplicaRegions(replicaIn("cn-northwest-1")));

    assertThat(in("cn-northwest-1").describeSecret(r -> r.secretId("db")).arn())
        .startsWith("arn:aws-cn:secretsmanager:cn-northwest-1:123456789012:secret:db-");
  }

  @Test
  void create_secret_starts_replication_too() {
    var answer =
        client.createSecret(
            r -> r.name("db").secretString("s3cr3t").addReplicaRegions(replicaIn("eu-west-3")));

    assertThat(answer.replicationStatus())
        .extracting(ReplicationStatusType::statusAsString)
        .containsExactly("InProgress");
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");
  }

  @Test
  void create_secret_with_a_bad_region_creates_nothing() {
    assertRefused(
        "InvalidParameterException",
        INVALID_REGION,
        () ->
            client.createSecret(
                r -> r.name("db").secretString("s").addReplicaRegions(replicaIn("us-east-1"))));
    assertNoSecret("db", "us-east-1");
  }

  @Test
  void create_secret_overwrites_in_the_region_when_forced() {
    in("eu-west-3").createSecret(r -> r.name("db").secretString("old"));

    client.createSecret(
        r ->
            r.name("db")
                .secretString("new")
                .forceOverwriteReplicaSecret(true)
                .addReplicaRegions(replicaIn("eu-west-3")));

    assertThat(value(in("eu-west-3"), "db")).isEqualTo("new");
  }

  @Test
  void shows_the_primary_when_the_replica_was_last_read() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    assertThat(row("db", "eu-west-3").lastAccessedDate()).isNull();

    value(in("eu-west-3"), "db");

    assertThat(row("db", "eu-west-3").lastAccessedDate())
        .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(describe("db").lastAccessedDate()).isNull();
  }

  @Test
  void forgets_the_last_access_when_the_replica_is_recreated() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    value(in("eu-west-3"), "db");
    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));

    replicate("db", "eu-west-3");

    assertThat(row("db", "eu-west-3").lastAccessedDate()).isNull();
  }
}
