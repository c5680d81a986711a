package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches;
import io.github.fakesecretsmanager.internal.operation.constraint.OneOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A filter of secrets by an attribute. A secret passes if it matches one of the values. If a value
 * starts with an exclamation mark, the secrets that do not match the remainder pass.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html">Filter</a>
 */
record Filter(
    // In the order in which AWS's error lists them.
    @Nullable
        @OneOf({
          "all",
          "name",
          "tag-key",
          "description",
          "tag-value",
          "primary-region",
          "owning-service"
        })
        String key,
    @Nullable @Items(min = 1, max = 10)
        List<@Length(max = 512) @Matches("^\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*$") String>
            values) {

  /**
   * Returns the condition that a secret passes all filters.
   *
   * @throws SecretsManagerError InvalidParameterException if a filter lacks its key or its values
   */
  static Predicate<Secret> all(@Nullable List<Filter> filters) {
    Predicate<Secret> all = secret -> true;
    for (Filter filter : filters == null ? List.<Filter>of() : filters) {
      all = all.and(filter.predicate());
    }
    return all;
  }

  /** Returns a text that tells filters apart well enough for a page token. */
  static String digest(@Nullable List<Filter> filters) {
    return filters == null ? "" : Integer.toHexString(filters.hashCode());
  }

  private Predicate<Secret> predicate() {
    if (key == null) {
      throw SecretsManagerError.invalidParameter("Invalid filter key");
    }
    if (values == null) {
      throw SecretsManagerError.invalidParameter("Invalid filter values for key: " + key);
    }
    return values.stream().map(this::predicate).reduce(Predicate::or).orElseThrow();
  }

  private Predicate<Secret> predicate(String value) {
    return value.startsWith("!") ? plain(value.substring(1)).negate() : plain(value);
  }

  private Predicate<Secret> plain(String value) {
    return switch (key == null ? "" : key) {
      case "name" -> secret -> secret.name().startsWith(value);
      case "tag-key" -> secret -> anyStartsWith(secret.tags().keySet(), value);
      case "tag-value" -> secret -> anyStartsWith(secret.tags().values(), value);
      case "primary-region" -> secret -> startsWith(secret.primaryRegion(), value);
      case "owning-service" -> secret -> startsWith(secret.owningService(), value);
      case "description" -> words(value, secret -> secret.description().stream().toList());
      default -> words(value, Filter::attributes);
    };
  }

  private static boolean anyStartsWith(Collection<String> texts, String start) {
    return texts.stream().anyMatch(text -> text.startsWith(start));
  }

  private static boolean startsWith(Optional<String> text, String start) {
    return text.filter(found -> found.startsWith(start)).isPresent();
  }

  private interface Texts {
    List<String> of(Secret secret);
  }

  private static Predicate<Secret> words(String value, Texts texts) {
    Words wanted = Words.of(value);
    return secret ->
        texts.of(secret).stream().anyMatch(text -> wanted.areStartsOfWordsIn(Words.of(text)));
  }

  private static List<String> attributes(Secret secret) {
    List<String> attributes = new ArrayList<>(List.of(secret.name()));
    Optional<String> description = secret.description();
    description.ifPresent(attributes::add);
    attributes.addAll(secret.tags().keySet());
    attributes.addAll(secret.tags().values());
    return attributes;
  }
}
