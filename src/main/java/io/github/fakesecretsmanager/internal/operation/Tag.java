package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Tags;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tag in a request or a response.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Tag.html">Tag</a>
 */
record Tag(
    @Nullable @Length(min = 1, max = 128) String key, @Nullable @Length(max = 256) String value)
    implements ConditionKeyed {

  private static final int MAX_TAGS = 50;

  @Override
  public void giveValues(String tagKeys, Values values) {
    if (key != null) {
      values.add(tagKeys, key);
      values.set("aws:RequestTag/" + key, value == null ? "" : value);
    }
  }

  /** Returns the tags of a secret, with those of a request added. */
  static Tags add(Tags tags, List<Tag> added) {
    Map<String, String> byKey = new LinkedHashMap<>();
    for (Tag tag : added) {
      if (tag.key == null) {
        throw SecretsManagerError.invalidParameter("A tag must have a key.");
      }
      requireNotOfSystem(tag.key);
      byKey.put(tag.key, tag.value == null ? "" : tag.value);
    }
    Tags all = tags.plus(byKey);
    // AWS's own tags do not count.
    if (all.asMap().keySet().stream().filter(key -> !key.startsWith("aws:")).count() > MAX_TAGS) {
      throw SecretsManagerError.invalidParameter(
          "A secret can have " + MAX_TAGS + " tags at most.");
    }
    return all;
  }

  /** Requires the key of a tag that callers may set and remove. */
  static void requireNotOfSystem(String key) {
    if (key.startsWith("aws:")) {
      throw SecretsManagerError.invalidParameter(
          "You can't modify system tags. Tag key: '" + key + "'.");
    }
  }

  /** Returns the tags for an answer; null, so left out, if none was ever set. */
  static @Nullable List<Tag> list(Tags tags) {
    return tags.wereSet()
        ? tags.asMap().entrySet().stream()
            .map(tag -> new Tag(tag.getKey(), tag.getValue()))
            .toList()
        : null;
  }
}
