package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.EventualConsistency;
import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.FakeFaults;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeReplication;
import io.github.fakesecretsmanager.FakeRotation;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.internal.message.ArgumentChecks;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A JUnit extension that gives each test a fresh {@link FakeSecretsManager}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeSecretsManagerExtension FAKE =
 *     FakeSecretsManagerExtension.builder().region("eu-west-1").guardAgainstLeaks(true).build();
 * }</pre>
 *
 * <p>For each test, the extension
 *
 * <ul>
 *   <li>seeds the fake with each {@link FakeSecret};
 *   <li>injects the fake and what belongs to it: a {@link SecretsManagerClient}, a {@link
 *       SecretsManagerAsyncClient}, a {@link FakeRegion}, the {@link FakeClock}, {@link
 *       FakeCloudTrail}, {@link FakeFaults}, {@link FakeReplication} or {@link FakeRotation};
 *   <li>shows {@link FakeSecretsManager#report()} with the failure if the test fails;
 *   <li>closes the fake after the test.
 * </ul>
 *
 * <p>It injects
 *
 * <ul>
 *   <li>into a test and its {@code @BeforeEach} and {@code @AfterEach} methods, whose parameters
 *       all belong to one fake;
 *   <li>into the test's constructor, from JUnit 5.12 on;
 *   <li>into {@code @BeforeAll} methods, and into the constructor of a class with one instance for
 *       all tests, only with {@link Scope#PER_CLASS}.
 * </ul>
 *
 * <p>Register it once for a class, in one of these ways:
 *
 * <ul>
 *   <li>{@link FakeSecretsManagerTest} on the class.
 *   <li>{@link #builder()} in a field with {@code @RegisterExtension}.
 *   <li>{@code @ExtendWith(FakeSecretsManagerExtension.class)} for the defaults. It gives way to a
 *       field; {@link FakeSecretsManagerTest} and a field together are refused.
 *   <li>JUnit's automatic detection of extensions, which gives the defaults to every test.
 * </ul>
 *
 * <p>Thread-safe: it holds configuration only.
 */
public final class FakeSecretsManagerExtension
    implements ParameterResolver,
        BeforeAllCallback,
        BeforeEachCallback,
        InvocationInterceptor,
        AfterEachCallback,
        AfterAllCallback {

  private final FakeStore fakes;
  private final Scope scope;
  private final boolean guardsAgainstLeaks;
  private final List<String> leakGuardExcept;
  private final boolean holdsDefaults;

  /** Creates the extension with the defaults of {@link FakeSecretsManager#create()}. */
  public FakeSecretsManagerExtension() {
    this(builder());
  }

  private FakeSecretsManagerExtension(Builder builder) {
    this.fakes = new FakeStore(builder.settings, builder.scope);
    this.scope = builder.scope;
    this.guardsAgainstLeaks = builder.guardsAgainstLeaks;
    this.leakGuardExcept = builder.leakGuardExcept;
    this.holdsDefaults =
        builder.settings.isEmpty() && scope == Scope.PER_METHOD && !guardsAgainstLeaks;
  }

  /**
   * {@return a new builder with the defaults of {@link FakeSecretsManager#create()}, and one fake
   * for each test}
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Makes JUnit resolve a constructor's parameters for the test, not for the class. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(
      ExtensionContext rootContext) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return new Injection(parameter).isKnown() && !givesWay(context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Injection injection = new Injection(parameter);
    if (!fakes.isFor(context)) {
      throw injection.noTestYet();
    }
    return injection.from(fakes.get(context));
  }

  /**
   * Refuses {@link FakeSecret} on methods of the class that are not tests, and starts to capture
   * default clients where {@link CaptureDefaultClients} asks for it.
   */
  @Override
  public void beforeAll(ExtensionContext context) {
    SecretSeed.requireOnTests(context.getRequiredTestClass());
    captureDefaultClients(context);
  }

  /** Creates the fake of a test that has seeds or captures, even if nothing is injected. */
  @Override
  public void beforeEach(ExtensionContext context) {
    requireOneForTheClass(context);
    captureDefaultClients(context);
    if (!givesWay(context) && !fakes.seeds(context).isEmpty()) {
      fakes.get(context);
    }
  }

  private void captureDefaultClients(ExtensionContext context) {
    if (givesWay(context)) {
      return;
    }
    CaptureStore.get(context, () -> fakes.region(context))
        .filter(capture -> fakes.isFor(context))
        .ifPresent(capture -> capture.answerBy(fakes.get(context)));
  }

  /**
   * Captures the clients of a constructor, and publishes what happened if it fails, as JUnit then
   * calls no other method.
   */
  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    captureDefaultClients(context);
    return proceed(invocation, context);
  }

  /** Runs a test that {@link FaultSweep} or {@link ReplicationSweep} repeats. */
  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Optional<SweepInvocation> sweep = SweepInvocation.of(context);
    if (sweep.isEmpty() || givesWay(context)) {
      invocation.proceed();
    } else {
      sweep.get().requireOwnFake(fakes.isShared(context));
      sweep.get().proceed(invocation, context, fakes.get(context));
    }
  }

  /** Publishes what happened if a dynamic test fails, as that does not fail its factory. */
  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    proceed(invocation, context);
  }

  private <T extends @Nullable Object> T proceed(Invocation<T> invocation, ExtensionContext context)
      throws Throwable {
    try {
      return invocation.proceed();
    } catch (Throwable failure) {
      publish(context, Optional.of(failure));
      throw failure;
    }
  }

  /**
   * Publishes what happened if the test has failed. With a leak guard, fails a test that has let a
   * secret value get into the audit log.
   */
  @Override
  public void afterEach(ExtensionContext context) {
    Optional<Throwable> failure = context.getExecutionException();
    publish(context, failure);
    if (guards(context)) {
      Optional<AssertionError> leak = leak(context);
      if (leak.isPresent()) {
        publish(context, failure.isPresent() ? Optional.empty() : Optional.of(leak.get()));
        throw leak.get();
      }
    }
  }

  /** Publishes what happened if the class has failed and its tests share a fake. */
  @Override
  public void afterAll(ExtensionContext context) {
    if (fakes.isShared(context)) {
      publish(context, context.getExecutionException());
    }
  }

  private void publish(ExtensionContext context, Optional<Throwable> failure) {
    failure
        .filter(FailureReport::isFailure)
        .ifPresent(
            thrown ->
                fakes
                    .find(context)
                    .ifPresent(owned -> FailureReport.tell(context, owned.fake(), thrown)));
  }

  private boolean guards(ExtensionContext context) {
    return guardsAgainstLeaks
        || FakeStore.inForce(context).filter(FakeSecretsManagerTest::guardAgainstLeaks).isPresent();
  }

  private Optional<AssertionError> leak(ExtensionContext context) {
    String[] except =
        FakeStore.inForce(context)
            .map(FakeSecretsManagerTest::leakGuardExcept)
            .orElseGet(() -> leakGuardExcept.toArray(String[]::new));
    List<String> leaks = fakes.find(context).map(fake -> fake.newLeaks(except)).orElse(List.of());
    return leaks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AssertionError(
                "this test let secret values get into the audit log:\n  "
                    + String.join("\n  ", leaks)));
  }

  /**
   * Returns whether a field configures what this extension only has by default: {@code @FakeSecret}
   * registers this one too, but a test has one fake.
   */
  private boolean givesWay(ExtensionContext context) {
    List<Field> fields = TestClasses.registeringFields(context);
    if (!fields.isEmpty() && FakeStore.inForce(context).isPresent()) {
      throw new ExtensionConfigurationException(
          """
          field <%s> configures the fake of <%s>, and so does @FakeSecretsManagerTest: use one of \
          them"""
              .formatted(fields.get(0), context.getRequiredTestClass().getName()));
    }
    if (!holdsDefaults) {
      return false;
    }
    return !fields.isEmpty()
        && fields.stream().noneMatch(field -> TestClasses.holds(field, this, context));
  }

  /** Refuses to share a fake across a class from a field of which each test has its own. */
  private void requireOneForTheClass(ExtensionContext context) {
    if (scope == Scope.PER_METHOD
        || context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent()) {
      return;
    }
    for (Field field : TestClasses.registeringFields(context)) {
      if (!Modifier.isStatic(field.getModifiers()) && TestClasses.holds(field, this, context)) {
        throw new ExtensionConfigurationException(
            """
            field <%s> asks for one fake for the class (Scope.PER_CLASS), but each test instance \
            has its own: make the field static"""
                .formatted(field));
      }
    }
  }

  /**
   * A builder of extensions, with the settings of {@link FakeSecretsManager.Builder}. It refuses an
   * argument that is {@code null} with a {@code NullPointerException}. Not thread-safe.
   */
  public static final class Builder {

    private final List<Consumer<FakeSecretsManager.Builder>> settings = new ArrayList<>();
    private Scope scope = Scope.PER_METHOD;
    private boolean guardsAgainstLeaks;
    private List<String> leakGuardExcept = List.of();

    private Builder() {}

    /**
     * Sets the AWS account.
     *
     * @param accountId 12 digits, {@code 123456789012} by default
     * @return this builder
     * @throws IllegalArgumentException if the id is not 12 digits
     */
    public Builder accountId(String accountId) {
      return with(fake -> fake.accountId(accountId));
    }

    /**
     * Sets the default Region of the fakes.
     *
     * @param region the Region's name, {@code us-east-1} by default
     * @return this builder
     * @throws IllegalArgumentException if AWS has no such Region
     */
    public Builder region(String region) {
      return with(fake -> fake.region(region));
    }

    /**
     * Sets the clock. Each fake gets a copy, so that tests do not move each other's clock. To move
     * it, inject the {@code FakeClock}.
     *
     * @param clock the clock to copy, {@link FakeClock#running()} by default
     * @return this builder
     */
    public Builder clock(FakeClock clock) {
      ArgumentChecks.requireGiven("clock", clock, "use one such as FakeClock.running()");
      FakeClock start = clock.copy();
      return with(fake -> fake.clock(start.copy()));
    }

    /**
     * Sets when replication finishes.
     *
     * @param mode the mode, {@link ReplicationMode#immediate()} by default
     * @return this builder
     */
    public Builder replication(ReplicationMode mode) {
      return with(fake -> fake.replication(mode));
    }

    /**
     * Sets the seed of all ids and random passwords. The same seed leads to the same ids.
     *
     * @param seed the seed, 0 by default
     * @return this builder
     */
    public Builder seed(long seed) {
      return with(fake -> fake.seed(seed));
    }

    /**
     * Sets the Regions that the account has not enabled.
     *
     * @param regions the names of Regions, such as {@code eu-south-2}; none by default
     * @return this builder
     * @throws IllegalArgumentException if AWS has no such Region
     */
    public Builder disabledRegions(String... regions) {
      ArgumentChecks.requireGiven("regions", regions, "use names such as \"eu-south-2\"");
      String[] disabled = regions.clone();
      return with(fake -> fake.disabledRegions(disabled));
    }

    /**
     * Refuses calls beyond AWS's rates with {@code ThrottlingException}. By default, calls are not
     * counted.
     *
     * @return this builder
     */
    public Builder enforceQuotas() {
      return with(FakeSecretsManager.Builder::enforceQuotas);
    }

    /**
     * Shows changes as late as AWS does, in all ways. By default, each change shows at once.
     *
     * @return this builder
     */
    public Builder eventuallyConsistent() {
      return with(FakeSecretsManager.Builder::eventuallyConsistent);
    }

    /**
     * Shows changes as late as AWS does, in the given ways and those given before.
     *
     * @param first a way, such as {@link EventualConsistency#LISTINGS_LAG}
     * @param more more ways
     * @return this builder
     */
    public Builder eventuallyConsistent(EventualConsistency first, EventualConsistency... more) {
      EventualConsistency[] others = more.clone();
      return with(fake -> fake.eventuallyConsistent(first, others));
    }

    /**
     * Sets how long a fake lives.
     *
     * @param scope the scope, {@link Scope#PER_METHOD} by default
     * @return this builder
     */
    public Builder scope(Scope scope) {
      this.scope =
          ArgumentChecks.requireGiven("scope", scope, "use Scope.PER_METHOD or Scope.PER_CLASS");
      return this;
    }

    /**
     * Sets whether a test fails if {@link FakeCloudTrail#leaks} finds a secret value in the audit
     * log. If tests share a fake, each leak fails the first test that ends after it. A test that
     * closes its fake fails too, as its events can't be searched then.
     *
     * @param guard whether a leak fails a test, false by default
     * @return this builder
     */
    public Builder guardAgainstLeaks(boolean guard) {
      this.guardsAgainstLeaks = guard;
      return this;
    }

    /**
     * Sets the members of JSON values that the guard does not look for.
     *
     * @param members names of members at the top of a value, or paths such as {@code db.user}; none
     *     by default
     * @return this builder
     */
    public Builder leakGuardExcept(String... members) {
      ArgumentChecks.requireGiven("members", members, "use names such as \"username\"");
      this.leakGuardExcept = List.of(members);
      return this;
    }

    private Builder with(Consumer<FakeSecretsManager.Builder> setting) {
      // A wrong argument is refused here, not when the first test runs.
      setting.accept(FakeSecretsManager.builder());
      settings.add(setting);
      return this;
    }

    /** {@return a new extension with the settings of this builder} */
    public FakeSecretsManagerExtension build() {
      return new FakeSecretsManagerExtension(this);
    }
  }
}
