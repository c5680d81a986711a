package io.github.fakesecretsmanager.internal.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The trail by itself, without calls. */
class EventLogTest {

  private static final SecretArn SECRET =
      new SecretArn("aws", "us-east-1", "123456789012", "db", "AbCdEf");

  private final EventLog trail = new EventLog("123456789012", 0);

  private void record(int events) {
    for (int i = 0; i < events; i++) {
      trail.happened(ServiceEvent.ROTATION_STARTED, SECRET, Instant.ofEpochSecond(i));
    }
  }

  @Test
  void forgets_the_oldest_of_too_many_events() {
    record(2 * EventLog.MIN_KEPT - 1);
    trail.trim();
    assertThat(trail.position()).isEqualTo(2 * EventLog.MIN_KEPT - 1);
    String last = last(trail.snapshot()).eventId();

    record(1);
    trail.trim();
    assertThat(trail.position()).isEqualTo(EventLog.MIN_KEPT);

    List<CloudTrailEvent> events = trail.snapshot().eventsFrom(0);
    assertThat(events.get(0).eventTime()).isEqualTo(Instant.ofEpochSecond(EventLog.MIN_KEPT));
    assertThat(events.get(events.size() - 2).eventId()).isEqualTo(last);
  }

  private static CloudTrailEvent last(EventHistory snapshot) {
    return snapshot.eventsFrom(0).get(snapshot.eventsFrom(0).size() - 1);
  }

  @Test
  void refuses_to_search_for_leaks_once_events_were_forgotten() {
    record(2 * EventLog.MIN_KEPT);
    assertThat(trail.snapshot().leaks(0, Set.of(), event -> true)).isEmpty();
    trail.trim();

    assertThatThrownBy(() -> trail.snapshot().leaks(0, Set.of(), event -> true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the first 100000 are forgotten");
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
}
