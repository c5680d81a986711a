package io.github.fakesecretsmanager.internal.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.cloudtrail.UserIdentity;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The trail by itself, without calls. */
class EventLogTest {

  private static final SecretArn SECRET =
      new SecretArn("aws", "us-east-1", "123456789012", "db", "AbCdEf");

  private static final int MEGABYTE = 1 << 20;

  private final EventLog trail = new EventLog("123456789012", 0);

  private void record(int events) {
    for (int i = 0; i < events; i++) {
      trail.happened(ServiceEvent.ROTATION_STARTED, SECRET, Instant.ofEpochSecond(i));
    }
  }

  @Test
  void forgets_the_oldest_of_too_many_events() {
    record(EventLog.MAX_EVENTS - 1);
    trail.trim();
    assertThat(trail.position()).isEqualTo(EventLog.MAX_EVENTS - 1);
    String last = last(trail.snapshot()).eventId();

    record(1);
    trail.trim();
    assertThat(trail.position()).isEqualTo(EventLog.MAX_EVENTS / 2);

    List<CloudTrailEvent> events = trail.snapshot().eventsFrom(0);
    assertThat(events.get(0).eventTime()).isEqualTo(Instant.ofEpochSecond(EventLog.MAX_EVENTS / 2));
    assertThat(events.get(events.size() - 2).eventId()).isEqualTo(last);
  }

  private static CloudTrailEvent last(EventHistory snapshot) {
    return snapshot.eventsFrom(0).get(snapshot.eventsFrom(0).size() - 1);
  }

  @Test
  void refuses_to_search_for_leaks_once_events_were_forgotten() {
    record(EventLog.MAX_EVENTS);
    assertThat(trail.snapshot().leaks(0, Set.of(), event -> true)).isEmpty();
    trail.trim();

    assertThatThrownBy(() -> trail.snapshot().leaks(0, Set.of(), event -> true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "can't tell whether a secret value was recorded: the first 100000 events were dropped,"
                + " as the log keeps at most 200000 events, 64 MB of requests and as much of"
                + " arranged values; look earlier, or reset() the fake in between");
  }

  private record Request(SecretValue secretString) {}

  private void record(int position, int size) {
    record(position, new Request(new SecretValue.Text("correct-horse-battery-staple")), size);
  }

  private void record(int position, Record request, int size) {
    trail.add(
        position,
        new RecordedCall(
            "CreateSecret",
            false,
            Instant.EPOCH,
            "us-east-1",
            () -> UserIdentity.ofService("123456789012"),
            "request",
            request,
            size,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void forgets_the_oldest_of_too_large_requests_down_to_half() {
    for (int i = 0; i < 64; i++) {
      record(i, MEGABYTE);
    }
    trail.trim();
    assertThat(trail.position()).isEqualTo(64);

    record(64, 1);
    trail.trim();

    assertThat(trail.position()).isEqualTo(32);
    assertThat(trail.snapshot().recorded()).isEqualTo(65);
    assertThat(trail.snapshot().isCompleteFrom(32)).isFalse();
    assertThat(trail.snapshot().isCompleteFrom(33)).isTrue();
  }

  @Test
  void counts_only_the_requests_that_it_still_has() {
    for (int i = 0; i < 100; i++) {
      record(0, 20 * MEGABYTE);
      trail.forgetSince(0);
    }
    // The fourth of them is too much, and then the third after it.
    for (int i = 0; i < 7; i++) {
      record(0, 20 * MEGABYTE);
      trail.trim();
    }

    assertThat(trail.position()).isEqualTo(1);
  }

  @Test
  void forgets_the_oldest_of_too_many_arranged_values() {
    SecretValue large = new SecretValue.Text("x".repeat(MEGABYTE));
    for (int i = 0; i < 64; i++) {
      trail.remember(new Request(large));
    }
    trail.trim();
    assertThat(trail.snapshot().leaks(0, Set.of(), event -> true)).isEmpty();

    trail.remember(new Request(large));
    trail.trim();

    assertThatThrownBy(() -> trail.snapshot().leaks(0, Set.of(), event -> true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the first 33 arranged values were dropped");
    assertThat(trail.snapshot().isCompleteFrom(0)).isTrue();
  }

  private record LeakyRequest(SecretValue secretString, String description) {}

  @Test
  void a_log_that_ends_keeps_of_its_values_only_those_that_leaked() {
    SecretValue leaked = new SecretValue.Text("leaked-value");
    trail.remember(List.of(new SecretValue.Text("kept-to-itself")));
    trail.generated(List.of(new SecretValue.Text("generated-value")));
    record(0, new LeakyRequest(leaked, "a leaked-value here"), 1);

    EarlierLeaks earlier = trail.snapshot().toRemember();

    assertThat(earlier.leaks()).hasSize(1);
    assertThat(earlier.known().stored()).containsExactly(leaked);
    assertThat(earlier.known().generated()).isEmpty();
  }

  @Test
  void gives_each_event_its_own_id_even_in_a_new_log() {
    record(1_000);
    HashSet<String> ids = new HashSet<>();
    trail.snapshot().eventsFrom(0).forEach(event -> ids.add(event.eventId()));
    EventLog next = trail.successor();
    next.happened(ServiceEvent.ROTATION_STARTED, SECRET, Instant.EPOCH);
    ids.add(last(next.snapshot()).eventId());

    assertThat(ids).hasSize(1_001);
  }

  @Test
  void knows_the_latest_generated_values_only() {
    for (int i = 0; i <= EventLog.MAX_GENERATED; i++) {
      trail.generated(List.of(new SecretValue.Text("generated-%05d".formatted(i))));
    }

    String redacted =
        trail.snapshot().redaction().apply("generated-00000 generated-00001 generated-01000");

    assertThat(redacted).isEqualTo("generated-00000 *** ***");
  }
}
