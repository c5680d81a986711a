package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import io.github.fakesecretsmanager.internal.operation.Operation;
import io.github.fakesecretsmanager.internal.operation.Operations;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what AWS CloudTrail would have recorded: every call of a client, refused or not, and what
 * Secrets Manager did by itself, in order.
 *
 * <p>What a test arranges by {@link FakeRegion} and the like is no call, and a request that does
 * not get as far as its operation is not recorded. Of more than 200 000 events the first 100 000
 * are forgotten. Thread-safe.
 */
public final class FakeCloudTrail {

  private static final Set<String> NAMES =
      Stream.concat(
              Operations.simulated().stream().map(Operation::name),
              Stream.of(ServiceEvent.values()).map(ServiceEvent::eventName))
          .collect(Collectors.toUnmodifiableSet());

  private final SecretsManagerService service;
  private final String of;
  private final Predicate<CloudTrailEvent> filter;

  FakeCloudTrail(SecretsManagerService service) {
    this(service, "", event -> true);
  }

  private FakeCloudTrail(
      SecretsManagerService service, String of, Predicate<CloudTrailEvent> filter) {
    this.service = service;
    this.of = of;
    this.filter = filter;
  }

  /** Returns the events up to now, oldest first; a list that does not change. */
  public List<CloudTrailEvent> events() {
    return service.trail().events().stream().filter(filter).toList();
  }

  /**
   * Returns the events of one name.
   *
   * @param eventName an operation such as {@code CreateSecret}, or a service event such as {@code
   *     RotationSucceeded}
   * @throws IllegalArgumentException when Secrets Manager has no such event
   */
  public List<CloudTrailEvent> events(String eventName) {
    Arguments.requireText("eventName", eventName, "use one such as \"CreateSecret\"");
    if (!NAMES.contains(eventName)) {
      throw new IllegalArgumentException(
          "unknown event <%s>: use an operation such as \"CreateSecret\", or one of %s"
              .formatted(
                  eventName,
                  Stream.of(ServiceEvent.values()).map(ServiceEvent::eventName).toList()));
    }
    return events().stream().filter(event -> event.eventName().equals(eventName)).toList();
  }

  /**
   * Narrows the view to a Region.
   *
   * @throws IllegalArgumentException when AWS has no such Region
   */
  public FakeCloudTrail inRegion(String region) {
    Arguments.requireRegion(region);
    return narrowed("in " + region, event -> event.awsRegion().equals(region));
  }

  /**
   * Narrows the view to the calls of one caller.
   *
   * @param principalArn of a user, a role, or a role's session
   */
  public FakeCloudTrail calledBy(String principalArn) {
    Arguments.requireText("principalArn", principalArn, "use the ARN of a user or a role");
    return narrowed("by " + principalArn, event -> event.userIdentity().isNamedBy(principalArn));
  }

  private FakeCloudTrail narrowed(String to, Predicate<CloudTrailEvent> rest) {
    return new FakeCloudTrail(service, of.isEmpty() ? to : of + " " + to, filter.and(rest));
  }

  /**
   * Finds secret values in what callers have sent: each value that a call or this test has ever
   * stored or tried to store, or a member of it that is JSON, as it is and in base64, if it has 8
   * characters at least.
   *
   * @return for each parameter that holds one a sentence that says which event and which parameter,
   *     never the value; empty when there is none
   * @throws IllegalStateException when events were forgotten, so that nobody knows
   */
  public List<String> leaks() {
    return service.trail().leaks(filter);
  }

  /** Returns the events as a JSON file of CloudTrail's. */
  public String toJson() {
    return CloudTrailEvent.toJson(events());
  }

  @Override
  public String toString() {
    return "FakeCloudTrail[" + of + "]";
  }
}
