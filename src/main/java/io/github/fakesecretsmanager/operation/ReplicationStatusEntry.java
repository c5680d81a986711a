package io.github.fakesecretsmanager.operation;

import io.github.fakesecretsmanager.domain.Replica;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the replication status in an answer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicationStatusType.html">ReplicationStatusType</a>
 */
public record ReplicationStatusEntry(
    String region,
    String kmsKeyId,
    String status,
    @Nullable String statusMessage,
    @Nullable Instant lastAccessedDate) {

  static List<ReplicationStatusEntry> list(List<Replica> replicas) {
    return replicas.stream().map(ReplicationStatusEntry::of).toList();
  }

  private static ReplicationStatusEntry of(Replica replica) {
    return new ReplicationStatusEntry(
        replica.region(),
        replica.kmsKeyId(),
        replica.status().name(),
        replica.status().message().orElse(null),
        midnight(replica.lastAccessedDate()));
  }

  /** AWS keeps dates of access by the day, at midnight UTC. */
  static @Nullable Instant midnight(Optional<LocalDate> day) {
    return day.map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(null);
  }
}
