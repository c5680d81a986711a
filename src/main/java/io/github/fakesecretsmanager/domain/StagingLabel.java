package io.github.fakesecretsmanager.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The staging label of a version. Within one secret, a label stands on one version at most.
 * Immutable.
 *
 * @param name the label, such as {@code AWSCURRENT}
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html">What's
 *     in a secret</a>
 */
public record StagingLabel(String name) {

  /**
   * Creates a label.
   *
   * @param name the label, such as {@code AWSCURRENT}
   * @throws NullPointerException if the name is null
   */
  public StagingLabel {
    Objects.requireNonNull(name, "name is null: use a label such as \"AWSCURRENT\"");
  }

  /** The label of the version that GetSecretValue returns by default. */
  public static final StagingLabel AWSCURRENT = new StagingLabel("AWSCURRENT");

  /** The label of the version that was current before. */
  public static final StagingLabel AWSPREVIOUS = new StagingLabel("AWSPREVIOUS");

  /** The label of the version that a rotation is preparing. */
  public static final StagingLabel AWSPENDING = new StagingLabel("AWSPENDING");

  /** Sorts labels by name, the order in which AWS returns them. */
  static Set<StagingLabel> sorted(Collection<StagingLabel> labels) {
    Set<StagingLabel> sorted = new TreeSet<>((one, other) -> one.name().compareTo(other.name()));
    sorted.addAll(labels);
    return Collections.unmodifiableSet(sorted);
  }

  // Equality is written out because a record's is linked at its first use, which costs the first
  // test of a JVM some 20 ms.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StagingLabel label && label.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
