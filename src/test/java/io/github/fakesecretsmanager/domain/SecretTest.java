package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretTest {

  /** A text that no message may show, wherever a caller has put it. */
  private static final String CANARY = "c4n4ry";

  private static final SecretArn ARN =
      new SecretArn("aws", "us-east-1", "123456789012", "db", "AbCdEf");
  private static final Secret EMPTY =
      Secret.create(ARN, ReplicatedMetadata.NONE, Optional.empty(), Instant.EPOCH);

  private static Replica replica(ReplicationStatus status) {
    return new Replica("eu-west-3", Secret.DEFAULT_KMS_KEY_ID, status, Optional.empty());
  }

  private static Secret withVersion(Secret secret, String id, SecretValue value) {
    SecretVersion version =
        SecretVersion.of(id, value, Instant.EPOCH, Set.of(StagingLabel.AWSCURRENT), "key");
    return secret.withVersions(secret.versions().plus(version), Instant.EPOCH);
  }

  private static Secret withText(String text) {
    return withVersion(EMPTY, "1", new SecretValue.Text(text));
  }

  @Test
  void has_a_string_value_if_its_current_value_is_a_text() {
    SecretValue binary = new SecretValue.Binary(new byte[] {1});

    assertThat(EMPTY.stringValue()).isEmpty();
    assertThat(withText("old").stringValue()).contains("old");
    assertThat(withVersion(withText("old"), "2", new SecretValue.Text("new")).stringValue())
        .contains("new");
    assertThat(withVersion(withText("old"), "2", binary).stringValue()).isEmpty();
  }

  @Test
  void is_a_primary_while_it_has_replicas() {
    Secret primary = EMPTY.withReplica(replica(ReplicationStatus.IN_PROGRESS));

    assertThat(EMPTY.isPrimary()).isFalse();
    assertThat(primary.isPrimary()).isTrue();
    assertThat(primary.withoutReplica("eu-west-3").isPrimary()).isFalse();
    assertThat(EMPTY.withRole(new ReplicationRole.ReplicaOf("eu-west-3")).isPrimary()).isFalse();
  }

  @Test
  void shows_its_arn_its_region_its_role_and_the_number_of_its_versions() {
    Secret secret = withVersion(withText("old"), "2", new SecretValue.Text("new"));

    assertThat(EMPTY).hasToString("Secret[%s in us-east-1, standalone, 0 versions]".formatted(ARN));
    assertThat(secret.withReplica(replica(ReplicationStatus.IN_SYNC)))
        .hasToString("Secret[%s in us-east-1, primary, 2 versions]".formatted(ARN));
    assertThat(secret.withRole(new ReplicationRole.ReplicaOf("eu-west-3")))
        .hasToString("Secret[%s in us-east-1, replica of eu-west-3, 2 versions]".formatted(ARN));
  }

  @Test
  void metadata_show_which_members_are_set() {
    ReplicatedMetadata described =
        ReplicatedMetadata.NONE
            .withDescription(CANARY)
            .withTags(Tags.NONE.plus(Map.of("a", CANARY, CANARY, "b")));

    assertThat(described)
        .hasToString(
            "ReplicatedMetadata[description set, 2 tags, resource policy not set, type not set]");
    assertThat(described.withResourcePolicy(Optional.of(CANARY)).withType(CANARY))
        .hasToString("ReplicatedMetadata[description set, 2 tags, resource policy set, type set]");
    assertThat(ReplicatedMetadata.NONE)
        .hasToString(
            "ReplicatedMetadata[description not set, 0 tags, resource policy not set, type not"
                + " set]");
  }

  @Test
  void a_failure_of_replication_shows_its_reason_only() {
    assertThat(failure()).hasToString("ReplicationFailure[SCRIPTED]");
  }

  private static ReplicationFailure failure() {
    return new ReplicationFailure(ReplicationFailure.Reason.SCRIPTED, CANARY, CANARY);
  }

  @Test
  void a_setting_of_a_partner_shows_neither_key_nor_value() {
    assertThat(new RotationConfiguration.Item(Optional.of(CANARY), Optional.of(CANARY)))
        .hasToString("Item");
  }

  private static Secret full() {
    ReplicatedMetadata metadata =
        new ReplicatedMetadata(
            Optional.of(CANARY),
            Tags.NONE.plus(Map.of(CANARY, CANARY)),
            Optional.of(CANARY),
            Optional.of(CANARY));
    RotationConfiguration.Item item =
        new RotationConfiguration.Item(Optional.of(CANARY), Optional.of(CANARY));
    RotationConfiguration rotation =
        new RotationConfiguration(
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new RotationConfiguration.External(Optional.of(List.of(item)), Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return withText(CANARY)
        .withMetadata(metadata, Instant.EPOCH)
        .withRotation(rotation, Instant.EPOCH)
        .withReplica(replica(new ReplicationStatus.Failed(failure())));
  }

  static Stream<Object> shown() {
    Secret secret = full();
    return Stream.of(
        secret,
        secret.metadata(),
        secret.metadata().tags(),
        secret.versions(),
        secret.currentVersion(),
        secret.rotation(),
        secret.role(),
        secret.replica("eu-west-3"));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void no_part_of_a_secret_shows_a_text_that_may_be_secret(Object part) {
    assertThat(part.toString()).isNotEmpty().doesNotContain(CANARY);
  }
}
