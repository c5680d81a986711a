package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.cloudtrail.UserIdentity;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.IdSource;
import io.github.fakesecretsmanager.internal.json.PlainValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The events that a log had recorded at one moment. It finds secret values in them.
 *
 * <p>Immutable and thread-safe.
 */
public final class EventHistory {

  /** The distance between the seeds of successive events: close seeds would yield similar ids. */
  private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;

  private final String accountId;
  private final long seed;
  private final List<Record> entries;
  private final KnownValues unrecorded;
  private final List<EarlierLeaks> earlier;
  private final List<Note> notes;
  private final long firstNumber;
  private final long forgotten;
  private final long forgottenValues;

  EventHistory(
      String accountId,
      long seed,
      List<Record> entries,
      KnownValues unrecorded,
      List<EarlierLeaks> earlier,
      List<Note> notes,
      long firstNumber,
      long forgotten,
      long forgottenValues) {
    this.accountId = accountId;
    this.seed = seed;
    this.entries = entries;
    this.unrecorded = unrecorded;
    this.earlier = earlier;
    this.notes = notes;
    this.firstNumber = firstNumber;
    this.forgotten = forgotten;
    this.forgottenValues = forgottenValues;
  }

  /** Returns the events in order, from the one with a number on. */
  public List<CloudTrailEvent> eventsFrom(long number) {
    return IntStream.range(index(number), entries.size()).mapToObj(this::event).toList();
  }

  private int index(long number) {
    return (int) Math.min(entries.size(), Math.max(0, number - firstNumber));
  }

  /** Returns how many events the fake has recorded, including dropped ones. */
  public long recorded() {
    return firstNumber + entries.size();
  }

  /** Returns whether no event from a number on has been dropped. */
  public boolean isCompleteFrom(long number) {
    return forgotten == 0 || number >= firstNumber;
  }

  /** Returns the last events in order, up to a maximal number. */
  public List<CloudTrailEvent> lastEvents(int most) {
    return IntStream.range(Math.max(0, size() - most), size()).mapToObj(this::event).toList();
  }

  /**
   * Returns the last moments in order, including those that CloudTrail does not see, up to a
   * maximal number.
   */
  public List<Moment> moments(int most) {
    int first = Math.max(0, size() - most);
    List<Moment> moments = new ArrayList<>();
    int next = 0;
    for (int i = first; i <= size(); i++) {
      while (next < notes.size() && notes.get(next).before() <= firstNumber + i) {
        Note note = notes.get(next++);
        if (first == 0 || note.before() >= firstNumber + first) {
          moments.add(
              new Moment(
                  note.time(), note.region(), Optional.empty(), note.text(), note.isFailure()));
        }
      }
      if (i < size()) {
        moments.add(moment(i));
      }
    }
    return moments.subList(Math.max(0, moments.size() - most), moments.size());
  }

  private Moment moment(int index) {
    CloudTrailEvent event = event(index);
    Optional<String> toRegion =
        entries.get(index) instanceof RecordedServiceEvent occurrence
            ? occurrence.replicaRegion()
            : Optional.empty();
    return new Moment(
        event.eventTime(),
        event.awsRegion(),
        toRegion,
        EventLine.of(event),
        event.errorCode().isPresent() || event.eventName().endsWith("Failed"));
  }

  /** Returns the number of events, without dropped ones. */
  public int size() {
    return entries.size();
  }

  private CloudTrailEvent event(int index) {
    Record entry = entries.get(index);
    String id = new IdSource(seed + STRIDE * (firstNumber + index + 1)).nextUuid();
    return entry instanceof RecordedCall call
        ? event(call, id)
        : event((RecordedServiceEvent) entry, id);
  }

  private CloudTrailEvent event(RecordedCall call, String id) {
    return new CloudTrailEvent(
        call.operation(),
        call.time(),
        call.region(),
        accountId,
        call.caller().get(),
        RecordedMembers.of(call.request()),
        call.response().map(RecordedMembers::ofResponse).orElse(Map.of()),
        call.error().map(RecordedCall.Refusal::code),
        call.error().flatMap(RecordedCall.Refusal::message),
        Optional.of(call.requestId()),
        id,
        call.isReadOnly(),
        CloudTrailEvent.API_CALL,
        Map.of());
  }

