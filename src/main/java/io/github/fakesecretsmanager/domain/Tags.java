package io.github.fakesecretsmanager.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds the tags of a secret in the order in which they were set.
 *
 * <p>Immutable and thread-safe.
 *
 * @param wereSet whether there has ever been a tag: from then on AWS lists the tags, be there none
 */
public record Tags(Map<String, String> asMap, boolean wereSet) {

  /** No tag so far. */
  public static final Tags NONE = new Tags(Map.of(), false);

  public Tags {
    asMap = Collections.unmodifiableMap(new LinkedHashMap<>(asMap));
  }

  /** Sets tags by key. */
  public Tags plus(Map<String, String> added) {
    Map<String, String> all = new LinkedHashMap<>(asMap);
    all.putAll(added);
    return new Tags(all, wereSet || !added.isEmpty());
  }

  /** Removes tags by key; a key that is not there is passed over, as at AWS. */
  public Tags minus(Collection<String> keys) {
    Map<String, String> rest = new LinkedHashMap<>(asMap);
    rest.keySet().removeAll(keys);
    return new Tags(rest, wereSet);
  }
}
