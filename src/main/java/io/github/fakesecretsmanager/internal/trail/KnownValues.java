package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The secret values that a fake knows.
 *
 * @param stored the values that calls or the test have stored, or tried to store
 * @param generated the latest values that Secrets Manager has generated for callers
 */
record KnownValues(List<SecretValue> stored, List<SecretValue> generated) {

  KnownValues {
    stored = List.copyOf(stored);
    generated = List.copyOf(generated);
  }

  /** Returns a copy with more stored values. */
  KnownValues plus(List<SecretValue> more) {
    return new KnownValues(Stream.concat(stored.stream(), more.stream()).toList(), generated);
  }

  /** Returns the values that occur in some texts. */
  KnownValues in(String accountId, List<String> texts) {
    if (texts.isEmpty()) {
      return new KnownValues(List.of(), List.of());
    }
    return new KnownValues(
        stored.stream()
            .filter(value -> isIn(new KnownValues(List.of(value), List.of()), accountId, texts))
            .toList(),
        generated.stream()
            .filter(value -> isIn(new KnownValues(List.of(), List.of(value)), accountId, texts))
            .toList());
  }

  private static boolean isIn(KnownValues one, String accountId, List<String> texts) {
    LeakSearch search = one.search(accountId, Set.of());
    return texts.stream().anyMatch(text -> search.find(text).isPresent());
  }

  /** Returns a search for all values, except the given members of JSON values. */
  LeakSearch search(String accountId, Set<String> excepted) {
    LeakSearch search = new LeakSearch(accountId, excepted);
    stored.forEach(search::add);
    // A generated password that was stored too is reported as a stored value.
    generated.forEach(search::addGenerated);
    return search;
  }
}
