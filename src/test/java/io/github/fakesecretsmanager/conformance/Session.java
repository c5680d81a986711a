package io.github.fakesecretsmanager.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fakesecretsmanager.domain.KmsPermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;

/** A run of a scenario against a target: its calls and their answers. Not thread-safe. */
public final class Session {

  /** An account that is not the caller's: AWS's documentation uses it for examples. */
  public static final String OTHER_ACCOUNT = "111122223333";

  /** The refusal of a step that prepares, after which the scenario can't go on. */
  static final class StepRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepRefused(String step, AwsServiceException cause) {
      super("step <%s> was refused".formatted(step), cause);
    }
  }

  /** The end of a wait for something that did not come. */
  static final class WaitedInVain extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WaitedInVain(String step) {
      super("what was to follow step <%s> did not come".formatted(step));
    }
  }

  private final Target target;
  private final Ledger ledger;
  private final String prefix;
  private final Duration limit;
  private final Timeline timeline;
  private final Normalizer normalizer;
  private final List<Recording.Step> steps = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private Instant nextStep = Instant.MIN;

  /**
   * Starts a session.
   *
   * @param prefix the prefix of all names, unique to this session
   * @param limit how long to wait for what AWS does after it answers
   */
  Session(Target target, Ledger ledger, String prefix, Duration limit) {
    this.target = target;
    this.ledger = ledger;
    this.prefix = prefix;
    this.limit = limit;
    this.timeline = new Timeline(target::now, target.pace().dividedBy(2));
    this.normalizer = new Normalizer(timeline, prefix);
    Runner.places(target).forEach(place -> normalizer.knowWord(target.region(place), place.role()));
    normalizer.knowWord(target.accountId(), "account");
  }

  /** Returns a name for a secret, the same for the same label. */
  public String name(String label) {
    String name = prefix + label;
    normalizer.know(name, label);
    names.add(name);
    ledger.mayExist(name);
    return name;
  }

  /** Returns the names that secrets may have. */
  List<String> names() {
    return List.copyOf(names);
  }

  /**
   * Returns a name that is not used for a secret, such as a staging label's or the start of names.
   */
  public String text(String label) {
    String text = prefix + label;
    normalizer.know(text, label);
    return text;
  }

  /** Returns an idempotency token, the same for the same label. */
  public String token(String label) {
    String token = UUID.nameUUIDFromBytes((prefix + label).getBytes(UTF_8)).toString();
    normalizer.know(token, label);
    return token;
  }

  /** Returns the Region that plays a part. */
  public String region(Place place) {
    return target.region(place);
  }

  /** Returns the number of the caller's account. */
  public String accountId() {
    return target.accountId();
  }

  /** Creates a key with an alias; see {@link Kms#create}. */
  public Kms.Key key(Place place, String label, KmsPermission... denied) {
    Kms.Key key = kms().create(place, prefix + label, ledger::exists, denied);
    normalizer.know(prefix + label, label);
    normalizer.know(key.id(), label + " id");
    return key;
  }

  /** Returns the keys of AWS KMS, for a scenario that {@linkplain Need#KMS_KEYS needs} them. */
  public Kms kms() {
    return target.kms().orElseThrow();
  }

  /**
   * Makes a call that prepares, and returns its answer.
   *
   * @throws StepRefused if the call is refused, which ends the scenario
   */
  public <T> T given(String step, Place place, Function<SecretsManagerClient, T> call) {
    return made(step, place, call, List.of());
  }

  /**
   * Makes a call that the scenario is about, and returns its answer, or empty if it is refused.
   *
   * @param about the members that count, present or not; if none, the whole answer counts
   */
  public <T> Optional<T> ask(
      String step, Place place, Function<SecretsManagerClient, T> call, String... about) {
    try {
      return Optional.of(
          made(
              step,
              place,
              call,
              about.length == 0 ? List.of(Recording.Step.EVERYTHING) : List.of(about)));
    } catch (StepRefused refused) {
      return Optional.empty();
    }
  }

  /** Records whether a statement holds for the answers so far. */
  public void askWhether(String statement, boolean holds) {
    SortedMap<String, Part> answer = new TreeMap<>();
    answer.put("holds", new Part(holds, Origin.PLAUSIBLE));
    steps.add(
        new Recording.Step(
            statement, "compare", "-", Map.of(), List.of(Recording.Step.EVERYTHING), answer));
  }

  private <T> T made(
      String step, Place place, Function<SecretsManagerClient, T> call, List<String> about) {
    if (steps.stream().anyMatch(each -> each.step().equals(step))) {
      throw new IllegalStateException("two steps are called <%s>".formatted(step));
    }
    requireNotStopped();
    waitForNextStep();
    timeline.start(step, target.now());
    target.wire().clear();
    try {
      return call.apply(target.client(place));
    } catch (AwsServiceException refusal) {
      throw Obstacle.in(refusal, about.isEmpty())
          .<RuntimeException>map(Obstacle::toException)
          .orElseGet(() -> new StepRefused(step, refusal));
    } finally {
      nextStep = target.now().plus(target.pace());
      target.wire().last().ifPresent(exchange -> steps.add(recorded(step, place, about, exchange)));
    }
  }

  // A call is not interrupted: what it creates must be known.
  private void requireNotStopped() {
    if (ledger.isStopped()) {
      throw new ConformanceException("the run was interrupted: run it again");
    }
  }

  // Dates of answers tell steps apart, so steps must not share them.
  private void waitForNextStep() {
    Instant now = target.now();
    if (now.isBefore(nextStep)) {
      target.pass(Duration.between(now, nextStep));
    }
  }

  private Recording.Step recorded(String step, Place place, List<String> about, Exchange exchange) {
    Object request = normalizer.value("", exchange.request());
    SortedMap<String, Part> answer = new TreeMap<>();
    answer.put("status", new Part(Recordings.number(exchange.status()), Origin.PLAUSIBLE));
    Normalizer.flat(normalizer.value("", exchange.answer()))
        .forEach((path, value) -> answer.put(path, new Part(value, Origin.PLAUSIBLE)));
    about.stream()
        .filter(member -> !member.startsWith(Recording.Step.EVERYTHING))
        .filter(member -> answer.keySet().stream().noneMatch(path -> Recording.isOf(path, member)))
        .forEach(member -> answer.put(member, new Part(Part.ABSENT, Origin.PLAUSIBLE)));
    return new Recording.Step(step, exchange.operation(), place.role(), request, about, answer);
  }

  /**
   * Repeats a call until its answer meets a condition. Nothing is recorded: the next step shows the
   * result.
   *
   * @throws WaitedInVain if the limit is over, which ends the scenario
   */
  public <T> void await(Place place, Function<SecretsManagerClient, T> call, Predicate<T> done) {
    Instant end = target.now().plus(limit);
    Pauses pauses = new Pauses(target);
    while (!isDone(place, call, done)) {
      if (target.now().isAfter(end)) {
        throw new WaitedInVain(steps.isEmpty() ? "" : steps.get(steps.size() - 1).step());
      }
      pauses.pass();
    }
    // The effects of these calls count as effects of the step before.
    nextStep = target.now().plus(target.pace());
  }

  private <T> boolean isDone(
      Place place, Function<SecretsManagerClient, T> call, Predicate<T> done) {
    requireNotStopped();
    try {
      return done.test(call.apply(target.client(place)));
    } catch (AwsServiceException refusal) {
      Optional<Obstacle> obstacle = Obstacle.in(refusal, true);
      if (obstacle.isPresent()) {
        throw obstacle.get().toException();
      }
      return false;
    }
  }

  /** Waits until no replica of a secret is InProgress. */
  public void awaitReplication(Place primary, String secretId) {
    await(
        primary,
        client -> client.describeSecret(r -> r.secretId(secretId)),
        secret ->
            secret.replicationStatus().stream()
                .noneMatch(replica -> replica.status() == StatusType.IN_PROGRESS));
  }

  /** Waits until a secret is not found. */
  public void awaitGone(Place place, String secretId) {
    await(place, client -> Cleanup.find(client, secretId), Optional::isEmpty);
  }

  /** Waits until a secret is found. */
  public void awaitFound(Place place, String secretId) {
    await(place, client -> Cleanup.find(client, secretId), Optional::isPresent);
  }

  /** Returns a text without anything that identifies the account or its secrets. */
  String normalized(String text) {
    return normalizer.text(text);
  }

  /** Returns the recording of the answers so far. */
  Recording recorded(Scenario scenario) {
    return new Recording(scenario.name(), scenario.question(), List.copyOf(steps));
  }
}
