package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The leaks of a log that a reset has ended, and the values of that log.
 *
 * <p>Which members are excepted is known only when somebody asks.
 */
record EarlierLeaks(String accountId, List<Leak> leaks, KnownValues known) {

  /** Returns the sentences on those that remain when members of JSON values are excepted. */
  Stream<String> sentences(long number, Set<String> excepted, Predicate<CloudTrailEvent> wanted) {
    LeakSearch search = known.search(accountId, excepted);
    return leaks.stream()
        .filter(leak -> leak.number() >= number && wanted.test(leak.event()))
        .flatMap(leak -> search.find(leak.text()).map(leak::sentence).stream());
  }
}
