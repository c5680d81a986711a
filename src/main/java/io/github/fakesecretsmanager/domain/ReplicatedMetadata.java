package io.github.fakesecretsmanager.domain;

import java.util.Optional;

/**
 * The parts of a secret that replication copies besides the versions.
 *
 * <p>Immutable and thread-safe.
 *
 * @param description the description; empty if it has none
 * @param tags the tags
 * @param resourcePolicy the resource-based policy exactly as it was put; empty if it has none
 * @param type the type of a managed external secret, such as {@code SalesforceClientSecret}; empty
 *     for every other secret
 */
public record ReplicatedMetadata(
    Optional<String> description,
    Tags tags,
    Optional<String> resourcePolicy,
    Optional<String> type) {

  /** The metadata of a secret for which none is set. */
  public static final ReplicatedMetadata NONE =
      new ReplicatedMetadata(Optional.empty(), Tags.NONE, Optional.empty(), Optional.empty());

  /** {@return the metadata that a replica gets} AWS does not copy an empty list of tags. */
  public ReplicatedMetadata carriedOver() {
    return tags.asMap().isEmpty() ? withTags(Tags.NONE) : this;
  }

  /**
   * Returns a copy with another description.
   *
   * @param newDescription the description; an empty one removes it, as at AWS
   * @return the copy
   */
  public ReplicatedMetadata withDescription(String newDescription) {
    return new ReplicatedMetadata(nonEmpty(newDescription), tags, resourcePolicy, type);
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /**
   * Returns a copy with other tags.
   *
   * @param newTags the tags
   * @return the copy
   */
  public ReplicatedMetadata withTags(Tags newTags) {
    return new ReplicatedMetadata(description, newTags, resourcePolicy, type);
  }

  /**
   * Returns a copy with another resource-based policy.
   *
   * @param newPolicy the policy document; empty for none
   * @return the copy
   */
  public ReplicatedMetadata withResourcePolicy(Optional<String> newPolicy) {
    return new ReplicatedMetadata(description, tags, newPolicy, type);
  }

  /**
   * Returns a copy with another type.
   *
   * @param newType the type; an empty one removes it
   * @return the copy
   */
  public ReplicatedMetadata withType(String newType) {
    return new ReplicatedMetadata(description, tags, resourcePolicy, nonEmpty(newType));
  }

  /**
   * {@return which members are set, without their texts} A caller may have put a secret value into
   * any of them.
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
