package io.github.fakesecretsmanager.domain;

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
import org.jspecify.annotations.Nullable;

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
  private final Agenda agenda;
  private final Map<String, RotationHandler> functionsByArn = new HashMap<>();
  private final Map<String, RotationHandler> partnersByType = new HashMap<>();
  private final Deque<Run> runs = new ArrayDeque<>();
  private final List<RotationAttempt> attempts = new ArrayList<>();
  private boolean isInvoking;

  Rotation(Account account, Agenda agenda) {
    this.account = account;
    this.agenda = agenda;
  }

  /** One run of a function over its steps. */
  private static final class Run {
    final SecretArn secret;
    final String token;
    final RotationHandler function;
    final List<RotationStep> steps;
    final List<RotationStep> completed = new ArrayList<>();

    Run(SecretArn secret, String token, RotationHandler function, List<RotationStep> steps) {
      this.secret = secret;
      this.token = token;
      this.function = function;
      this.steps = steps;
    }

    boolean isTest() {
      return steps.equals(TEST_ONLY);
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
    runs.removeIf(run -> run.secret.equals(secret.arn()) && !isRunning(run));
    account.save(secret.withRotation(secret.rotation().turnedOff(), account.now()));
  }

  private boolean isRunning(Run run) {
    return isInvoking && run == runs.peek();
  }

  /** Starts a rotation: makes the version that is to become current, under AWSPENDING. */
  public void start(Secret secret, String token) {
    SecretVersion pending =
        SecretVersion.empty(token, account.now(), Set.of(StagingLabel.AWSPENDING));
    account.saveAndReplicate(secret.withVersions(secret.versions().plus(pending), account.now()));
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
    run(secret, token, TEST_ONLY);
  }

  private void run(Secret secret, String token, List<RotationStep> steps) {
    function(secret.rotation(), secret.metadata().type())
        .ifPresent(function -> runs.add(new Run(secret.arn(), token, function, steps)));
  }

  /**
   * Counts a new current value as a rotation, where a secret rotates every so many days.
   *
   * @param labels those of the new version
   */
  public Secret afterManualChange(Secret secret, Set<StagingLabel> labels) {
    RotationConfiguration rotation = secret.rotation();
    return labels.contains(StagingLabel.AWSCURRENT)
            && rotation.isEnabled()
            && rotation.rules().flatMap(RotationRules::automaticallyAfterDays).isPresent()
        ? schedule(secret.withRotation(rotation.nextAfter(account.now()), account.now()))
        : secret;
  }

  private Secret schedule(Secret secret) {
    secret
        .rotation()
        .nextWindow()
        .ifPresent(
            window -> agenda.plan(window.start(), due -> becomeDue(secret.arn(), window, due)));
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
    Optional<SecretVersion> pending = secret.pendingVersion();
    if (pending.isPresent()) {
      run(secret, pending.get().id(), ALL_STEPS);
      return;
    }
    String token = account.ids().nextUuid();
    try {
      start(secret, token);
    } catch (SecretsManagerError e) {
      // There is no room for AWSPENDING; whoever happens to call now has nothing to do with it.
      addAttempt(secret.arn(), token, List.of(), e);
    }
  }

  private void addAttempt(
      SecretArn secret, String token, List<RotationStep> completed, @Nullable Throwable failure) {
    attempts.add(
        new RotationAttempt(secret, account.now(), token, completed, Optional.ofNullable(failure)));
  }

  /** Runs again every rotation that a failure has left incomplete. */
  public void retry() {
    account.activeSecrets().stream()
        .filter(secret -> secret.rotation().isEnabled() && secret.pendingVersion().isPresent())
        .filter(secret -> runs.stream().noneMatch(run -> run.secret.equals(secret.arn())))
        .forEach(this::startOrRetry);
  }

  /** Tells whether a rotation is running, or is to run next. */
  public boolean isUnderWay() {
    return !runs.isEmpty();
  }

  /** Takes the step that is to run next; empty while one runs, and when there is nothing to do. */
  public Optional<Invocation> next() {
    Run run = runs.peek();
    if (run == null || isInvoking) {
      return Optional.empty();
    }
    isInvoking = true;
    RotationStep step = run.steps.get(run.completed.size());
    return Optional.of(
        new Invocation(run.function, new RotationHandler.Event(step, run.secret, run.token)));
  }

  /**
   * Notes how the step that was taken last has ended.
   *
   * @param failure what it threw; null when it did not
   */
  public void ended(@Nullable Throwable failure) {
    isInvoking = false;
    Run run = runs.element();
    if (failure == null) {
      run.completed.add(run.steps.get(run.completed.size()));
    }
    Optional<Secret> secret = account.find(run.secret).filter(Rotation::rotates);
    if (failure == null && secret.isPresent() && run.completed.size() < run.steps.size()) {
      return;
    }
    runs.remove();
    addAttempt(run.secret, run.token, run.completed, failure);
    if (run.isTest()) {
      account.find(run.secret).ifPresent(tested -> removeTestVersion(tested, run.token));
    } else if (failure == null) {
      secret.ifPresent(rotated -> complete(rotated, run.token));
    }
  }

  private static boolean rotates(Secret secret) {
    return secret.rotation().isEnabled() && !secret.isScheduledForDeletion();
  }

  private void removeTestVersion(Secret secret, String token) {
    account.save(secret.withVersions(secret.versions().minus(token), account.now()));
  }

  /** Counts the rotation as done when the function has made its version the current one. */
  private void complete(Secret secret, String token) {
    if (secret.currentVersion().filter(current -> current.id().equals(token)).isEmpty()) {
      return;
    }
    RotationConfiguration rotated = secret.rotation().rotatedAt(account.now());
    account.save(schedule(secret.withRotation(rotated.nextAfter(account.now()), account.now())));
  }

  /** Returns all attempts that have ended, oldest first. */
  public List<RotationAttempt> attempts() {
    return Collections.unmodifiableList(new ArrayList<>(attempts));
  }
}
