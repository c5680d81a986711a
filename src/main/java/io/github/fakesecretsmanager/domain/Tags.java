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
 * @param asMap the values of the tags by key
 * @param wereSet whether it has ever had a tag: from then on, AWS returns the list even if empty
 */
public record Tags(Map<String, String> asMap, boolean wereSet) {

  /** The tags of a secret that has never had one. */
  public static final Tags NONE = new Tags(Map.of(), false);

  /**
   * Creates tags from a copy of the map.
   *
   * @param asMap the values of the tags by key
   * @param wereSet whether the secret has ever had a tag
   */
  public Tags {
    asMap = Collections.unmodifiableMap(new LinkedHashMap<>(asMap));
  }

  /**
   * Returns a copy with further tags, or other values of the same keys.
   *
   * @param added the values by key
   * @return the copy
   */
  public Tags plus(Map<String, String> added) {
    Map<String, String> all = new LinkedHashMap<>(asMap);
    all.putAll(added);
    return new Tags(all, wereSet || !added.isEmpty());
  }

  /**
   * Returns a copy without some tags.
   *
   * @param keys the keys; an unknown key is ignored, as at AWS
   * @return the copy
   */
  public Tags minus(Collection<String> keys) {
    Map<String, String> remaining = new LinkedHashMap<>(asMap);
    remaining.keySet().removeAll(keys);
    return new Tags(remaining, wereSet);
  }

  /** {@return the number of tags only} A caller may have put a secret value into a tag. */
  @Override
  public String toString() {
    return asMap.size() + " tags";
  }
}
