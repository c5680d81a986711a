package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.SecretId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls by which a test arranges a secret.
 *
 * @param calls the way to make them
 * @param name the secret's name
 */
public record ArrangingCalls(NestedCalls calls, String name) {

  /**
   * Creates the secret.
   *
   * @param values a text, a binary value, both or neither
   */
  public void create(
      String token,
      List<SecretValue> values,
      @Nullable String description,
      @Nullable String kmsKeyId,
      Map<String, String> tags) {
    calls.make(
        new CreateSecret(),
        new CreateSecret.Request(
            name,
            token,
            description,
            kmsKeyId,
            find(values, SecretValue.Binary.class),
            find(values, SecretValue.Text.class),
            tags.isEmpty()
                ? null
                : tags.entrySet().stream()
                    .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                    .toList(),
            null,
            null,
            null));
  }

  private static <V extends SecretValue> @Nullable V find(List<SecretValue> values, Class<V> type) {
    Optional<V> found = values.stream().filter(type::isInstance).map(type::cast).findFirst();
    return found.orElse(null);
  }

  /**
   * Adds a version.
   *
   * @param stages empty for AWSCURRENT
   */
  public void putValue(String token, SecretValue.Text value, List<String> stages) {
    calls.make(
        new PutSecretValue(),
        new PutSecretValue.Request(
            SecretId.of(name), token, null, value, stages.isEmpty() ? null : stages, null));
  }

  /** Attaches a resource-based policy. */
  public void putPolicy(String json) {
    calls.make(
        new PutResourcePolicy(), new PutResourcePolicy.Request(SecretId.of(name), json, null));
  }

  /** Starts replication to a Region. */
  public void replicate(String region, @Nullable String kmsKeyId) {
    calls.make(
        new ReplicateSecretToRegions(),
        new ReplicateSecretToRegions.Request(
            SecretId.of(name), List.of(new ReplicaRegionType(region, kmsKeyId)), null));
  }

  /** Schedules the deletion. */
  public void delete(long days) {
    calls.make(new DeleteSecret(), new DeleteSecret.Request(SecretId.of(name), days, null));
  }
}
