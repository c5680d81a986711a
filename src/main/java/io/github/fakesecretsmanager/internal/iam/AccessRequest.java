package io.github.fakesecretsmanager.internal.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks for one action on one resource.
 *
 * <p>Immutable and thread-safe.
 *
 * @param action for example {@code secretsmanager:GetSecretValue}
 * @param resource its ARN, or {@code *} for an action that has none
 * @param shownAs how a denial names the resource
 * @param context the values of the condition keys by key; case of a key does not count
 */
public record AccessRequest(
    String action, String resource, String shownAs, Map<String, List<String>> context) {

  public AccessRequest {
    Map<String, List<String>> byKey = new TreeMap<>();
    context.forEach((key, values) -> byKey.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
    context = byKey;
  }

  /** Returns the values of a condition key; none when the request has no such key. */
  public List<String> values(String key) {
    return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
  }
}
