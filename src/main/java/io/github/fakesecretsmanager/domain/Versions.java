package io.github.fakesecretsmanager.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The versions of a secret, oldest first, and the rules of the staging labels.
 *
 * <p>Immutable and thread-safe. A changed copy shares the unchanged versions with its original, so
 * the cost of a change hardly depends on the number of versions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version">Secret
 *     versions</a>
 */
public final class Versions {

  /**
   * The number of versions that Secrets Manager keeps. It also keeps all that are younger than a
   * day.
   */
  private static final int MAX_KEPT = 100;

  private static final Duration KEPT_ANYWAY = Duration.ofHours(24);

  /** The versions of a secret that has none. */
  public static final Versions NONE =
      new Versions(List.of(), SharedMap.empty(), SharedMap.empty(), 0, new Object());

  /** The few versions with labels, in order. */
  private final List<PlacedVersion> placed;

  private final List<SecretVersion> labelled;

  /** The versions without a label, of which there may be many. */
  private final SharedMap<PlacedVersion.Position, PlacedVersion> deprecated;

  private final SharedMap<String, PlacedVersion> deprecatedById;

  /** The number of versions that have ever been added. */
  private final long added;

  /**
   * A new object after each removal. A replica has the object of the primary that it was last
   * synchronized with.
   */
  private final Object lastRemoval;

  private Versions(
      List<PlacedVersion> placed,
      SharedMap<PlacedVersion.Position, PlacedVersion> deprecated,
      SharedMap<String, PlacedVersion> deprecatedById,
      long added,
      Object lastRemoval) {
    this.placed = placed;
    this.labelled = versions(placed);
    this.deprecated = deprecated;
    this.deprecatedById = deprecatedById;
    this.added = added;
    this.lastRemoval = lastRemoval;
  }

  /** {@return all versions, the deprecated ones included, oldest first} */
  public List<SecretVersion> all() {
    List<PlacedVersion> all = new ArrayList<>(size());
    deprecated.forEach(all::add);
    all.addAll(placed);
    all.sort(Comparator.comparing(PlacedVersion::position));
    return versions(all);
  }

  private static List<SecretVersion> versions(List<PlacedVersion> placed) {
    List<SecretVersion> versions = new ArrayList<>(placed.size());
    for (PlacedVersion each : placed) {
      versions.add(each.version());
    }
    return Collections.unmodifiableList(versions);
  }

  /** {@return the versions that have a staging label, oldest first} */
  public List<SecretVersion> labelled() {
    return labelled;
  }

  /** {@return the number of versions, the deprecated ones included} */
  public int size() {
    return placed.size() + deprecated.size();
  }

  /** {@return whether the secret lacks any version} */
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * {@return the version with an id, a deprecated one included; empty if none has it}
   *
   * @param id the id of the version
   */
  public Optional<SecretVersion> byId(String id) {
    return find(id).map(PlacedVersion::version);
  }

  private Optional<PlacedVersion> find(String id) {
    for (PlacedVersion each : placed) {
      if (each.version().id().equals(id)) {
        return Optional.of(each);
      }
    }
    return deprecatedById.get(id);
  }

