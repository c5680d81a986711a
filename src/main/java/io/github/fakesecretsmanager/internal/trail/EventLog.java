package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import io.github.fakesecretsmanager.internal.account.ServiceEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records what happens in an account, in order; of very many events the last ones.
 *
 * <p>Recording is cheap: it keeps what is there anyway, and events are made when somebody looks.
 * Not thread-safe; guarded by the account's lock.
 */
public final class EventLog implements ServiceEvents {

  /** How many events are kept at least, in some ten megabytes. */
  public static final int MIN_KEPT = 100_000;

  /** What happened: a {@link RecordedCall} or a {@link RecordedServiceEvent}. */
  private final List<Record> entries = new ArrayList<>();

  /** What was stored past the API, by a test that arranges. */
  private final List<SecretValue> arranged = new ArrayList<>();

  private final String accountId;
  private final long seed;

  /** How many entries there were before the first one. */
  private long forgotten;

  /** How many entries earlier logs of the same fake had. */
  private final long before;

  /**
   * Makes an empty log.
   *
   * @param seed of the events' ids
   */
  public EventLog(String accountId, long seed) {
    this(accountId, seed, 0);
  }

  private EventLog(String accountId, long seed, long before) {
    this.accountId = accountId;
    this.seed = seed;
    this.before = before;
  }

  /** Returns an empty log whose ids go on from this one's. */
  public EventLog successor() {
    return new EventLog(accountId, seed, before + forgotten + entries.size());
  }

  @Override
  public void happened(ServiceEvent event, SecretArn secret, Instant time) {
    entries.add(new RecordedServiceEvent(event, secret, time, Optional.empty(), Optional.empty()));
  }

  @Override
  public void happened(
      ServiceEvent event,
      SecretArn secret,
      Instant time,
      String versionId,
      Optional<String> errorMessage) {
    entries.add(
        new RecordedServiceEvent(event, secret, time, Optional.of(versionId), errorMessage));
  }

  /** Forgets the oldest events when there are too many; positions taken before are void then. */
  public void trim() {
    if (entries.size() >= 2 * MIN_KEPT) {
      entries.subList(0, MIN_KEPT).clear();
      forgotten += MIN_KEPT;
    }
  }

  /** Returns the position at which a call made now is recorded, ahead of the events it causes. */
  public int position() {
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
    arranged.addAll(RecordedMembers.secretsIn(request));
  }

  /** Returns what has been recorded up to now. */
  public EventHistory snapshot() {
    return new EventHistory(
        accountId,
        seed,
        List.copyOf(entries),
        List.copyOf(arranged),
        before + forgotten,
        forgotten);
  }
}
