package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.conformance.Session.StepRefused;
import io.github.fakesecretsmanager.conformance.Session.WaitedInVain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A runner of scenarios, which deletes what they created. Thread-safe. */
final class Runner implements AutoCloseable {

  private final Target target;
  private final Recordings recordings;
  private final Ledger ledger;
  private final Duration limit;
  private final Cleanup cleanup;

  Runner(Target target, Recordings recordings, Ledger ledger, Duration limit) {
    this.target = target;
    this.recordings = recordings;
    this.ledger = ledger;
    this.limit = limit;
    this.cleanup = new Cleanup(target, ledger, limit);
  }

  /** Returns the parts that the target has Regions for. */
  static List<Place> places(Target target) {
    return Stream.of(Place.values())
        .filter(place -> place != Place.OTHER || target.meets(Need.OTHER_REGION))
        .toList();
  }

  /**
   * Runs a scenario, and deletes what it created.
   *
   * @param prefix the prefix of the names of its secrets, unique to this run
   * @throws ConformanceException if no scenario can run against this target
   */
  Outcome run(Scenario scenario, String prefix) {
    Session session = new Session(target, ledger, prefix, limit);
    try {
      return run(scenario, session);
    } finally {
      cleanup.delete(session.names());
    }
  }

  /** Runs a scenario, and deletes nothing: the target is reset afterwards. */
  Outcome runOnly(Scenario scenario, String prefix) {
    return run(scenario, new Session(target, ledger, prefix, limit));
  }

  private Outcome run(Scenario scenario, Session session) {
    Recording expected = recordings.read(scenario);
    Optional<Need> unmet =
        scenario.needs().stream().filter(need -> !target.meets(need)).sorted().findFirst();
    if (unmet.isPresent()) {
      return Outcome.notRun(scenario, expected, "needs " + unmet.get());
    }
    String why = "";
    try {
      scenario.body().run(session);
    } catch (StepRefused e) {
      why =
          session.normalized(
              e.getMessage() + ": " + ((AwsServiceException) e.getCause()).awsErrorDetails());
    } catch (WaitedInVain e) {
      why = e.getMessage();
    } catch (AwsServiceException e) {
      throw Obstacle.in(e, true).map(Obstacle::toException).orElseGet(() -> refused(e));
    } catch (SdkClientException e) {
      throw ConformanceException.noAnswer(target, e);
    }
    return Outcome.ran(scenario, expected, session.recorded(scenario), why);
  }

  private ConformanceException refused(AwsServiceException refusal) {
    return new ConformanceException(
        "%s refused a call that prepares: %s; check that it has what scenarios need"
            .formatted(target.description(), refusal.getMessage()));
  }

  /** Returns the ledger of what may have been created and is not deleted yet. */
  Ledger ledger() {
    return ledger;
  }

  /** Notes in the ledger what runs have left, by names that match a pattern and have a prefix. */
  void find(Pattern name, String prefix) {
    try {
      cleanup.findSecrets(name, prefix);
      cleanup.findKeys(name);
    } catch (AwsServiceException e) {
      throw Obstacle.in(e, true).map(Obstacle::toException).orElseGet(() -> refused(e));
    }
  }

  /** Deletes what this run left. */
  @Override
  public void close() {
    try {
      cleanup.delete(ledger.secrets());
    } finally {
      cleanup.deleteKeys();
    }
  }
}
