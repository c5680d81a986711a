package io.github.fakesecretsmanager.domain;

import java.util.Optional;

/**
 * The parts of a secret that replication carries over besides the versions: description, tags,
 * resource policy and type.
 *
 * <p>Immutable and thread-safe.
 */
public record ReplicatedMetadata(
    Optional<String> description,
    Tags tags,
    Optional<String> resourcePolicy,
    Optional<String> type) {

  /** Nothing set. */
  public static final ReplicatedMetadata NONE =
      new ReplicatedMetadata(Optional.empty(), Tags.NONE, Optional.empty(), Optional.empty());

  /** Returns what a replica has of it; AWS does not carry over an empty list of tags. */
  public ReplicatedMetadata carriedOver() {
    return tags.asMap().isEmpty() ? withTags(Tags.NONE) : this;
  }

  /** Returns a copy with another description; an empty one takes it away, as at AWS. */
  public ReplicatedMetadata withDescription(String newDescription) {
    return new ReplicatedMetadata(
        Optional.of(newDescription).filter(text -> !text.isEmpty()), tags, resourcePolicy, type);
  }

  /** Returns a copy with other tags. */
  public ReplicatedMetadata withTags(Tags newTags) {
    return new ReplicatedMetadata(description, newTags, resourcePolicy, type);
  }

  /** Returns a copy with another resource policy, or with none. */
  public ReplicatedMetadata withResourcePolicy(Optional<String> newPolicy) {
    return new ReplicatedMetadata(description, tags, newPolicy, type);
  }

  /** Returns a copy with another type; an empty one takes it away. */
  public ReplicatedMetadata withType(String newType) {
    return new ReplicatedMetadata(
        description, tags, resourcePolicy, Optional.of(newType).filter(text -> !text.isEmpty()));
  }

  /**
   * Returns which members are set, without their texts: a caller may have put a secret value into
   * each.
   */
  @Override
  public String toString() {
    return "ReplicatedMetadata[description %s, %s, resource policy %s, type %s]"
        .formatted(isSet(description), tags, isSet(resourcePolicy), isSet(type));
  }

  private static String isSet(Optional<String> text) {
    return text.isPresent() ? "set" : "not set";
  }
}
