package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The secret values that a fake knows.
 *
 * @param stored those that calls or the test have stored, or tried to
 * @param generated those that Secrets Manager has made up for callers, the latest
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

  /** Returns a search for all of them, except for members of JSON values. */
  LeakSearch search(String accountId, Set<String> excepted) {
    LeakSearch search = new LeakSearch(accountId, excepted);
    stored.forEach(search::add);
    // A password that was stored as well is told as a stored value.
    generated.forEach(search::addGenerated);
    return search;
  }
}
