package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The leaks of a log that a reset has closed, and the values that leaked.
 *
 * <p>It keeps all leaks, since each query has its own exceptions.
 *
 * @param end the number of events that the fake had recorded by then
 * @param isComplete whether the log had dropped nothing
 */
record EarlierLeaks(
    String accountId, List<Leak> leaks, KnownValues known, long end, boolean isComplete) {

  /** Returns whether anything is worth remembering. */
  boolean isWorthKeeping() {
    return !isComplete || !leaks.isEmpty();
  }

  /** Returns sentences about the leaks that remain if some members of JSON values are excepted. */
  Stream<String> sentences(long number, Set<String> excepted, Predicate<CloudTrailEvent> wanted) {
    if (!isComplete && number < end) {
      throw new IllegalStateException(
          "can't tell whether a secret value was recorded: the log had dropped events or arranged"
              + " values before a reset(); look before that reset, or mark() after it");
    }
    LeakSearch search = known.search(accountId, excepted);
    return leaks.stream()
        .filter(leak -> leak.number() >= number && wanted.test(leak.event()))
        .flatMap(leak -> search.find(leak.text()).map(leak::sentence).stream());
  }
}
