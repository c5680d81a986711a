package io.github.fakesecretsmanager.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The versions of a secret, oldest first, and the rules of the staging labels.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version">Secret
 *     versions</a>
 */
public final class Versions {

  /** How many versions Secrets Manager keeps, and for how long all that are younger. */
  private static final int MAX_KEPT = 100;

  private static final Duration KEPT_ANYWAY = Duration.ofHours(24);

  /** No version. */
  public static final Versions NONE = new Versions(Map.of());

  private final Map<String, SecretVersion> byId;

  private Versions(Map<String, SecretVersion> byId) {
    this.byId = byId;
  }

  /** Returns versions, given oldest first. */
  public static Versions of(Collection<SecretVersion> versions) {
    Map<String, SecretVersion> byId = new LinkedHashMap<>();
    versions.forEach(version -> byId.put(version.id(), version));
    return new Versions(byId);
  }

  /** Returns all versions, the deprecated ones included, oldest first. */
  public List<SecretVersion> all() {
    return List.copyOf(byId.values());
  }

  /** Returns the versions that have a staging label, oldest first. */
  public List<SecretVersion> labelled() {
    List<SecretVersion> labelled = new ArrayList<>(byId.size());
    for (SecretVersion version : byId.values()) {
      if (version.isLabelled()) {
        labelled.add(version);
      }
    }
    return labelled;
  }

  /** Returns whether the secret lacks any version. */
  public boolean isEmpty() {
    return byId.isEmpty();
  }

  /** Returns the version with an id, a deprecated one included; empty when there is none. */
  public Optional<SecretVersion> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns the version that a staging label stands on; empty when it stands on none. */
  public Optional<SecretVersion> byLabel(StagingLabel label) {
    for (SecretVersion version : byId.values()) {
      if (version.labels().contains(label)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /**
   * Adds a version, or gives the one of that id its value. The labels leave the versions that had
   * them; when AWSCURRENT moves, the version it leaves gets AWSPREVIOUS.
   */
  public Versions plus(SecretVersion added) {
    Map<StagingLabel, String> holders = holders();
    added.labels().forEach(label -> move(holders, label, added.id()));
    List<SecretVersion> versions = new ArrayList<>(byId.values());
    versions.add(added);
    return of(versions).labelledAs(holders);
  }

  /**
   * Moves a label to an existing version; when AWSCURRENT moves, the version it leaves gets
   * AWSPREVIOUS.
   */
  public Versions withLabelOn(StagingLabel label, String id) {
    Map<StagingLabel, String> holders = holders();
    move(holders, label, id);
    return labelledAs(holders);
  }

  /** Takes a label off the version that has it. */
  public Versions withoutLabel(StagingLabel label) {
    Map<StagingLabel, String> holders = holders();
    holders.remove(label);
    return labelledAs(holders);
  }

  private static void move(Map<StagingLabel, String> holders, StagingLabel label, String id) {
    String left = holders.put(label, id);
    if (label.equals(StagingLabel.AWSCURRENT) && left != null && !left.equals(id)) {
      holders.put(StagingLabel.AWSPREVIOUS, left);
    }
  }

  /** Returns the versions without that of an id. */
  public Versions minus(String id) {
    return of(byId.values().stream().filter(version -> !version.id().equals(id)).toList());
  }

  /** Returns whether there are more versions than Secrets Manager keeps for long. */
  public boolean isOverfull() {
    return byId.size() > MAX_KEPT;
  }

  /** Returns when the next version becomes outdated; empty when all have labels. */
  public Optional<Instant> nextOutdated() {
    return byId.values().stream()
        .filter(version -> !version.isLabelled())
        .map(version -> version.createdDate().plus(KEPT_ANYWAY))
        .min(Comparator.naturalOrder());
  }

  /** Returns whether a version has a value, so that there is something to decrypt. */
  public boolean hasValues() {
    return byId.values().stream().anyMatch(version -> version.value().isPresent());
  }

  /** Drops the oldest versions that no label holds, and that are a day old, down to 100. */
  public Versions withoutOutdated(Instant now) {
    Instant young = now.minus(KEPT_ANYWAY);
    int excess = byId.size() - MAX_KEPT;
    List<SecretVersion> kept = new ArrayList<>(byId.size());
    for (SecretVersion version : byId.values()) {
      if (excess > 0 && !version.isLabelled() && !version.createdDate().isAfter(young)) {
        excess--;
      } else {
        kept.add(version);
      }
    }
    return kept.size() == byId.size() ? this : of(kept);
  }

  /** Changes versions one by one; ids must stay. */
  public Versions map(UnaryOperator<SecretVersion> change) {
    return of(byId.values().stream().map(change).toList());
  }

  /** Returns how many staging labels there are. */
  public int labelCount() {
    int count = 0;
    for (SecretVersion version : byId.values()) {
      count += version.labels().size();
    }
    return count;
  }

  private Map<StagingLabel, String> holders() {
    Map<StagingLabel, String> holders = new LinkedHashMap<>();
    for (SecretVersion version : byId.values()) {
      version.labels().forEach(label -> holders.put(label, version.id()));
    }
    return holders;
  }

  private Versions labelledAs(Map<StagingLabel, String> holders) {
    Map<String, Set<StagingLabel>> labelsById = new LinkedHashMap<>();
    holders.forEach(
        (label, id) -> labelsById.computeIfAbsent(id, ignored -> new HashSet<>()).add(label));
    // Most versions have no label before and after: they stay the objects they are.
    return map(
        version -> {
          Set<StagingLabel> labels = labelsById.getOrDefault(version.id(), Set.of());
          return version.labels().equals(labels) ? version : version.withLabels(labels);
        });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Versions that && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return byId.hashCode();
  }

  @Override
  public String toString() {
    return byId.values().toString();
  }
}
