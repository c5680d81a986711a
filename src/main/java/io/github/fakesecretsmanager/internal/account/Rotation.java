package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.RotationWindow;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rotation of secrets: when it is due, how it starts, and how it ended.
 *
 * <p>The functions are the test's own code, which calls the account. So they run outside the
 * account's lock: the service takes {@link #next()}, runs it, and reports how it {@link #ended}.
 * Rotations run one after the other, and the account's time stands still while one does. Not
 * thread-safe; guarded by the account's lock.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html">Rotate
 *     secrets</a>
 */
public final class Rotation {

  private final Regions regions;
  private final Timeline timeline;
  private final ServiceEvents events;
  private final IdSource ids;
  private final Replication replication;
  private final Duration startLag;
  private final RotationFunctions functions = new RotationFunctions();
  private final RotationQueue queue = new RotationQueue(this::canRotate, this::isDown, this::end);
  private final List<RotationAttempt> attempts = new ArrayList<>();

  /** The windows that have begun in Regions that are down, in order of time. */
  private final Map<SecretArn, RotationWindow> overdue = new LinkedHashMap<>();

  Rotation(
      Regions regions,
      Timeline timeline,
      ServiceEvents events,
      IdSource ids,
      Replication replication,
      Duration startLag) {
    this.regions = regions;
    this.timeline = timeline;
    this.events = events;
    this.ids = ids;
    this.replication = replication;
    this.startLag = startLag;
  }

  /** A step to run outside the lock. */
  public record Invocation(RotationHandler function, RotationHandler.Event event) {}

  public RotationFunctions functions() {
    return functions;
  }

  /**
   * Schedules the next rotation of a secret, counted from now, and returns the secret so
   * configured.
   */
  public Secret configure(Secret secret, RotationConfiguration configuration) {
    return schedule(secret.withRotation(configuration.nextAfter(timeline.now()), timeline.now()));
  }

  /** Turns rotation off, and cancels the runs under way. The labels stay where they are. */
  public void cancel(Secret secret) {
    regions.save(turnedOff(secret));
  }

  /** Cancels the runs under way, and returns a copy of the secret whose rotation is off. */
  Secret turnedOff(Secret secret) {
    queue.cancel(secret.arn());
    return secret.withRotation(secret.rotation().turnedOff(), timeline.now());
  }

  /**
   * Returns whether a call with this token has already started a rotation or a test of the secret.
   */
  public boolean hasStarted(Secret secret, String token) {
    return queue.hasRunOf(secret.arn(), token)
        || attempts.stream()
            .filter(attempt -> attempt.secret().equals(secret.arn()))
            .anyMatch(attempt -> attempt.versionId().equals(token));
  }

  /**
   * Starts a rotation: creates the version that is to become current, labelled AWSPENDING.
   *
   * @param caller the caller's rights to the KMS keys that encrypt the replicas
   */
  public void start(Secret secret, String token, KmsAuthorization caller) {
    enqueue(begin(secret, token, caller), startLag);
  }

  private RotationRun begin(Secret secret, String token, KmsAuthorization caller) {
    SecretVersion pending =
        SecretVersion.empty(token, timeline.now(), Set.of(StagingLabel.AWSPENDING));
    replication.save(secret.withVersions(secret.versions().plus(pending), timeline.now()), caller);
    return RotationRun.rotation(secret.arn(), token, requireFunction(secret));
  }

  /**
   * Starts a trial run: testSecret only, on a temporary AWSPENDING version with the current value.
   */
  public void startTest(Secret secret, String token) {
    SecretVersion pending =
        secret
            .currentVersion()
            .map(current -> current.copy(token, timeline.now()))
            .orElse(SecretVersion.empty(token, timeline.now(), Set.of()))
            .withLabels(Set.of(StagingLabel.AWSPENDING));
    regions.save(secret.withVersions(secret.versions().plus(pending), timeline.now()));
    Optional<String> pendingBefore =
        secret.versions().byLabel(StagingLabel.AWSPENDING).map(SecretVersion::id);
    enqueue(
        RotationRun.test(secret.arn(), token, requireFunction(secret), pendingBefore), startLag);
  }

  private Optional<RotationHandler> function(Secret secret) {
    return functions.find(secret.rotation(), secret);
  }

  private RotationHandler requireFunction(Secret secret) {
    return function(secret).orElseThrow();
  }

  private void enqueue(RotationRun run, Duration lag) {
    if (lag.isZero()) {
      queue.add(run);
    } else {
      queue.addWaiting(run);
      timeline.schedule(timeline.now().plus(lag), due -> queue.start(run));
    }
    tell(
        run.secret(),
        run.token(),
        run.isTest() ? ServiceEvent.TEST_ROTATION_STARTED : ServiceEvent.ROTATION_STARTED,
        Optional.empty());
  }

  /**
   * Abandons the rotation that a new current value makes pointless: takes AWSPENDING off the
   * version that has it. While rotation is on, the new value counts as a rotation.
   *
   * @param secret the secret with the new version
   */
  public Secret afterManualChange(Secret secret, SecretVersion added) {
    if (!RotationEnd.isCurrent(added)) {
      return secret;
    }
    boolean isPendingElsewhere =
        secret
            .versions()
            .byLabel(StagingLabel.AWSPENDING)
            .filter(pending -> !pending.id().equals(added.id()))
            .isPresent();
    Secret current =
        isPendingElsewhere
            ? secret.withVersions(
                secret.versions().withoutLabel(StagingLabel.AWSPENDING), timeline.now())
            : secret;
    return rotatedByHand(current);
  }

