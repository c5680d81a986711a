package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import io.github.fakesecretsmanager.internal.account.ServiceEvents;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * The log of the events in an account, in order. If there are too many or they are too large, it
 * keeps only the latest.
 *
 * <p>Recording is cheap: the log keeps existing objects, and makes events only when a test looks.
 * Not thread-safe; guarded by the account's lock.
 */
public final class EventLog implements ServiceEvents {

  /** The maximal number of events. Beyond it, the latest half stays. */
  static final int MAX_EVENTS = 200_000;

  /**
   * The maximal size of the requests in bytes, and that of the arranged values. Beyond it, the
   * latest half stays.
   */
  static final int MAX_BYTES = 64 << 20;

  /** The events in order, each a {@link RecordedCall} or a {@link RecordedServiceEvent}. */
  private final List<Record> entries = new ArrayList<>();

  /** The secret values of requests that are not recorded, such as those of arranged secrets. */
  private final List<SecretValue> unrecorded = new ArrayList<>();

  /** The maximal number of generated values, of which the latest stay. */
  static final int MAX_GENERATED = 1_000;

  /** The latest values that Secrets Manager has generated for callers. */
  private final Deque<SecretValue> generated = new ArrayDeque<>();

  private static final int MAX_NOTES = 1_000;

  /** The latest incidents that CloudTrail does not see. */
  private final List<Note> notes = new ArrayList<>();

  private final String accountId;
  private final long seed;

  private static final int MAX_EARLIER = 100;

  /** The leaks from before the latest resets. */
  private final List<EarlierLeaks> earlier = new ArrayList<>();

  /** The number of entries that this log has trimmed. */
  private long forgotten;

  /** The number of unrecorded values that this log has trimmed. */
  private long forgottenValues;

  /** The size of all requests in the entries. */
  private long bytes;

  /** The size of all values of requests that are not recorded. */
  private long unrecordedBytes;

  /**
   * The redaction of everything recorded so far; empty if more has been recorded since it was made.
   */
  private Optional<UnaryOperator<String>> redaction = Optional.empty();

  /** The number of entries that earlier logs of the same fake had. */
  private final long before;

  /**
   * Makes an empty log.
   *
   * @param seed the seed of the events' ids
   */
  public EventLog(String accountId, long seed) {
    this(accountId, seed, 0);
  }

  private EventLog(String accountId, long seed, long before) {
    this.accountId = accountId;
    this.seed = seed;
    this.before = before;
  }

  /** Returns an empty log that continues the ids of this log, and remembers its leaks. */
  public EventLog successor() {
    EventLog next = new EventLog(accountId, seed, recorded());
    next.earlier.addAll(earlier);
    EarlierLeaks ending = snapshot().toRemember();
    if (ending.isWorthKeeping()) {
      next.earlier.add(ending);
    }
    if (next.earlier.size() > MAX_EARLIER) {
      next.earlier.remove(0);
    }
    return next;
  }

  @Override
  public void happened(ServiceEvent event, SecretArn secret, Instant time) {
    entries.add(
        new RecordedServiceEvent(
            event, secret, time, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Override
  public void replicated(ServiceEvent event, SecretArn primary, String region, Instant time) {
    entries.add(
        new RecordedServiceEvent(
            event, primary, time, Optional.empty(), Optional.of(region), Optional.empty()));
  }

  /** Notes an incident that CloudTrail does not see, such as a call that never arrived. */
  public void note(Instant time, String region, String text, boolean isFailure) {
    notes.add(new Note(recorded(), time, region, text, isFailure));
    if (notes.size() > MAX_NOTES) {
      notes.remove(0);
    }
  }

  private long recorded() {
    return before + forgotten + entries.size();
  }

  @Override
  public void happened(
      ServiceEvent event,
      SecretArn secret,
      Instant time,
      String versionId,
      Optional<String> errorMessage) {
    entries.add(
        new RecordedServiceEvent(
            event, secret, time, Optional.of(versionId), Optional.empty(), errorMessage));
  }

  /**
   * Returns a function that replaces each secret value in a text by {@code ***}. The function is
   * kept, as a failed test shows many texts.
   */
  public UnaryOperator<String> redaction() {
    if (redaction.isEmpty()) {
      redaction = Optional.of(snapshot().redaction());
    }
    return redaction.get();
  }

  /** Returns whether the redaction may lack some values. */
  public boolean hasDropped() {
    return forgotten > 0 || forgottenValues > 0;
  }

  /** Drops the oldest entries beyond the limits, which makes earlier positions invalid. */
  public void trim() {
    if (entries.size() >= MAX_EVENTS) {
      forgetFirst(MAX_EVENTS / 2);
    }
    if (bytes > MAX_BYTES) {
      forgetFirst(excess(entries, EventLog::size, bytes));
    }
    if (unrecordedBytes > MAX_BYTES) {
      List<SecretValue> first =
          unrecorded.subList(0, excess(unrecorded, SecretValue::length, unrecordedBytes));
      forgottenValues += first.size();
      unrecordedBytes -= total(first, SecretValue::length);
      first.clear();
    }
  }

  private void forgetFirst(int count) {
    List<Record> first = entries.subList(0, count);
    forgotten += count;
    bytes -= total(first, EventLog::size);
    first.clear();
  }

  /** Returns how many of the first to drop, so that the others have half the maximal size. */
  private static <T> int excess(List<T> all, ToIntFunction<T> size, long total) {
    int count = 0;
    for (long left = total; left > MAX_BYTES / 2; count++) {
      left -= size.applyAsInt(all.get(count));
    }
    return count;
  }

  private static <T> long total(List<T> some, ToIntFunction<T> size) {
    return some.stream().mapToLong(size::applyAsInt).sum();
  }

  private static int size(Record entry) {
    return entry instanceof RecordedCall call ? call.size() : 0;
  }

  /** Returns the position of a call that is made now, ahead of the events that it causes. */
  public int position() {
    return entries.size();
  }

  /** Records an answered or refused call at the position where it was made. */
  public void add(int position, RecordedCall call) {
    redaction = Optional.empty();
    entries.add(position, call);
    bytes += call.size();
  }

  /** Forgets the entries since a position. */
  public void forgetSince(int position) {
    List<Record> last = entries.subList(position, entries.size());
    bytes -= total(last, EventLog::size);
    last.clear();
  }

  /** Remembers the secret values of a request that is not recorded. */
  public void remember(Record request) {
    remember(RecordedMembers.secretsIn(request));
  }

  /** Remembers secret values. */
  public void remember(List<SecretValue> values) {
    redaction = Optional.empty();
    unrecorded.addAll(values);
    unrecordedBytes += total(values, SecretValue::length);
  }

  /** Remembers values that Secrets Manager has generated for a caller. */
  public void generated(List<SecretValue> values) {
    for (SecretValue value : values) {
      redaction = Optional.empty();
      generated.add(value);
      if (generated.size() > MAX_GENERATED) {
        generated.remove();
      }
    }
  }

  /** Returns everything that has been recorded so far. */
  public EventHistory snapshot() {
    return new EventHistory(
        accountId,
        seed,
        List.copyOf(entries),
        new KnownValues(unrecorded, List.copyOf(generated)),
        List.copyOf(earlier),
        List.copyOf(notes),
        before + forgotten,
        forgotten,
        forgottenValues);
  }
}
