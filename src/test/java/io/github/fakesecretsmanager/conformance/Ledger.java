package io.github.fakesecretsmanager.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The secrets and keys that a run may have created and not deleted yet. A file keeps them as the
 * commands that delete them, and outlives a run that is killed. Thread-safe.
 */
final class Ledger {

  private final Path file;
  private final List<String> regions;
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<Kms.Key> keys = new LinkedHashSet<>();
  private final Target target;

  /**
   * Creates an empty ledger.
   *
   * @param file the file of the commands, which exists only while something may have to be deleted
   */
  Ledger(Path file, Target target, List<Place> places) {
    this.file = file;
    this.target = target;
    this.regions = places.stream().map(target::region).toList();
  }

  /** Notes a secret that is about to be created. */
  synchronized void mayExist(String secret) {
    if (secrets.add(secret)) {
      write();
    }
  }

  /** Notes a key that was created. */
  synchronized void exists(Kms.Key key) {
    keys.add(key);
    write();
  }

  synchronized void isGone(String secret) {
    if (secrets.remove(secret)) {
      write();
    }
  }

  synchronized void isGone(Kms.Key key) {
    keys.remove(key);
    write();
  }

  synchronized List<String> secrets() {
    return List.copyOf(secrets);
  }

  synchronized List<Kms.Key> keys() {
    return List.copyOf(keys);
  }

  /** Returns what is left, by name. */
  synchronized List<String> found() {
    return Stream.concat(secrets.stream(), keys.stream().map(key -> "key " + key.id())).toList();
  }

  /** Returns the commands of the AWS CLI that delete what is left. */
  synchronized List<String> commands() {
    List<String> commands = new ArrayList<>();
    secrets.forEach(secret -> commands.addAll(deleting(secret)));
    keys.forEach(
        key ->
            commands.add(
                "aws kms schedule-key-deletion --region %s --key-id %s --pending-window-in-days 7"
                    .formatted(target.region(key.place()), key.id())));
    return commands;
  }

  // A replica is promoted first, so that each Region's secret can be deleted by itself.
  private List<String> deleting(String secret) {
    Stream<String> promotions =
        regions.stream()
            .skip(1)
            .map(
                region ->
                    "aws secretsmanager stop-replication-to-replica --region %s --secret-id %s"
                        .formatted(region, secret));
    Stream<String> removals =
        regions.stream()
            .skip(1)
            .map(
                region ->
                    "aws secretsmanager remove-regions-from-replication --region %s --secret-id %s --remove-replica-regions %s"
                        .formatted(regions.get(0), secret, region));
    Stream<String> deletions =
        regions.stream()
            .map(
                region ->
                    "aws secretsmanager delete-secret --region %s --secret-id %s --force-delete-without-recovery"
                        .formatted(region, secret));
    return Stream.of(promotions, removals, deletions).flatMap(each -> each).toList();
  }

  private void write() {
    try {
      List<String> commands = commands();
      if (commands.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, commands);
      }
    } catch (IOException e) {
      throw new ConformanceException(
          "the list of created secrets can't be written to <%s>: %s; set -Dconformance.output"
              .formatted(file, e.getMessage()));
    }
  }
}