  private Secret rotatedByHand(Secret secret) {
    RotationConfiguration rotation = secret.rotation();
    return rotation.isEnabled()
        ? schedule(secret.withRotation(rotation.rotatedAt(timeline.now()), timeline.now()))
        : secret;
  }

  /**
   * Ends the rotation that a new current value makes pointless, once that value is stored.
   *
   * @param before the secret without the new version
   */
  public void valueStored(Secret before, SecretVersion added) {
    Optional<SecretVersion> givenUp =
        before
            .pendingVersion()
            .filter(pending -> RotationEnd.isCurrent(added) && !pending.id().equals(added.id()));
    if (givenUp.isEmpty()) {
      return;
    }
    if (queue.hasRunOf(before.arn())) {
      queue.abandon(before.arn());
    } else {
      tell(before.arn(), givenUp.get().id(), ServiceEvent.ROTATION_ABANDONED, Optional.empty());
    }
  }

  private Secret schedule(Secret secret) {
    secret
        .rotation()
        .nextWindow()
        .ifPresent(
            window ->
                timeline.schedule(window.start(), due -> becomeDue(secret.arn(), window, due)));
    return secret;
  }

  /** Rotates unless the secret or its schedule has changed since this was planned. */
  private void becomeDue(SecretArn arn, RotationWindow window, Instant due) {
    Optional<Secret> found =
        regions
            .find(arn)
            .filter(secret -> secret.rotation().nextWindow().filter(window::equals).isPresent());
    if (found.isEmpty()) {
      return;
    }
    if (isDown(arn)) {
      overdue.put(arn, window);
      return;
    }
    Secret secret = found.get();
    RotationConfiguration next = secret.rotation().dueAt(due);
    Secret scheduled = schedule(secret.withRotation(next, secret.lastChangedDate()));
    regions.save(scheduled);
    startOrRetry(scheduled);
  }

  private boolean isDown(SecretArn secret) {
    return regions.get(secret.region()).isInOutage();
  }

  /** Starts the rotations that became due in a Region while it was down. */
  void resume(String region) {
    Map<SecretArn, RotationWindow> waiting = new LinkedHashMap<>(overdue);
    waiting.keySet().removeIf(arn -> !arn.region().equals(region));
    overdue.keySet().removeAll(waiting.keySet());
    waiting.forEach((arn, window) -> becomeDue(arn, window, timeline.now()));
  }

  private void startOrRetry(Secret secret) {
    if (queue.hasRunOf(secret.arn())) {
      return;
    }
    Optional<String> pending = secret.pendingVersion().map(SecretVersion::id);
    String token = pending.orElseGet(ids::nextUuid);
    Optional<RotationHandler> function = function(secret);
    if (function.isEmpty()) {
      addFailure(secret, token, RotationFunctions.notConnected(secret));
    } else if (pending.isPresent()) {
      enqueue(RotationRun.rotation(secret.arn(), token, function.get()), Duration.ZERO);
    } else {
      try {
        enqueue(begin(secret, token, KmsAuthorization.EVERYTHING), Duration.ZERO);
      } catch (SecretsManagerError e) {
        // The secret has too many labels to add AWSPENDING. The current call did not cause that, so
        // it must not fail.
        addFailure(secret, token, e);
      }
    }
  }

  private void addFailure(Secret secret, String token, RuntimeException failure) {
    attempts.add(
        new RotationAttempt(
            secret.arn(), timeline.now(), token, List.of(), false, Optional.of(failure)));
    tell(secret.arn(), token, ServiceEvent.ROTATION_FAILED, Optional.empty());
  }

  private void tell(
      SecretArn secret, String versionId, ServiceEvent event, Optional<String> errorMessage) {
    events.happened(event, secret, timeline.now(), versionId, errorMessage);
  }

  /**
   * Retries every rotation that is not complete: those of the secrets whose AWSPENDING is not on
   * the current version.
   */
  public void retry() {
    regions.secrets().stream()
        .filter(secret -> !isDown(secret.arn()))
        .filter(secret -> secret.rotation().isEnabled() && secret.pendingVersion().isPresent())
        .forEach(this::startOrRetry);
  }

  /** Returns whether the function of a secret is running now. */
  public boolean isInvoking(Secret secret) {
    return queue.isInvoking(secret.arn());
  }

  /** Returns whether a rotation is running, or is to run next. */
  public boolean isUnderWay() {
    return queue.isUnderWay();
  }

  /** Returns whether {@link #next} has something to do. */
  public boolean isReady() {
    return queue.isReady();
  }

  /** Takes the step that is to run next; empty while a step runs, or if none is ready. */
  public Optional<Invocation> next() {
    return queue.next().map(run -> new Invocation(run.function(), run.nextEvent()));
  }

  /**
   * Notes how the step that was taken last has ended.
   *
   * @param failure what the step threw; empty if it succeeded
   */
  public void ended(Optional<Throwable> failure) {
    queue.stepEnded(failure);
  }

  private boolean canRotate(SecretArn secret) {
    return regions.find(secret).isPresent();
  }

  private void end(RotationRun run, Optional<Throwable> failure) {
    RotationEnd end = new RotationEnd(regions, timeline, replication, this::schedule);
    RotationAttempt attempt = end.of(run, failure);
    attempts.add(attempt);
    ServiceEvent outcome = RotationEnd.outcome(run, attempt);
    tell(run.secret(), run.token(), outcome, end.errorMessage(run, attempt, outcome));
  }

  /** Returns all attempts that have ended, oldest first. */
  public List<RotationAttempt> attempts() {
    return Collections.unmodifiableList(new ArrayList<>(attempts));
  }
}
