package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.ReplicationFailure.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/** Assertions on the answers of the SDK that show replicas. */
class ReplicationStatusAssertTest extends AssertionTest {

  private DescribeSecretResponse describe() {
    return client.describeSecret(r -> r.secretId("db"));
  }

  @Test
  void sees_the_answer_of_replicate_secret_to_regions() {
    create("db");
    ReplicateSecretToRegionsResponse answer =
        client.replicateSecretToRegions(
            r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));

    assertThat(answer).replica("eu-west-3").isInProgress();
    assertFails(
        """

        Expecting secret <%s> to be replicated to
          <[eu-west-3]>
        but its replicas are
          Region     Status      KMS key                   Message
          eu-west-3  InProgress  alias/aws/secretsmanager"""
            .formatted(answer.arn()),
        () -> assertThat(answer).isReplicatedTo("eu-west-3"));
  }

  @Test
  void sees_the_answer_of_create_secret() {
    CreateSecretResponse replicated =
        client.createSecret(r -> r.name("db").addReplicaRegions(to -> to.region("eu-west-3")));
    CreateSecretResponse alone = client.createSecret(r -> r.name("alone"));

    assertThat(replicated).hasReplicaSatisfying("eu-west-3", ReplicaAssert::isInProgress);
    assertThat(alone).isNotReplicated();
    assertFails(
        """

        Expecting secret <%s> to have a replica in
          <eu-west-3>
        but it has no replicas"""
            .formatted(alone.arn()),
        () -> assertThat(alone).replica("eu-west-3"));
  }

  @Test
  void sees_the_answer_of_describe_secret() {
    create("db", "eu-west-3", "eu-west-1");

    assertThat(describe()).isReplicatedExactlyTo("eu-west-1", "eu-west-3");
    assertFails(
        """

        Expecting secret <%s> to be replicated exactly to
          <[eu-north-1]>
        but its replicas are
          Region     Status  KMS key                   Message
          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded
          eu-west-1  InSync  alias/aws/secretsmanager  Replication succeeded"""
            .formatted(describe().arn()),
        () -> assertThat(describe()).isReplicatedExactlyTo("eu-north-1"));
  }

  @Test
  void sees_the_answer_of_remove_regions_from_replication() {
    create("db", "eu-west-3", "eu-west-1");
    RemoveRegionsFromReplicationResponse answer =
        client.removeRegionsFromReplication(
            r -> r.secretId("db").removeReplicaRegions("eu-west-3"));

    assertThat(answer).isReplicatedExactlyTo("eu-west-1");
    assertFails(
        """

        Expecting secret <%s> to have no replicas
        but its replicas are
          Region     Status  KMS key                   Message
          eu-west-1  InSync  alias/aws/secretsmanager  Replication succeeded"""
            .formatted(answer.arn()),
        () -> assertThat(answer).isNotReplicated());
  }

  @Test
  void infers_the_reason_from_the_status_message() {
    fake.region("eu-west-3").createKmsKey("alias/pay").deny(KmsPermission.ENCRYPT);
    create("db", "eu-west-3=alias/pay");

    assertThat(describe()).replica("eu-west-3").hasFailedBecause(Reason.KMS_ACCESS_DENIED);
    assertFails(
        """

        Expecting the replica of secret <%s> in <eu-west-3> to be
          <InSync>
        but was
          <Failed>
        its replicas are
          Region     Status  KMS key    Message
          eu-west-3  Failed  alias/pay  Replication failed: Access to KMS is not allowed
            cause: KMS_ACCESS_DENIED, which is all that the answer shows; assertThat(fake) shows more"""
            .formatted(describe().arn()),
        () -> assertThat(describe()).replica("eu-west-3").isInSync());
  }

  @ParameterizedTest
  @EnumSource
  void infers_every_reason_from_the_status_message(Reason reason) {
    String region = "eu-west-3";
    arrange(reason, region);
    boolean overwrite = reason == Reason.SECRET_HAS_REPLICAS;
    client.createSecret(
        r ->
            r.name("db")
                .secretString(VALUE)
                .forceOverwriteReplicaSecret(overwrite)
                .addReplicaRegions(
                    to ->
                        to.region(region)
                            .kmsKeyId(reason.name().startsWith("KMS") ? "alias/pay" : null)));

    assertThat(fake).secret("db").replica(region).hasFailedBecause(reason);
    assertThat(describe()).replica(region).hasFailedBecause(reason);
  }

  private void arrange(Reason reason, String region) {
    var there = fake.client(region);
    switch (reason) {
      case SECRET_NAME_EXISTS -> there.createSecret(r -> r.name("db"));
      case SECRET_HAS_REPLICAS ->
          there.createSecret(r -> r.name("db").addReplicaRegions(to -> to.region("eu-west-1")));
      case SECRET_SCHEDULED_FOR_DELETION -> {
        there.createSecret(r -> r.name("db"));
        there.deleteSecret(r -> r.secretId("db"));
      }
      case REPLICATED_WITH_DIFFERENT_ARN ->
          fake.client("eu-west-1")
              .createSecret(r -> r.name("db").addReplicaRegions(to -> to.region(region)));
      case KMS_ACCESS_DENIED ->
          fake.region(region).createKmsKey("alias/pay").deny(KmsPermission.ENCRYPT);
      case KMS_KEY_DISABLED_OR_NOT_FOUND -> fake.region(region).createKmsKey("alias/pay").disable();
      case REGION_NOT_ENABLED -> fake.region(region).disable();
      case SCRIPTED -> fake.replication().fail(region, "Replication failed: nobody knows");
    }
  }

  @Test
  void sees_the_day_of_access() {
    create("db", "eu-west-3");
    fake.client("eu-west-3").getSecretValue(r -> r.secretId("db"));

    assertThat(describe()).replica("eu-west-3").wasLastAccessedOn(LocalDate.parse("2026-03-01"));
  }

  private static DescribeSecretResponse stubbed(ReplicationStatusType row) {
    return DescribeSecretResponse.builder().arn("arn").replicationStatus(row).build();
  }

  @Test
  void sees_what_a_stubbed_answer_leaves_out() {
    DescribeSecretResponse failed =
        stubbed(ReplicationStatusType.builder().region("eu-west-3").status("Failed").build());

    assertThat(failed).replica("eu-west-3").hasFailedBecause(Reason.SCRIPTED);
  }

  @Test
  void refuses_a_stubbed_answer_with_an_unknown_status() {
    for (ReplicationStatusType row :
        List.of(
            ReplicationStatusType.builder().region("eu-west-3").status("Gone").build(),
            ReplicationStatusType.builder().region("eu-west-3").build())) {
      assertThatThrownBy(() -> assertThat(stubbed(row)).isNotReplicated())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("<" + (row.statusAsString() == null ? "no status" : "Gone") + ">")
          .hasMessageContaining("<eu-west-3>")
          .hasMessageContaining("InSync, InProgress or Failed");
    }
  }

  @TestFactory
  Stream<DynamicTest> each_says_that_the_actual_answer_is_null() {
    Map<String, Consumer<ReplicationStatusAssert>> assertions =
        Map.of(
            "replica", answer -> answer.replica("eu-west-3"),
            "hasReplicaSatisfying",
                answer -> answer.hasReplicaSatisfying("eu-west-3", ReplicaAssert::isInSync),
            "isReplicatedTo", answer -> answer.isReplicatedTo("eu-west-3"),
            "isReplicatedExactlyTo", answer -> answer.isReplicatedExactlyTo("eu-west-3"),
            "isNotReplicated", ReplicationStatusAssert::isNotReplicated);
    return Stream.of(
            assertThat((CreateSecretResponse) null),
            assertThat((ReplicateSecretToRegionsResponse) null),
            assertThat((RemoveRegionsFromReplicationResponse) null),
            assertThat((DescribeSecretResponse) null))
        .flatMap(onNull -> assertsNotNull(onNull, assertions));
  }
}
