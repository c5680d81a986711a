package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The leaks of a log that a reset has closed, and the values of that log.
 *
 * <p>It keeps all leaks, since each query has its own exceptions.
 */
record EarlierLeaks(String accountId, List<Leak> leaks, KnownValues known) {

  /** Returns sentences on the leaks that remain when members of JSON values are excepted. */
  Stream<String> sentences(long number, Set<String> excepted, Predicate<CloudTrailEvent> wanted) {
    LeakSearch search = known.search(accountId, excepted);
    return leaks.stream()
        .filter(leak -> leak.number() >= number && wanted.test(leak.event()))
        .flatMap(leak -> search.find(leak.text()).map(leak::sentence).stream());
  }
}
