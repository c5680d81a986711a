package io.github.fakesecretsmanager.internal.iam;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request for one action on one resource.
 *
 * <p>Immutable and thread-safe.
 *
 * @param action for example {@code secretsmanager:GetSecretValue}
 * @param resource the resource's ARN, or {@code *} for an action without a resource
 * @param shownAs the name of the resource in a denial
 * @param context the values of condition keys, by key; the case of a key is ignored
 */
public record AccessRequest(
    String action, String resource, String shownAs, Map<String, List<String>> context) {

  public AccessRequest {
    Map<String, List<String>> byKey = new TreeMap<>();
    context.forEach((key, values) -> byKey.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
    context = Collections.unmodifiableMap(byKey);
  }

  /** Returns the values of a condition key; empty if the request lacks the key. */
  public List<String> values(String key) {
    return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
  }
}