  private CloudTrailEvent event(RecordedServiceEvent occurrence, String id) {
    return new CloudTrailEvent(
        occurrence.event().eventName(),
        occurrence.time(),
        occurrence.secret().region(),
        accountId,
        UserIdentity.ofService(accountId),
        Map.of(),
        Map.of(),
        Optional.empty(),
        occurrence.errorMessage(),
        occurrence
            .rotatedVersionId()
            .map(version -> "Rotation-" + occurrence.secret() + "-" + version),
        id,
        false,
        CloudTrailEvent.SERVICE_EVENT,
        Map.of("SecretId", occurrence.secret().toString()));
  }

  /**
   * Returns sentences about the parameters of events in which a secret value occurs, without the
   * value.
   *
   * @param number the number of the first event to look at
   * @param excepted the members of JSON values that are not looked for
   * @param wanted the events to look at; the values are those of all events
   * @throws IllegalStateException if events or arranged values were dropped, so that the answer is
   *     unknown
   */
  public List<String> leaks(long number, Set<String> excepted, Predicate<CloudTrailEvent> wanted) {
    requireAllKnown();
    LeakSearch search = known().search(accountId, excepted);
    return leaks(number, wanted, search).stream()
        .flatMap(leak -> search.find(leak.text()).map(leak::sentence).stream())
        .toList();
  }

  /** Returns the sentences of {@link #leaks}, and those about events from before resets. */
  public List<String> allLeaks(
      long number, Set<String> excepted, Predicate<CloudTrailEvent> wanted) {
    return Stream.concat(
            earlier.stream().flatMap(log -> log.sentences(number, excepted, wanted)),
            leaks(number, excepted, wanted).stream())
        .toList();
  }

  /** Returns the leaks and the values of this log that its successor must remember. */
  EarlierLeaks toRemember() {
    KnownValues known = known();
    List<Leak> leaks = leaks(0, ignored -> true, known.search(accountId, Set.of()));
    KnownValues leaked = known.in(accountId, leaks.stream().map(Leak::text).toList());
    return new EarlierLeaks(accountId, leaks, leaked, recorded(), isComplete());
  }

  private List<Leak> leaks(long number, Predicate<CloudTrailEvent> wanted, LeakSearch search) {
    List<Leak> leaks = new ArrayList<>();
    // Without values, no event has to be made, as no leak can be found.
    for (int i = search.isEmpty() ? size() : index(number); i < size(); i++) {
      CloudTrailEvent event = event(i);
      if (wanted.test(event)) {
        long at = firstNumber + i;
        String where = "event " + (i + 1) + ", " + description(event) + ": ";
        PlainValues.forEachText(
            "",
            event.requestParameters(),
            (path, text) -> {
              if (search.find(text).isPresent()) {
                leaks.add(new Leak(at, event, where + path, text));
              }
            });
      }
    }
    return leaks;
  }

  private boolean isComplete() {
    return forgotten == 0 && forgottenValues == 0;
  }

  private void requireAllKnown() {
    if (!isComplete()) {
      throw new IllegalStateException(
          "can't tell whether a secret value was recorded: the first "
              + (forgotten > 0 ? forgotten + " events" : forgottenValues + " arranged values")
              + " were dropped, as the log keeps at most "
              + EventLog.MAX_EVENTS
              + " events, "
              + (EventLog.MAX_BYTES >> 20)
              + " MB of requests and as much of arranged values; look earlier, or reset() the fake"
              + " in between");
    }
  }

  /** Returns a function that replaces each secret value in a text by {@code ***}. */
  public UnaryOperator<String> redaction() {
    return known().search(accountId, Set.of())::redacted;
  }

  private KnownValues known() {
    List<SecretValue> requested = new ArrayList<>();
    for (Record entry : entries) {
      if (entry instanceof RecordedCall call) {
        requested.addAll(RecordedMembers.secretsIn(call.request()));
      }
    }
    return unrecorded.plus(requested);
  }

  private static String description(CloudTrailEvent event) {
    return event.eventName()
        + " in "
        + event.awsRegion()
        + " at "
        + event.eventTime()
        + " (eventID "
        + event.eventId()
        + ")";
  }
}
