package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Injects a fresh {@link FakeSecretsManager} into each test, and what belongs to it: a {@link
 * SecretsManagerClient}, a {@link FakeRegion} and the {@link FakeClock}.
 *
 * <p>Use {@code @ExtendWith(FakeSecretsManagerExtension.class)} for the defaults, or {@link
 * #builder()} with {@code @RegisterExtension}. All parameters of a test, its constructor and its
 * {@code @BeforeEach} and {@code @AfterEach} methods belong to one fake, which is closed after the
 * test. Into {@code @BeforeAll} methods, and into the constructor of a class whose instance lives
 * as long as the class, it injects with {@link Scope#PER_CLASS} only. Injection into a constructor
 * needs JUnit 5.12 or later. Register it once for a class: {@link FakeSecretsManagerTest} and a
 * field with {@code @RegisterExtension} are two, and JUnit refuses to choose. Thread-safe: it holds
 * configuration only.
 */
public final class FakeSecretsManagerExtension implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(FakeSecretsManagerExtension.class);

  private static final Set<Class<?>> OF_A_REGION =
      Set.of(SecretsManagerClient.class, FakeRegion.class);
  private static final Set<Class<?>> OF_THE_FAKE =
      Set.of(FakeSecretsManager.class, FakeClock.class);

  private final List<Consumer<FakeSecretsManager.Builder>> settings;
  private final Scope scope;
  private final boolean guardsAgainstLeaks;

  /** Makes the extension with the defaults of {@link FakeSecretsManager#create()}. */
  public FakeSecretsManagerExtension() {
    this(builder());
  }

  private FakeSecretsManagerExtension(Builder builder) {
    this.settings = List.copyOf(builder.settings);
    this.scope = builder.scope;
    this.guardsAgainstLeaks = builder.guardsAgainstLeaks;
  }

  /**
   * Starts from the defaults of {@link FakeSecretsManager#create()}, and one fake for each test.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Asks JUnit to resolve a constructor's parameters for the test, not for the class. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(
      ExtensionContext rootContext) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return OF_A_REGION.contains(type) || OF_THE_FAKE.contains(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    FakeSecretsManager fake = fake(parameter, context);
    Class<?> type = parameter.getParameter().getType();
    Optional<String> region = parameter.findAnnotation(InRegion.class).map(InRegion::value);
    if (type == SecretsManagerClient.class) {
      return region.map(fake::client).orElseGet(fake::client);
    }
    if (type == FakeRegion.class) {
      return region.map(fake::region).orElseGet(fake::region);
    }
    if (region.isPresent()) {
      throw new ParameterResolutionException(
          "@InRegion(\""
              + region.get()
              + "\") stands on "
              + where(parameter)
              + ", but a "
              + type.getSimpleName()
              + " is of no one Region; put it on a SecretsManagerClient or a FakeRegion");
    }
    return type == FakeClock.class ? fake.clock() : fake;
  }

  private FakeSecretsManager fake(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext owner =
        scope(context) == Scope.PER_CLASS ? owningClass(context) : requireTest(parameter, context);
    return owner
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            key(owner), key -> new OwnedFake(newFake(inForce(context))), OwnedFake.class)
        .fake();
  }

  /** Fails the test that has let a secret value get into the audit log, when that is guarded. */
  @Override
  public void afterEach(ExtensionContext context) {
    boolean guards =
        guardsAgainstLeaks
            || inForce(context).filter(FakeSecretsManagerTest::guardAgainstLeaks).isPresent();
    if (!guards) {
      return;
    }
    ExtensionContext owner = scope(context) == Scope.PER_CLASS ? owningClass(context) : context;
    OwnedFake owned = owner.getStore(NAMESPACE).get(key(owner), OwnedFake.class);
    List<String> leaks = owned == null ? List.of() : owned.newLeaks();
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          "this test let secret values get into the audit log:\n  " + String.join("\n  ", leaks));
    }
  }

  /** A store hands down what the stores around it have, so the key says whose fake it is. */
  private Object key(ExtensionContext owner) {
    return List.of(this, owner.getUniqueId());
  }

  private static Optional<FakeSecretsManagerTest> inForce(ExtensionContext context) {
    return annotated(context).flatMap(FakeSecretsManagerExtension::annotation);
  }

  private Scope scope(ExtensionContext context) {
    return inForce(context).map(FakeSecretsManagerTest::scope).orElse(scope);
  }

  private static ExtensionContext owningClass(ExtensionContext context) {
    return annotated(context).orElseGet(() -> outermostClass(context));
  }

  private FakeSecretsManager newFake(Optional<FakeSecretsManagerTest> annotation) {
    FakeSecretsManager.Builder builder = FakeSecretsManager.builder();
    settings.forEach(setting -> setting.accept(builder));
    annotation.map(FakeSecretsManagerTest::region).ifPresent(builder::region);
    return builder.build();
  }

  private static ExtensionContext requireTest(
      ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "can't inject "
              + where(parameter)
              + ": there is one fake for each test and no test runs here yet; inject it into the"
              + " test or a @BeforeEach method, or share one across the class with"
              + " @FakeSecretsManagerTest(scope = Scope.PER_CLASS) or"
              + " FakeSecretsManagerExtension.builder().scope(Scope.PER_CLASS)");
    }
    return context;
  }

  private static ExtensionContext outermostClass(ExtensionContext context) {
    ExtensionContext outermost = context;
    while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      outermost = outermost.getParent().orElseThrow();
    }
    return outermost;
  }

  private static String where(ParameterContext parameter) {
    return "parameter <"
        + parameter.getParameter()
        + "> of <"
        + parameter.getDeclaringExecutable().toGenericString()
        + ">";
  }

  /** Finds the class that has the annotation: the test's, or the nearest around it. */
  private static Optional<ExtensionContext> annotated(ExtensionContext context) {
    boolean isClass = context.getTestMethod().isEmpty();
    return isClass && annotation(context).isPresent()
        ? Optional.of(context)
        : context.getParent().flatMap(FakeSecretsManagerExtension::annotated);
  }

  private static Optional<FakeSecretsManagerTest> annotation(ExtensionContext context) {
    return context
        .getTestClass()
        .flatMap(type -> AnnotationSupport.findAnnotation(type, FakeSecretsManagerTest.class));
  }

  // Before 5.13 the store closes what implements its own interface, from then on what is
  // AutoCloseable; with both, every version closes it once and none warns.
  @SuppressWarnings("deprecation")
  private record OwnedFake(FakeSecretsManager fake, Set<String> toldLeaks)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    OwnedFake(FakeSecretsManager fake) {
      this(fake, ConcurrentHashMap.newKeySet());
    }

    /** Returns what no earlier test with the same fake has failed for. */
    List<String> newLeaks() {
      return fake.cloudTrail().leaks().stream().filter(toldLeaks::add).toList();
    }

    @Override
    public void close() {
      fake.close();
    }
  }

  /**
   * Configures the extension as {@link FakeSecretsManager.Builder} does a fake; not thread-safe.
   */
  public static final class Builder {

    private final List<Consumer<FakeSecretsManager.Builder>> settings = new ArrayList<>();
    private Scope scope = Scope.PER_METHOD;
    private boolean guardsAgainstLeaks;

    private Builder() {}

    /** Sets the AWS account, {@code 123456789012} by default. */
    public Builder accountId(String accountId) {
      return with(fake -> fake.accountId(accountId));
    }

    /** Sets the default Region, {@code us-east-1} by default. */
    public Builder region(String region) {
      return with(fake -> fake.region(region));
    }

    /**
     * Sets the clock, {@link FakeClock#running()} by default. Each fake has a copy of its own, so
     * that a test does not move another's: inject the {@code FakeClock} to move it.
     */
    public Builder clock(FakeClock clock) {
      Objects.requireNonNull(clock, "clock; give one, for example FakeClock.running()");
      FakeClock start = clock.copy();
      return with(fake -> fake.clock(start.copy()));
    }

    /** Sets when replication finishes, {@link ReplicationMode#immediate()} by default. */
    public Builder replication(ReplicationMode mode) {
      return with(fake -> fake.replication(mode));
    }

    /** Sets the seed of all ids, the same for all fakes by default. */
    public Builder seed(long seed) {
      return with(fake -> fake.seed(seed));
    }

    /** Sets which Regions the account has not enabled, none by default. */
    public Builder disabledRegions(String... regions) {
      Objects.requireNonNull(regions, "regions; give names, for example \"eu-south-2\"");
      String[] disabled = regions.clone();
      return with(fake -> fake.disabledRegions(disabled));
    }

    /** Sets how long a fake lives, {@link Scope#PER_METHOD} by default. */
    public Builder scope(Scope scope) {
      this.scope = Objects.requireNonNull(scope, "scope; give Scope.PER_METHOD or Scope.PER_CLASS");
      return this;
    }

    /**
     * Sets whether a test fails when a secret value has got into the audit log by then, as {@link
     * FakeCloudTrail#leaks} finds it; false by default. Where tests share a fake, each leak fails
     * the first test that ends after it. A test that closes its fake fails too: nobody can tell
     * then.
     */
    public Builder guardAgainstLeaks(boolean guard) {
      this.guardsAgainstLeaks = guard;
      return this;
    }

    private Builder with(Consumer<FakeSecretsManager.Builder> setting) {
      // A wrong argument is refused here, not when the first test runs.
      setting.accept(FakeSecretsManager.builder());
      settings.add(setting);
      return this;
    }

    /** Builds the extension. */
    public FakeSecretsManagerExtension build() {
      return new FakeSecretsManagerExtension(this);
    }
  }
}
