package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import io.github.fakesecretsmanager.internal.account.ServiceEvents;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Records what happens in an account, in order; of very many events the last ones.
 *
 * <p>Recording is cheap: it keeps what is there anyway, and events are made when somebody looks.
 * Not thread-safe; guarded by the account's lock.
 */
public final class EventLog implements ServiceEvents {

  /** How many events are kept at least, in some ten megabytes. */
  public static final int MIN_KEPT = 100_000;

  /** What happened: an {@link RecordedCall} or an {@link Occurrence}. */
  private final List<Record> entries = new ArrayList<>();

  /** What was stored past the API, by a test that arranges. */
  private final List<SecretValue> arranged = new ArrayList<>();

  private final String accountId;
  private final long seed;
  private final RecordedMembers members;

  /** How many entries there were before the first one. */
  private long forgotten;

  /** How many entries earlier trails of the same fake had. */
  private final long before;

  /**
   * Makes an empty trail.
   *
   * @param seed of the events' ids
   * @param names tells CloudTrail's name for a member of a request or a response
   */
  public EventLog(String accountId, long seed, Function<RecordComponent, String> names) {
    this(accountId, seed, new RecordedMembers(names), 0);
  }

  private EventLog(String accountId, long seed, RecordedMembers members, long before) {
    this.accountId = accountId;
    this.seed = seed;
    this.members = members;
    this.before = before;
  }

  /** Something that Secrets Manager did by itself. */
  record Occurrence(ServiceEvent event, SecretArn secret, Instant time) {}

  /** Returns an empty trail whose ids go on from this one's. */
  public EventLog anew() {
    return new EventLog(accountId, seed, members, before + forgotten + entries.size());
  }

  @Override
  public void happened(ServiceEvent event, SecretArn secret, Instant time) {
    entries.add(new Occurrence(event, secret, time));
  }

  /** Returns where a call stands that is made now, before the events that it causes. */
  public int position() {
    if (entries.size() >= 2 * MIN_KEPT) {
      entries.subList(0, MIN_KEPT).clear();
      forgotten += MIN_KEPT;
    }
    return entries.size();
  }

  /** Records a call that has its answer, where it stood when it was made. */
  public void add(int position, RecordedCall call) {
    entries.add(position, call);
  }

  /** Forgets what has happened since a position, which was arranged. */
  public void forgetSince(int position) {
    entries.subList(position, entries.size()).clear();
  }

  /** Remembers what was stored past the API; that is no event. */
  public void arranged(Record request) {
    arranged.addAll(members.secretsIn(request));
  }

  /** Returns what has been recorded up to now. */
  public EventHistory snapshot() {
    return new EventHistory(
        accountId,
        seed,
        members,
        List.copyOf(entries),
        List.copyOf(arranged),
        before + forgotten,
        forgotten);
  }
}
