package io.github.fakesecretsmanager.internal.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The policies, permissions boundary and tags of a user or a role.
 *
 * <p>Immutable and thread-safe.
 *
 * @param context the values of condition keys that a test gives its requests, by key
 */
public record AttachedPolicies(
    List<Policy> policies,
    Optional<Policy> boundary,
    Map<String, String> tags,
    Map<String, List<String>> context) {

  static final AttachedPolicies NONE =
      new AttachedPolicies(List.of(), Optional.empty(), Map.of(), Map.of());

  /** The policies of the account's administrator. */
  static final AttachedPolicies OF_ADMINISTRATOR = NONE.withPolicy(Policy.ADMINISTRATOR_ACCESS);

  public AttachedPolicies {
    policies = List.copyOf(policies);
    tags = Map.copyOf(tags);
    context = Map.copyOf(context);
  }

  public AttachedPolicies withPolicy(Policy added) {
    List<Policy> all = new ArrayList<>(policies);
    all.add(added);
    return new AttachedPolicies(all, boundary, tags, context);
  }

  /** Returns these without policies and boundary. */
  public AttachedPolicies withoutPolicies() {
    return new AttachedPolicies(List.of(), Optional.empty(), tags, context);
  }

  public AttachedPolicies withBoundary(Policy newBoundary) {
    return new AttachedPolicies(policies, Optional.of(newBoundary), tags, context);
  }

  public AttachedPolicies withTag(String key, String value) {
    Map<String, String> all = new LinkedHashMap<>(tags);
    all.put(key, value);
    return new AttachedPolicies(policies, boundary, all, context);
  }

  public AttachedPolicies withContext(String key, List<String> values) {
    Map<String, List<String>> all = new LinkedHashMap<>(context);
    all.put(key.toLowerCase(Locale.ROOT), values);
    return new AttachedPolicies(policies, boundary, tags, all);
  }
}
