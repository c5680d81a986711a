package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.RotationRules;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.domain.RotationWindow;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.domain.Versions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rotates secrets: which functions there are, what is to run next, and what became of it.
 *
 * <p>The functions are the test's own code, which calls the account. So they run outside the
 * account's lock: whoever uses the account takes {@link #next()}, runs it, and says how it ended.
 * Rotations run one after the other, and the account's time stands still while one does. Not
 * thread-safe; guarded by the account's lock.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html">Rotate
 *     secrets</a>
 */
public final class Rotation {

  private static final List<RotationStep> ALL_STEPS = List.of(RotationStep.values());
  private static final List<RotationStep> TEST_ONLY = List.of(RotationStep.TEST_SECRET);

  private final Account account;
  private final VirtualScheduler scheduler;
  private final Map<String, RotationHandler> functionsByArn = new HashMap<>();
  private final Map<String, RotationHandler> partnersByType = new HashMap<>();
  private final Deque<Run> runs = new ArrayDeque<>();
  private final List<RotationAttempt> attempts = new ArrayList<>();
  private boolean isInvoking;

  Rotation(Account account, VirtualScheduler scheduler) {
    this.account = account;
    this.scheduler = scheduler;
  }

  /** One run of a function over its steps. */
  private static final class Run {
    final SecretArn secret;
    final String token;
    final RotationHandler function;
    final List<RotationStep> steps;
    final List<RotationStep> completed = new ArrayList<>();

    /** Where AWSPENDING stood before a test of the function. */
    Optional<String> pendingBefore = Optional.empty();

    boolean isCancelled;

    Run(SecretArn secret, String token, RotationHandler function, List<RotationStep> steps) {
      this.secret = secret;
      this.token = token;
      this.function = function;
      this.steps = steps;
    }

    boolean isTest() {
      return steps.equals(TEST_ONLY);
    }

    boolean isOver() {
      return completed.size() == steps.size();
    }
  }

  /** A step to run outside the lock. */
  public record Invocation(RotationHandler function, RotationHandler.Event event) {}

  /** Deploys a Lambda function, or replaces the one of that ARN. */
  public void deployFunction(String lambdaArn, RotationHandler function) {
    functionsByArn.put(lambdaArn, function);
  }

  /** Says how secrets of a partner's type are rotated. */
  public void connectPartner(String type, RotationHandler function) {
    partnersByType.put(type, function);
  }

  /** Returns the function that a configuration means; empty when there is none. */
  public Optional<RotationHandler> function(
      RotationConfiguration configuration, Optional<String> type) {
    return configuration.lambdaArn().isPresent()
        ? configuration.lambdaArn().map(functionsByArn::get)
        : type.map(partnersByType::get);
  }

  /** Stores how a secret rotates, with the next window counted from now. */
  public Secret configure(Secret secret, RotationConfiguration configuration) {
    return schedule(secret.withRotation(configuration.nextAfter(account.now()), account.now()));
  }

  /** Turns rotation off, and breaks off what is under way; the labels stay where they are. */
  public void cancel(Secret secret) {
    runsOf(secret).forEach(run -> run.isCancelled = true);
    account.save(secret.withRotation(secret.rotation().turnedOff(), account.now()));
  }

  private Stream<Run> runsOf(Secret secret) {
    return runs.stream().filter(run -> run.secret.equals(secret.arn()));
  }

  /** Tells whether a call with this token has started a rotation or a test of the secret before. */
  public boolean hasStarted(Secret secret, String token) {
    return runsOf(secret).anyMatch(run -> run.token.equals(token))
        || attempts.stream()
            .filter(attempt -> attempt.secret().equals(secret.arn()))
            .anyMatch(attempt -> attempt.versionId().equals(token));
  }

  /**
   * Starts a rotation: makes the version that is to become current, under AWSPENDING.
   *
   * @param caller for whom the replicas are encrypted
   */
  public void start(Secret secret, String token, KmsAuthorization caller) {
    SecretVersion pending =
        SecretVersion.empty(token, account.now(), Set.of(StagingLabel.AWSPENDING));
    account.saveAndReplicate(
        secret.withVersions(secret.versions().plus(pending), account.now()), caller);
    run(secret, token, ALL_STEPS);
  }