  /**
   * {@return the version that a staging label stands on; empty if it stands on none}
   *
   * @param label the label
   */
  public Optional<SecretVersion> byLabel(StagingLabel label) {
    for (SecretVersion version : labelled) {
      if (version.labels().contains(label)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /**
   * {@return a copy with a version, which replaces that of the same id} Its labels leave the
   * versions that had them. If AWSCURRENT moves, the version it leaves gets AWSPREVIOUS.
   *
   * @param version the version, with its labels
   */
  public Versions plus(SecretVersion version) {
    Map<StagingLabel, String> holders = holders();
    for (StagingLabel label : version.labels()) {
      move(holders, label, version.id());
    }
    return new Draft(this).put(version).label(holders).toVersions();
  }

  /**
   * {@return a copy with a label on a version} If AWSCURRENT moves, the version it leaves gets
   * AWSPREVIOUS.
   *
   * @param label the label, which leaves the version that had it
   * @param id the id of an existing version
   */
  public Versions withLabelOn(StagingLabel label, String id) {
    Map<StagingLabel, String> holders = holders();
    move(holders, label, id);
    return new Draft(this).label(holders).toVersions();
  }

  /**
   * {@return a copy in which a label stands on no version}
   *
   * @param label the label
   */
  public Versions withoutLabel(StagingLabel label) {
    Map<StagingLabel, String> holders = holders();
    holders.remove(label);
    return new Draft(this).label(holders).toVersions();
  }

  private static void move(Map<StagingLabel, String> holders, StagingLabel label, String id) {
    String left = holders.put(label, id);
    if (label.equals(StagingLabel.AWSCURRENT) && left != null && !left.equals(id)) {
      holders.put(StagingLabel.AWSPREVIOUS, left);
    }
  }

  private Map<StagingLabel, String> holders() {
    Map<StagingLabel, String> holders = new LinkedHashMap<>();
    for (SecretVersion version : labelled) {
      for (StagingLabel label : version.labels()) {
        holders.put(label, version.id());
      }
    }
    return holders;
  }

  /**
   * {@return a copy without a version}
   *
   * @param id the id of the version; an unknown id is ignored
   */
  public Versions minus(String id) {
    return new Draft(this).remove(id).toVersions();
  }

  /** {@return whether it has more versions than Secrets Manager keeps for more than a day} */
  public boolean isOverfull() {
    return size() > MAX_KEPT;
  }

  /** {@return when the next version becomes outdated; empty if all have labels} */
  public Optional<Instant> nextOutdated() {
    return deprecated.first().map(oldest -> oldest.version().createdDate().plus(KEPT_ANYWAY));
  }

  /**
   * {@return a copy without the oldest versions that have no label and are a day old, down to 100}
   *
   * @param now the time from which their age is counted
   */
  public Versions withoutOutdated(Instant now) {
    // Each change asks for this, and hardly any version is outdated.
    if (nextOutdated().filter(time -> !time.isAfter(now)).isEmpty()) {
      return this;
    }
    Instant young = now.minus(KEPT_ANYWAY);
    Draft draft = new Draft(this);
    for (PlacedVersion oldest : deprecated) {
      if (draft.size() <= MAX_KEPT || oldest.version().createdDate().isAfter(young)) {
        break;
      }
      draft.remove(oldest.version().id());
    }
    return draft.toVersions();
  }

  /** {@return whether a version has a value, so that a key is needed to decrypt it} */
  public boolean hasValues() {
    return Stream.concat(placed.stream(), deprecated.stream())
        .anyMatch(each -> each.version().value().isPresent());
  }

  /**
   * {@return a copy in which each version with a staging label is changed}
   *
   * @param change the change of a version, which must keep its id and labels
   */
  public Versions mapLabelled(UnaryOperator<SecretVersion> change) {
    Draft draft = new Draft(this);
    labelled.forEach(version -> draft.put(change.apply(version)));
    return draft.toVersions();
  }

  /**
   * {@return a copy in which a version replaces that with the same id and labels}
   *
   * @param version the version
   */
  public Versions replace(SecretVersion version) {
    return new Draft(this).put(version).toVersions();
  }

  /**
   * {@return these versions of a replica after synchronization with its primary} Versions that the
   * primary has removed are gone, and labels are where the primary has them.
   *
   * @param primary the versions of the primary
   * @param carried the labelled versions that the replica has or gets
   */
  public Versions following(Versions primary, Collection<SecretVersion> carried) {
    Draft draft = new Draft(this);
    if (!lastRemoval.equals(primary.lastRemoval)) {
      Stream.concat(placed.stream(), deprecated.stream())
          .map(each -> each.version().id())
          .filter(id -> primary.find(id).isEmpty())
          .forEach(draft::remove);
    }
    carried.forEach(version -> draft.put(primary.find(version.id()).orElseThrow().with(version)));
    draft.keepLabelsOf(carried);
    draft.added = primary.added;
    draft.lastRemoval = primary.lastRemoval;
    return draft.toVersions();
  }

  /** {@return the number of staging labels} */
  public int labelCount() {
    int count = 0;
    for (SecretVersion version : labelled) {
      count += version.labels().size();
    }
    return count;
  }

  /** A change of versions, step by step. */
  private static final class Draft {

    private final Versions original;
    private final Map<String, PlacedVersion> labelled = new LinkedHashMap<>();
    private SharedMap<PlacedVersion.Position, PlacedVersion> deprecated;
    private SharedMap<String, PlacedVersion> deprecatedById;
    private long added;
    private Object lastRemoval;
    private boolean isChanged;

    Draft(Versions original) {
      this.original = original;
      this.deprecated = original.deprecated;
      this.deprecatedById = original.deprecatedById;
      this.added = original.added;
      this.lastRemoval = original.lastRemoval;
      for (PlacedVersion each : original.placed) {
        labelled.put(each.version().id(), each);
      }
    }

    int size() {
      return labelled.size() + deprecated.size();
    }

    private Optional<PlacedVersion> find(String id) {
      PlacedVersion found = labelled.get(id);
      return found != null ? Optional.of(found) : deprecatedById.get(id);
    }

    /**
     * Puts a version in the place of the version with its id, or else after the others of its
     * creation time.
     */
    Draft put(SecretVersion version) {
      Optional<PlacedVersion> before = find(version.id());
      return put(
          before.isPresent()
              ? before.get().with(version)
              : new PlacedVersion(
                  new PlacedVersion.Position(version.createdDate(), added++), version));
    }

    Draft put(PlacedVersion placed) {
      String id = placed.version().id();
      take(id);
      if (placed.version().isLabelled()) {
        labelled.put(id, placed);
      } else {
        deprecated = deprecated.plus(placed.position(), placed);
        deprecatedById = deprecatedById.plus(id, placed);
      }
      isChanged = true;
      return this;
    }

    Draft remove(String id) {
      if (take(id)) {
        lastRemoval = new Object();
        isChanged = true;
      }
      return this;
    }

    private boolean take(String id) {
      if (labelled.remove(id) != null) {
        return true;
      }
      Optional<PlacedVersion> before = deprecatedById.get(id);
      if (before.isEmpty()) {
        return false;
      }
      deprecated = deprecated.minus(before.get().position());
      deprecatedById = deprecatedById.minus(id);
      return true;
    }

    /** Moves each label to its holder, and off all other versions. */
    Draft label(Map<StagingLabel, String> holders) {
      Set<String> ids = new LinkedHashSet<>(labelled.keySet());
      ids.addAll(holders.values());
      for (String id : ids) {
        Set<StagingLabel> labels = new HashSet<>();
        for (Map.Entry<StagingLabel, String> holder : holders.entrySet()) {
          if (holder.getValue().equals(id)) {
            labels.add(holder.getKey());
          }
        }
        Optional<PlacedVersion> placed = find(id);
        if (placed.isPresent() && !placed.get().version().labels().equals(labels)) {
          put(placed.get().with(placed.get().version().withLabels(labels)));
        }
      }
      return this;
    }

    /** Takes all labels off the versions that are not in a collection. */
    void keepLabelsOf(Collection<SecretVersion> versions) {
      Set<String> ids = new HashSet<>();
      versions.forEach(version -> ids.add(version.id()));
      List.copyOf(labelled.values()).stream()
          .filter(each -> !ids.contains(each.version().id()))
          .forEach(each -> put(each.with(each.version().withLabels(Set.of()))));
    }

    Versions toVersions() {
      if (!isChanged && lastRemoval.equals(original.lastRemoval)) {
        return original;
      }
      List<PlacedVersion> inOrder = new ArrayList<>(labelled.values());
      inOrder.sort(Comparator.comparing(PlacedVersion::position));
      return new Versions(List.copyOf(inOrder), deprecated, deprecatedById, added, lastRemoval);
    }
  }

  @Override
  public boolean equals(Object other) {
    // The labelled versions come first, as they differ most often.
    return this == other
        || (other instanceof Versions that
            && labelled.equals(that.labelled)
            && size() == that.size()
            && all().equals(that.all()));
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  @Override
  public String toString() {
    return all().toString();
  }
}
