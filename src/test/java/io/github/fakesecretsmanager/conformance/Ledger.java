package io.github.fakesecretsmanager.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  private boolean isStopped;

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
    if (isStopped) {
      throw new ConformanceException("the run has ended: run it again");
    }
    if (secrets.add(secret)) {
      write();
    }
  }

  /** Prevents the creation of anything more. */
  synchronized void stop() {
    isStopped = true;
  }

  synchronized boolean isStopped() {
    return isStopped;
  }

  /** Notes a key that was created. */
  synchronized void exists(Kms.Key key) {
    keys.add(key);
    writeIfPossible();
  }

  synchronized void isGone(String secret) {
    if (secrets.remove(secret)) {
      writeIfPossible();
    }
  }

  synchronized void isGone(Kms.Key key) {
    keys.remove(key);
    writeIfPossible();
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
                "aws kms schedule-key-deletion --region %s%s --key-id %s --pending-window-in-days 7"
                    .formatted(target.region(key.place()), endpoint(), key.id())));
    return commands;
  }

  // A replica is promoted first, so that each Region's secret can be deleted by itself.
  private List<String> deleting(String secret) {
    Stream<String> promotions =
        regions.stream().map(region -> command("stop-replication-to-replica", region, secret, ""));
    Stream<String> removals =
        regions.stream()
            .flatMap(
                region ->
                    regions.stream()
                        .filter(other -> !other.equals(region))
                        .map(
                            other ->
                                command(
                                    "remove-regions-from-replication",
                                    region,
                                    secret,
                                    " --remove-replica-regions " + other)));
    Stream<String> deletions =
        regions.stream()
            .map(
                region ->
                    command("delete-secret", region, secret, " --force-delete-without-recovery"));
    return Stream.of(promotions, removals, deletions).flatMap(each -> each).toList();
  }

  private String command(String name, String region, String secret, String more) {
    String id = secret.matches("[A-Za-z0-9/_+=.@-]+") ? secret : "'" + secret + "'";
    return "aws secretsmanager %s --region %s%s --secret-id %s%s"
        .formatted(name, region, endpoint(), id, more);
  }

  private String endpoint() {
    return target.endpoint().map(uri -> " --endpoint-url " + uri).orElse("");
  }

  /** Writes the shorter list: a caller that can't write it must not stop deleting. */
  private void writeIfPossible() {
    try {
      write();
    } catch (ConformanceException e) {
      // The file lists too much, and the commands are printed at the end.
    }
  }

  private void write() {
    try {
      List<String> commands = commands();
      if (commands.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.write(whole, commands);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new ConformanceException(
          "the list of created secrets can't be written to <%s>: %s; set -Dconformance.output"
              .formatted(file, e.getMessage()));
    }
  }
}
