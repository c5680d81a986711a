package io.github.fakesecretsmanager.internal.report;

import io.github.fakesecretsmanager.domain.Replica;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the replicas of a secret, for a message or the report of a failed test. It shows the
 * cause of each failure.
 */
public final class ReplicaTable {

  private static final List<String> HEAD = List.of("Region", "Status", "KMS key", "Message");

  private ReplicaTable() {}

  /** Returns the second half of a sentence about the replicas of a secret, with the table. */
  public static String describe(List<Replica> replicas) {
    return replicas.isEmpty() ? "it has no replicas" : "its replicas are\n" + table(replicas);
  }

  private static String table(List<Replica> replicas) {
    List<List<String>> rows = replicas.stream().map(ReplicaTable::cells).toList();
    int[] widths = new int[HEAD.size()];
    Stream.concat(Stream.of(HEAD), rows.stream())
        .forEach(
            cells -> {
              for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
              }
            });
    StringBuilder table = new StringBuilder(line(HEAD, widths));
    for (int i = 0; i < rows.size(); i++) {
      table.append('\n').append(line(rows.get(i), widths));
      replicas
          .get(i)
          .status()
          .failure()
          .ifPresent(
              cause ->
                  table
                      .append("\n    cause: ")
                      .append(cause.reason())
                      .append(", ")
                      .append(cause.detail()));
    }
    return table.toString();
  }

  private static List<String> cells(Replica replica) {
    return List.of(
        replica.region(),
        replica.status().name(),
        replica.kmsKeyId(),
        replica.status().message().orElse(""));
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append("  ").append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length()));
    }
    return line.toString().stripTrailing();
  }
}