  /**
   * Starts a test of the function: of the step testSecret alone, on a version under AWSPENDING that
   * has the current value and goes afterwards.
   */
  public void startTest(Secret secret, String token) {
    SecretVersion pending =
        secret
            .currentVersion()
            .map(current -> current.copy(token, account.now()))
            .orElse(SecretVersion.empty(token, account.now(), Set.of()))
            .withLabels(Set.of(StagingLabel.AWSPENDING));
    account.save(secret.withVersions(secret.versions().plus(pending), account.now()));
    run(secret, token, TEST_ONLY).pendingBefore =
        secret.versions().byLabel(StagingLabel.AWSPENDING).map(SecretVersion::id);
  }

  private Run run(Secret secret, String token, List<RotationStep> steps) {
    RotationHandler function = function(secret.rotation(), secret.metadata().type()).orElseThrow();
    Run run = new Run(secret.arn(), token, function, steps);
    runs.add(run);
    tell(
        secret.arn(),
        run.isTest() ? ServiceEvent.TEST_ROTATION_STARTED : ServiceEvent.ROTATION_STARTED);
    return run;
  }

  /**
   * Counts a new current value as a rotation, where a secret rotates every so many days.
   *
   * @param labels those of the new version
   */
  public Secret afterManualChange(Secret secret, Set<StagingLabel> labels) {
    RotationConfiguration rotation = secret.rotation();
    RotationConfiguration next = rotation.nextAfter(account.now());
    return labels.contains(StagingLabel.AWSCURRENT)
            && rotation.rules().flatMap(RotationRules::automaticallyAfterDays).isPresent()
            && !next.equals(rotation)
        ? schedule(secret.withRotation(next, account.now()))
        : secret;
  }

  private Secret schedule(Secret secret) {
    secret
        .rotation()
        .nextWindow()
        .ifPresent(
            window ->
                scheduler.schedule(window.start(), due -> becomeDue(secret.arn(), window, due)));
    return secret;
  }

  /** Rotates unless the secret or its schedule has changed since this was planned. */
  private void becomeDue(SecretArn arn, RotationWindow window, Instant due) {
    Optional<Secret> found =
        account
            .find(arn)
            .filter(secret -> secret.rotation().isEnabled())
            .filter(secret -> secret.rotation().nextWindow().filter(window::equals).isPresent());
    if (found.isEmpty()) {
      return;
    }
    Secret secret = found.get();
    RotationConfiguration next = secret.rotation().nextAfter(due);
    Secret scheduled = schedule(secret.withRotation(next, secret.lastChangedDate()));
    account.save(scheduled);
    if (!scheduled.isScheduledForDeletion()) {
      account.rotateAt(due, () -> startOrRetry(scheduled));
    }
  }

  private void startOrRetry(Secret secret) {
    if (runsOf(secret).findAny().isPresent()) {
      return;
    }
    Optional<String> pending = secret.pendingVersion().map(SecretVersion::id);
    String token = pending.orElseGet(account.ids()::nextUuid);
    Optional<String> type = secret.metadata().type();
    if (function(secret.rotation(), type).isEmpty()) {
      addFailure(secret, token, noPartner(type.orElse("")));
    } else if (pending.isPresent()) {
      run(secret, token, ALL_STEPS);
    } else {
      try {
        start(secret, token, KmsAuthorization.EVERYTHING);
      } catch (SecretsManagerError e) {
        // No label is left for AWSPENDING; who happens to call now has nothing to do with it.
        addFailure(secret, token, e);
      }
    }
  }

  private void addFailure(Secret secret, String token, RuntimeException failure) {
    attempts.add(
        new RotationAttempt(
            secret.arn(), account.now(), token, List.of(), false, Optional.of(failure)));
    tell(secret.arn(), ServiceEvent.ROTATION_FAILED);
  }

  private void tell(SecretArn secret, ServiceEvent event) {
    account.events().happened(event, secret, account.now());
  }

  /** Says that nobody has told how secrets of a partner's type are rotated. */
  public static NotSimulatedException noPartner(String type) {
    return new NotSimulatedException(
        "how secrets of the type '"
            + type
            + "' are rotated is not simulated by fake-secrets-manager; say it with"
            + " rotation().connectPartner(type, function)");
  }

  /**
   * Runs again every rotation that is not complete: of each secret whose AWSPENDING does not stand
   * on its current version.
   */
  public void retry() {
    account.activeSecrets().stream()
        .filter(secret -> secret.rotation().isEnabled() && secret.pendingVersion().isPresent())
        .forEach(this::startOrRetry);
  }

