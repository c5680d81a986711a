package io.github.fakesecretsmanager.internal.iam;

import java.util.List;

/**
 * An {@code Action}, {@code NotAction}, {@code Resource} or {@code NotResource} element.
 *
 * @param isNegated whether the element covers everything except its patterns
 */
record PatternElement(List<PolicyPattern> patterns, boolean isNegated) {

  PatternElement {
    patterns = List.copyOf(patterns);
  }

  /** Returns whether the element covers an action or a resource. */
  boolean covers(String value, AccessRequest request) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(value, request)) != isNegated;
  }
}
