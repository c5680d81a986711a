package io.github.fakesecretsmanager.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tags of a secret in the order in which they were set.
 *
 * <p>Immutable and thread-safe.
 *
 * @param wereSet whether there has ever been a tag: from then on AWS returns the list even if empty
 */
public record Tags(Map<String, String> asMap, boolean wereSet) {

  /** No tag so far. */
  public static final Tags NONE = new Tags(Map.of(), false);

  public Tags {
    asMap = Collections.unmodifiableMap(new LinkedHashMap<>(asMap));
  }

  /** Returns a copy with tags set by key. */
  public Tags plus(Map<String, String> added) {
    Map<String, String> all = new LinkedHashMap<>(asMap);
    all.putAll(added);
    return new Tags(all, wereSet || !added.isEmpty());
  }

  /** Returns a copy without the tags of some keys; an unknown key is ignored, as at AWS. */
  public Tags minus(Collection<String> keys) {
    Map<String, String> remaining = new LinkedHashMap<>(asMap);
    remaining.keySet().removeAll(keys);
    return new Tags(remaining, wereSet);
  }

  /** Returns the number of tags only: a caller may have put a secret value into one. */
  @Override
  public String toString() {
    return asMap.size() + " tags";
  }
}
