package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the events recorded up to each assertion.
 *
 * <p>An event name that Secrets Manager does not have is refused, so that a typing error fails.
 */
public class CloudTrailAssert
    extends AbstractSecretsManagerAssert<CloudTrailAssert, FakeCloudTrail> {

  private static final int MAX_LISTED = 50;

  /** Asserts on a trail, or on a part of it such as {@code fake.cloudTrail().inRegion(...)}. */
  public CloudTrailAssert(@Nullable FakeCloudTrail actual) {
    super(actual, CloudTrailAssert.class);
  }

  /**
   * Verifies that there is an event of that name; a refused call has one too.
   *
   * @throws AssertionError when there is none
   */
  public CloudTrailAssert hasEvent(String eventName) {
    if (events(eventName).isEmpty()) {
      throw unexpected("to have an event", eventName);
    }
    return this;
  }

  /**
   * Verifies that there is no event of that name, not even of a refused call.
   *
   * @throws IllegalStateException when events were dropped, so that nobody knows
   * @throws AssertionError when there is one
   */
  public CloudTrailAssert hasNoEvent(String eventName) {
    requireComplete();
    if (!events(eventName).isEmpty()) {
      throw unexpected("to have no event", eventName);
    }
    return this;
  }

  /**
   * Verifies how many events of that name there are, refused calls counted.
   *
   * @throws IllegalStateException when events were dropped, so that nobody knows
   * @throws AssertionError when there are more or fewer
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
   * Verifies that an event of that name meets requirements, which throw an AssertionError when it
   * does not.
   *
   * @throws AssertionError when there is no such event, or none that meets them; what the
   *     requirements have thrown is suppressed in it
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
   * Verifies that no parameter that callers have sent holds a secret value; {@link
   * FakeCloudTrail#leaks} says what counts as one.
   *
   * @throws AssertionError when one does; it says which, and never the value
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
   * Verifies that there are events of these names in this order. Others may be before, between and
   * after them.
   *
   * @throws AssertionError when one is missing behind those before it
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
