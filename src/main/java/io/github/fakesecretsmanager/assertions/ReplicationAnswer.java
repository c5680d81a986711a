package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/**
 * Holds what an answer of the SDK's tells of a secret's replicas.
 *
 * @param arn the ARN of the secret that the answer is about
 */
public record ReplicationAnswer(String arn, List<Replica> replicas) {

  static ReplicationAnswer of(String arn, List<ReplicationStatusType> rows) {
    return new ReplicationAnswer(arn, rows.stream().map(ReplicationAnswer::replica).toList());
  }

  private static Replica replica(ReplicationStatusType row) {
    return new Replica(
        row.region(),
        row.kmsKeyId(),
        status(row),
        Optional.ofNullable(row.lastAccessedDate())
            .map(date -> LocalDate.ofInstant(date, ZoneOffset.UTC)));
  }

  private static ReplicationStatus status(ReplicationStatusType row) {
    return switch (row.status()) {
      case IN_SYNC -> ReplicationStatus.IN_SYNC;
      case FAILED -> failed(row.statusMessage());
      default -> ReplicationStatus.IN_PROGRESS;
    };
  }

  private static ReplicationStatus failed(String statusMessage) {
    return new ReplicationStatus.Failed(
        new ReplicationFailure(
            ReplicationFailure.Reason.ofStatusMessage(statusMessage),
            statusMessage,
            "which is all that the answer tells; assertThat(fake) tells more"));
  }
}
