package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/**
 * The replicas of a secret as an answer of the SDK shows them. {@link SecretsManagerAssertions}
 * creates it from the answer. Immutable if the list of replicas is.
 *
 * @param arn the ARN of the secret that the answer is about
 * @param replicas the replicas, in the order of the answer; empty if it shows none
 */
public record ReplicationAnswer(String arn, List<Replica> replicas) {

  static @Nullable ReplicationAnswer of(@Nullable CreateSecretResponse answer) {
    return answer == null ? null : of(answer.arn(), answer.replicationStatus());
  }

  static @Nullable ReplicationAnswer of(@Nullable ReplicateSecretToRegionsResponse answer) {
    return answer == null ? null : of(answer.arn(), answer.replicationStatus());
  }

  static @Nullable ReplicationAnswer of(@Nullable RemoveRegionsFromReplicationResponse answer) {
    return answer == null ? null : of(answer.arn(), answer.replicationStatus());
  }

  static @Nullable ReplicationAnswer of(@Nullable DescribeSecretResponse answer) {
    return answer == null ? null : of(answer.arn(), answer.replicationStatus());
  }

  private static ReplicationAnswer of(String arn, List<ReplicationStatusType> replicas) {
    return new ReplicationAnswer(arn, replicas.stream().map(ReplicationAnswer::replica).toList());
  }

  private static Replica replica(ReplicationStatusType replica) {
    return new Replica(
        Objects.requireNonNullElse(replica.region(), "no Region"),
        Objects.requireNonNullElse(replica.kmsKeyId(), "no key"),
        status(replica),
        Optional.ofNullable(replica.lastAccessedDate())
            .map(date -> LocalDate.ofInstant(date, ZoneOffset.UTC)));
  }

  private static ReplicationStatus status(ReplicationStatusType replica) {
    String status = Objects.requireNonNullElse(replica.statusAsString(), "no status");
    return switch (status) {
      case "InSync" -> ReplicationStatus.IN_SYNC;
      case "InProgress" -> ReplicationStatus.IN_PROGRESS;
      case "Failed" -> failed(Objects.requireNonNullElse(replica.statusMessage(), ""));
      default ->
          throw new IllegalArgumentException(
              "unknown status <%s> of the replica in <%s>: use InSync, InProgress or Failed"
                  .formatted(status, replica.region()));
    };
  }

  private static ReplicationStatus failed(String statusMessage) {
    return new ReplicationStatus.Failed(
        new ReplicationFailure(
            ReplicationFailure.Reason.ofStatusMessage(statusMessage),
            statusMessage,
            "which is all that the answer shows; assertThat(fake) shows more"));
  }
}
