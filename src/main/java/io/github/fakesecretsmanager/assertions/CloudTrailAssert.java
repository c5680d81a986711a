package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the events of the audit log, including those of refused calls. Each assertion sees
 * the events recorded up to then.
 *
 * <pre>{@code
 * assertThat(fake.cloudTrail().inRegion("us-east-1"))
 *     .hasEventsInOrder("CreateSecret", "ReplicateSecretToRegions")
 *     .hasNoEvent("DeleteSecret")
 *     .containsNoSecretValues();
 * }</pre>
 *
 * <p>An event name that Secrets Manager does not have is refused, so that a misspelt name does not
 * make {@link #hasNoEvent} pass.
 */
public class CloudTrailAssert
    extends AbstractSecretsManagerAssert<CloudTrailAssert, FakeCloudTrail> {

  private static final int MAX_LISTED = 50;

  /**
   * Starts assertions on the audit log.
   *
   * @param actual the log, or a part of it such as {@code fake.cloudTrail().inRegion("eu-west-3")},
   *     or {@code null}
   */
  public CloudTrailAssert(@Nullable FakeCloudTrail actual) {
    super(actual, CloudTrailAssert.class);
  }

  /**
   * Verifies that an event of a name was recorded. A refused call has an event too.
   *
   * @param eventName an operation such as {@code CreateSecret}, or a service event such as {@code
   *     RotationSucceeded}
   * @return this assertion object
   * @throws IllegalArgumentException if Secrets Manager does not record such an event
   * @throws AssertionError if no such event was recorded
   */
  public CloudTrailAssert hasEvent(String eventName) {
    if (events(eventName).isEmpty()) {
      throw unexpected("to have an event", eventName);
    }
    return this;
  }

  /**
   * Verifies that no event of a name was recorded. A refused call has an event too.
   *
   * @param eventName a name as in {@link #hasEvent}
   * @return this assertion object
   * @throws IllegalArgumentException if Secrets Manager does not record such an event
   * @throws IllegalStateException if events were dropped, which may have had the name
   * @throws AssertionError if such an event was recorded
   */
  public CloudTrailAssert hasNoEvent(String eventName) {
    requireComplete();
    if (!events(eventName).isEmpty()) {
      throw unexpected("to have no event", eventName);
    }
    return this;
  }

  /**
   * Verifies how many events of a name were recorded. A refused call has an event too.
   *
   * @param eventName a name as in {@link #hasEvent}
   * @param times the exact number of events, 0 or more
   * @return this assertion object
   * @throws IllegalArgumentException if the number is negative, or Secrets Manager does not record
   *     such an event
   * @throws IllegalStateException if events were dropped, which may have had the name
   * @throws AssertionError if more or fewer such events were recorded
   */
  public CloudTrailAssert hasEventTimes(String eventName, int times) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "invalid number of times <%s>: use 0 or more".formatted(times));
    }
    requireComplete();
    int was = events(eventName).size();
    if (was != times) {
      throw failureWithActualExpected(
          was,
          times,
          "%nExpecting <%s> to have the event%n  <%s>%n<%s> times, but was%n  <%s>%n%s",
          actual,
          eventName,
          times,
          was,
          listed());
    }
    return this;
  }

  /**
   * Verifies that at least one event of a name meets requirements.
   *
   * @param eventName a name as in {@link #hasEvent}
   * @param requirements the assertions to make on an event; they throw an {@code AssertionError} if
   *     it does not meet them
   * @return this assertion object
   * @throws IllegalArgumentException if Secrets Manager does not record such an event
   * @throws AssertionError if no such event meets the requirements; the errors that they have
   *     thrown are suppressed in it
   */
  public CloudTrailAssert hasEventSatisfying(
      String eventName, Consumer<CloudTrailEvent> requirements) {
    Arguments.requireGiven("requirements", requirements);
    hasEvent(eventName);
    List<AssertionError> unmet = new ArrayList<>();
    for (CloudTrailEvent event : events(eventName)) {
      try {
        requirements.accept(event);
        return this;
      } catch (AssertionError e) {
        unmet.add(e);
      }
    }
    AssertionError failure = unexpected("to have an event that meets the requirements", eventName);
    unmet.forEach(failure::addSuppressed);
    throw failure;
  }

  /**
   * Verifies that no parameter that callers have sent contains a secret value, as {@link
   * FakeCloudTrail#leaks} defines it. The message of a failure names the event and the parameter,
   * and never shows the value.
   *
   * @return this assertion object
   * @throws IllegalStateException if events were dropped, which may have contained a value
   * @throws AssertionError if a parameter contains a secret value
   */
  public CloudTrailAssert containsNoSecretValues() {
    isNotNull();
    List<String> leaks = actual.leaks();
    if (!leaks.isEmpty()) {
      throw failure(
          "%nExpecting <%s> to contain no secret values but%n  %s",
          actual, String.join("\n  ", leaks));
    }
    return this;
  }

  /**
   * Verifies that events of the given names were recorded in this order. Other events may come
   * before, between and after them.
   *
   * @param eventNames names as in {@link #hasEvent}; a name that is given twice needs two events
   * @return this assertion object
   * @throws IllegalArgumentException if Secrets Manager does not record such an event
   * @throws AssertionError if an event is missing after those before it
   */
  public CloudTrailAssert hasEventsInOrder(String... eventNames) {
    Arguments.requireGiven("eventNames", eventNames);
    isNotNull();
    List<String> recorded = actual.events().stream().map(CloudTrailEvent::eventName).toList();
    int position = 0;
    for (String eventName : eventNames) {
      events(eventName);
      int found = recorded.subList(position, recorded.size()).indexOf(eventName);
      if (found < 0) {
        throw failure(
            "%nExpecting <%s> to have events in this order%n  <%s>%nbut it lacks <%s> there; %s",
            actual, List.of(eventNames), eventName, listed());
      }
      position += found + 1;
    }
    return this;
  }

  private void requireComplete() {
    isNotNull();
    if (!actual.isComplete()) {
      throw new IllegalStateException(
          "can't tell which events there were, as the oldest are dropped: look at a part since a"
              + " mark(), or reset() the fake in between");
    }
  }

  private List<CloudTrailEvent> events(String eventName) {
    Arguments.requireText("eventName", eventName);
    isNotNull();
    return actual.events(eventName);
  }

  private AssertionError unexpected(String expectation, String eventName) {
    return failure("%nExpecting <%s> %s%n  <%s>%nbut %s", actual, expectation, eventName, listed());
  }

  private String listed() {
    List<CloudTrailEvent> events = actual.events();
    if (events.isEmpty()) {
      return "it has no events";
    }
    StringBuilder list = new StringBuilder("its events are");
    for (int i = 0; i < Math.min(events.size(), MAX_LISTED); i++) {
      list.append("\n  ").append(i + 1).append(". ").append(events.get(i));
    }
    if (events.size() > MAX_LISTED) {
      list.append("\n  and ").append(events.size() - MAX_LISTED).append(" more");
    }
    return list.toString();
  }
}
