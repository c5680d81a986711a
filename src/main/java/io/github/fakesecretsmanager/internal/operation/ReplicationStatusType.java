package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Replica;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of one replica in an answer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicationStatusType.html">ReplicationStatusType</a>
 */
record ReplicationStatusType(
    String region,
    String kmsKeyId,
    String status,
    @Nullable String statusMessage,
    @Nullable Instant lastAccessedDate) {

  static List<ReplicationStatusType> list(List<Replica> replicas) {
    return replicas.stream().map(ReplicationStatusType::of).toList();
  }

  private static ReplicationStatusType of(Replica replica) {
    return new ReplicationStatusType(
        replica.region(),
        replica.kmsKeyId(),
        replica.status().name(),
        replica.status().message().orElse(null),
        midnight(replica.lastAccessedDate()));
  }

  /** Returns the time that AWS shows for a day of access: midnight UTC. */
  static @Nullable Instant midnight(Optional<LocalDate> day) {
    return day.map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(null);
  }
}
