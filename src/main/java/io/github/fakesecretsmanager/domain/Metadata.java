package io.github.fakesecretsmanager.domain;

import java.util.Optional;

/**
 * Holds what replication carries over besides the versions: description, tags, resource policy and
 * type.
 *
 * <p>Immutable and thread-safe.
 */
public record Metadata(
    Optional<String> description,
    Tags tags,
    Optional<String> resourcePolicy,
    Optional<String> type) {

  /** Nothing set. */
  public static final Metadata NONE =
      new Metadata(Optional.empty(), Tags.NONE, Optional.empty(), Optional.empty());

  /** Sets the description; an empty one takes it away, as at AWS. */
  public Metadata withDescription(String newDescription) {
    return new Metadata(
        Optional.of(newDescription).filter(text -> !text.isEmpty()), tags, resourcePolicy, type);
  }

  public Metadata withTags(Tags newTags) {
    return new Metadata(description, newTags, resourcePolicy, type);
  }

  public Metadata withResourcePolicy(Optional<String> newPolicy) {
    return new Metadata(description, tags, newPolicy, type);
  }

  /** Sets the type; an empty one takes it away. */
  public Metadata withType(String newType) {
    return new Metadata(
        description, tags, resourcePolicy, Optional.of(newType).filter(text -> !text.isEmpty()));
  }
}