  /** Tells whether a rotation is running, or is to run next. */
  public boolean isUnderWay() {
    return !runs.isEmpty();
  }

  /** Takes the step that is to run next; empty while one runs, and when there is nothing to do. */
  public Optional<Invocation> next() {
    if (isInvoking) {
      return Optional.empty();
    }
    while (isUnderWay() && !goesOn(runs.element())) {
      end(Optional.empty());
    }
    Optional<Run> run = Optional.ofNullable(runs.peek());
    isInvoking = run.isPresent();
    return run.map(Rotation::nextStep);
  }

  private static Invocation nextStep(Run run) {
    RotationStep step = run.steps.get(run.completed.size());
    return new Invocation(run.function, new RotationHandler.Event(step, run.secret, run.token));
  }

  private boolean goesOn(Run run) {
    return !run.isCancelled
        && !run.isOver()
        && account.find(run.secret).filter(secret -> !secret.isScheduledForDeletion()).isPresent();
  }

  /**
   * Notes how the step that was taken last has ended.
   *
   * @param failure what it threw; empty when it did not
   */
  public void ended(Optional<Throwable> failure) {
    isInvoking = false;
    Run run = runs.element();
    if (failure.isEmpty()) {
      run.completed.add(run.steps.get(run.completed.size()));
    }
    if (failure.isPresent() || !goesOn(run)) {
      end(failure);
    }
  }

  private void end(Optional<Throwable> failure) {
    Run run = runs.remove();
    Optional<Secret> secret = account.find(run.secret);
    boolean passed = failure.isEmpty() && run.isOver();
    if (run.isTest()) {
      secret.ifPresent(tested -> removeTestVersion(tested, run));
    } else {
      passed = passed && secret.filter(rotated -> complete(rotated, run.token)).isPresent();
    }
    attempts.add(
        new RotationAttempt(run.secret, account.now(), run.token, run.completed, passed, failure));
    tell(run.secret, outcome(run, passed, failure.isPresent()));
  }

  /** Calls abandoned what neither failed nor went to its end: cancelled, or its secret is gone. */
  private static ServiceEvent outcome(Run run, boolean passed, boolean failed) {
    if (run.isTest()) {
      return passed ? ServiceEvent.TEST_ROTATION_SUCCEEDED : ServiceEvent.TEST_ROTATION_FAILED;
    }
    if (passed) {
      return ServiceEvent.ROTATION_SUCCEEDED;
    }
    return failed || run.isOver() ? ServiceEvent.ROTATION_FAILED : ServiceEvent.ROTATION_ABANDONED;
  }

  /** Leaves the labels as they were before a test, unless the function has moved AWSCURRENT. */
  private void removeTestVersion(Secret secret, Run test) {
    Versions versions = secret.versions();
    boolean isCurrent =
        secret.currentVersion().filter(current -> current.id().equals(test.token)).isPresent();
    Versions rest = isCurrent ? versions : versions.minus(test.token);
    Optional<String> pending =
        test.pendingBefore.filter(
            id -> rest.byId(id).isPresent() && rest.byLabel(StagingLabel.AWSPENDING).isEmpty());
    Secret changed =
        secret.withVersions(
            pending.map(id -> rest.withLabelOn(StagingLabel.AWSPENDING, id)).orElse(rest),
            account.now());
    boolean wasReplicated =
        secret.replicaRegions().stream()
            .flatMap(region -> account.find(secret.arn().inRegion(region)).stream())
            .anyMatch(replica -> replica.versions().byId(test.token).isPresent());
    if (wasReplicated) {
      account.saveAndReplicate(changed, KmsAuthorization.EVERYTHING);
    } else {
      account.save(changed);
    }
  }

  /** Counts the rotation as done when the function has made its version the current one. */
  private boolean complete(Secret secret, String token) {
    if (secret.currentVersion().filter(current -> current.id().equals(token)).isEmpty()) {
      return false;
    }
    RotationConfiguration rotated = secret.rotation().rotatedAt(account.now());
    account.save(schedule(secret.withRotation(rotated.nextAfter(account.now()), account.now())));
    return true;
  }

  /** Returns all attempts that have ended, oldest first. */
  public List<RotationAttempt> attempts() {
    return Collections.unmodifiableList(new ArrayList<>(attempts));
  }
}
