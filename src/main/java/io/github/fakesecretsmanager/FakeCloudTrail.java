package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import io.github.fakesecretsmanager.internal.operation.Operations;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The events that AWS CloudTrail would have recorded, in order: every call of a client, refused or
 * not, and every action that Secrets Manager took by itself.
 *
 * <pre>{@code
 * FakeCloudTrail.Mark mark = fake.cloudTrail().mark();
 * client.getSecretValue(r -> r.secretId("prod/db"));
 * List<CloudTrailEvent> reads = fake.cloudTrail().since(mark).about("prod/db").events();
 * }</pre>
 *
 * <p>Set-up through {@link FakeRegion} and similar is not recorded, nor is a request rejected
 * before it reaches an operation. A view shows later events too. Thread-safe.
 *
 * <p>The log keeps at most 200,000 events, 64 MB of their requests, and 64 MB of arranged secret
 * values, which {@link #leaks()} looks for. Beyond a limit, the oldest are dropped until half is
 * left.
 */
public final class FakeCloudTrail {

  private final SecretsManagerService service;
  private final String of;
  private final Predicate<CloudTrailEvent> filter;
  private final long from;

  FakeCloudTrail(SecretsManagerService service) {
    this(service, "", event -> true, 0);
  }

  private FakeCloudTrail(
      SecretsManagerService service, String of, Predicate<CloudTrailEvent> filter, long from) {
    this.service = service;
    this.of = of;
    this.filter = filter;
    this.from = from;
    Redactions.link(this, service);
  }

  /**
   * A moment in the event log, which {@link FakeCloudTrail#mark()} returns. Immutable.
   *
   * @param events the number of events that the fake had recorded
   */
  public record Mark(long events) {}

  /** {@return the events up to now, oldest first, as an immutable list} */
  public List<CloudTrailEvent> events() {
    return service.trail().eventsFrom(from).stream().filter(filter).toList();
  }

  /** {@return whether no event of this view can have been dropped} */
  public boolean isComplete() {
    return service.trail().isCompleteFrom(from);
  }

  /** {@return a mark of this moment, for {@link #since}} */
  public Mark mark() {
    return new Mark(service.trail().recorded());
  }

  /**
   * Returns a view of the events that are recorded after a mark.
   *
   * @param mark a moment that {@link #mark()} of the same fake has returned
   * @return a view narrowed further
   */
  public FakeCloudTrail since(Mark mark) {
    Arguments.requireGiven("mark", mark, "use one that mark() has returned");
    return new FakeCloudTrail(
        service, join(of, "since event " + mark.events()), filter, Math.max(from, mark.events()));
  }

  /**
   * Returns a view of the events about a secret: the calls that name it by its name or ARN, and the
   * service events about it.
   *
   * @param secretId a name, for the secrets of that name in all Regions; or an ARN, full or
   *     partial, for the secret in its Region
   * @return a view narrowed further
   * @throws IllegalArgumentException if the id is empty
   */
  public FakeCloudTrail about(String secretId) {
    Arguments.requireText("secretId", secretId, "use a name or an ARN");
    Optional<SecretArn> arn = SecretArn.parse(secretId);
    String name = arn.map(SecretArn::name).orElse(secretId);
    return narrowed(
        "about " + secretId,
        event ->
            arn.filter(wanted -> !wanted.region().equals(event.awsRegion())).isEmpty()
                && EventSubjects.of(event).anyMatch(name::equals));
  }

  /**
   * Returns a view of the calls of a user or role.
   *
   * @param caller a user or role of this fake
   * @return a view narrowed further
   * @throws IllegalArgumentException if the caller belongs to another fake
   */
  public FakeCloudTrail calledBy(FakePrincipal caller) {
    return calledBy(Callers.requireOwn(service, caller).arn());
  }

  /**
   * Returns the events of one name.
   *
   * @param eventName an operation such as {@code CreateSecret}, or a service event such as {@code
   *     RotationSucceeded}
   * @return the events up to now, oldest first
   * @throws IllegalArgumentException if Secrets Manager does not record such an event
   */
  public List<CloudTrailEvent> events(String eventName) {
    Arguments.requireText("eventName", eventName, "use one such as \"CreateSecret\"");
    List<String> serviceEvents =
        Stream.of(ServiceEvent.values()).map(ServiceEvent::eventName).toList();
    if (!Operations.simulatedNames().contains(eventName) && !serviceEvents.contains(eventName)) {
      throw new IllegalArgumentException(
          Redactions.in(
              service,
              "unknown event <%s>: use an operation such as \"CreateSecret\", or one of %s"
                  .formatted(eventName, serviceEvents)));
    }
    return events().stream().filter(event -> event.eventName().equals(eventName)).toList();
  }

  /**
   * Returns a view of the events in one Region. The events of replication are in the primary's
   * Region.
   *
   * @param region the Region, such as {@code eu-west-3}
   * @return a view narrowed further
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public FakeCloudTrail inRegion(String region) {
    Arguments.requireRegion(service, region);
    return narrowed("in " + region, event -> event.awsRegion().equals(region));
  }

  /**
   * Returns a view of the calls of one caller.
   *
   * @param principalArn the ARN of a user, a role, or a role's session
   * @return a view narrowed further
   * @throws IllegalArgumentException if it is not an ARN
   */
  public FakeCloudTrail calledBy(String principalArn) {
    Arguments.requireText("principalArn", principalArn, "use the ARN of a user or a role");
    if (!principalArn.startsWith("arn:")) {
      throw new IllegalArgumentException(
          Redactions.in(
              service,
              "invalid principalArn <%s>: use an ARN, or a caller such as fake.role(\"app\")"
                  .formatted(principalArn)));
    }
    return narrowed("by " + principalArn, event -> event.userIdentity().isNamedBy(principalArn));
  }

  private FakeCloudTrail narrowed(String to, Predicate<CloudTrailEvent> condition) {
    return new FakeCloudTrail(service, join(of, to), filter.and(condition), from);
  }

  private static String join(String before, String more) {
    return before.isEmpty() ? more : before + " " + more;
  }

  /**
   * Finds secret values in parameters that callers have sent.
   *
   * <p>It looks for these values, as they are and in base64:
   *
   * <ul>
   *   <li>each value that a call or this test has stored or tried to store
   *   <li>each member of such a value that is JSON
   *   <li>the latest 1,000 results of GetRandomPassword
   * </ul>
   *
   * <p>It does not look for texts of fewer than 8 characters, or for members that names and tags
   * share by design, such as {@code env}.
   *
   * @return for each parameter that holds a value, a sentence with the event and the parameter, and
   *     never the value; empty if no parameter does
   * @throws IllegalStateException if events were dropped, which may have held a value
   */
  public List<String> leaks() {
    return leaksExcept();
  }

  /**
   * Finds secret values as {@link #leaks()} does, except members of JSON values.
   *
   * @param members the names of members at the top of a value, or paths such as {@code db.user}
   * @return a sentence for each leak, as in {@link #leaks()}
   * @throws IllegalStateException if events were dropped, which may have held a value
   */
  public List<String> leaksExcept(String... members) {
    Arguments.requireGiven("members", members, "use names such as \"username\"");
    return service.trail().leaks(from, Set.of(members.clone()), filter);
  }

  /**
   * Finds secret values as {@link #leaksExcept} does, also in events that {@link
   * FakeSecretsManager#reset()} has forgotten.
   *
   * @param members the names of members at the top of a value, or paths such as {@code db.user}
   * @return a sentence for each leak, as in {@link #leaks()}
   * @throws IllegalStateException if events were dropped, which may have held a value
   */
  public List<String> allLeaksExcept(String... members) {
    Arguments.requireGiven("members", members, "use names such as \"username\"");
    return service.trail().allLeaks(from, Set.of(members.clone()), filter);
  }

  /** {@return the events as JSON, in the form of a CloudTrail log file} */
  public String toJson() {
    return CloudTrailEvent.toJson(events());
  }

  @Override
  public String toString() {
    return of.isEmpty() ? "FakeCloudTrail" : "FakeCloudTrail[" + Redactions.in(service, of) + "]";
  }
}
