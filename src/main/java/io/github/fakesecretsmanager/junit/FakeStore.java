package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The fakes of test contexts, which it creates and keeps in JUnit's store. The store closes them;
 * this class holds configuration only.
 */
final class FakeStore {

  private static final Namespace NAMESPACE = Namespace.create(FakeSecretsManagerExtension.class);

  private final List<Consumer<FakeSecretsManager.Builder>> settings;
  private final Scope configuredScope;

  FakeStore(List<Consumer<FakeSecretsManager.Builder>> settings, Scope configuredScope) {
    this.settings = List.copyOf(settings);
    this.configuredScope = configuredScope;
  }

  /** Returns whether a context has a fake: tests do, and classes whose tests share one. */
  boolean isFor(ExtensionContext context) {
    return isShared(context) || context.getTestMethod().isPresent();
  }

  /** Returns whether the tests around a context share one fake. */
  boolean isShared(ExtensionContext context) {
    return inForce(context).map(FakeSecretsManagerTest::scope).orElse(configuredScope)
        == Scope.PER_CLASS;
  }

  /** Returns the fake of a context; makes and seeds it at first use. */
  FakeSecretsManager get(ExtensionContext context) {
    ExtensionContext owner = owner(context);
    return owner
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(key(owner), key -> new OwnedFake(seeded(owner)), OwnedFake.class)
        .fake();
  }

  /** Returns the fake of a context if one has been made. */
  Optional<OwnedFake> find(ExtensionContext context) {
    ExtensionContext owner = owner(context);
    try {
      return Optional.ofNullable(owner.getStore(NAMESPACE).get(key(owner), OwnedFake.class));
    } catch (RuntimeException e) {
      // Before 5.13 the store throws again what kept the fake from being made, as it did then.
      return Optional.empty();
    }
  }

  private FakeSecretsManager seeded(ExtensionContext owner) {
    FakeSecretsManager fake = configured(owner);
    SecretSeed.of(owner).forEach(seed -> seed.plantIn(fake));
    return fake;
  }

  private FakeSecretsManager configured(ExtensionContext context) {
    FakeSecretsManager.Builder builder = FakeSecretsManager.builder();
    settings.forEach(setting -> setting.accept(builder));
    inForce(context).map(FakeSecretsManagerTest::region).ifPresent(builder::region);
    return builder.build();
  }

  /** Returns the default Region of the fakes around a context. */
  String region(ExtensionContext context) {
    return configured(context).region().name();
  }

  /** Returns the seeds in force; refuses seeds that a shared fake would not have from the start. */
  List<SecretSeed> seeds(ExtensionContext context) {
    List<SecretSeed> seeds = SecretSeed.of(context);
    if (isShared(context)) {
      ExtensionContext owner = owner(context);
      seeds.stream()
          .skip(SecretSeed.of(owner).size())
          .findFirst()
          .ifPresent(seed -> seed.refuseFor(owner.getRequiredTestClass()));
    }
    return seeds;
  }

  /** A store hands down what the stores around it have, so the key says whose fake it is. */
  private Object key(ExtensionContext owner) {
    return List.of(this, owner.getUniqueId());
  }

  private ExtensionContext owner(ExtensionContext context) {
    return isShared(context)
        ? annotated(context).orElseGet(() -> outermostClass(context))
        : test(context);
  }

  /** Returns the context of the test: of a dynamic one, that of its factory. */
  private static ExtensionContext test(ExtensionContext context) {
    return context.getTestMethod().isPresent()
        ? context
        : context.getParent().map(FakeStore::test).orElse(context);
  }

  private static ExtensionContext outermostClass(ExtensionContext context) {
    ExtensionContext outermost = context;
    while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      outermost = outermost.getParent().orElseThrow();
    }
    return outermost;
  }

  /** Returns the annotation of the test's class, or of the nearest around it. */
  static Optional<FakeSecretsManagerTest> inForce(ExtensionContext context) {
    return annotated(context)
        .flatMap(
            owner ->
                AnnotationSupport.findAnnotation(
                    owner.getTestClass(), FakeSecretsManagerTest.class));
  }

  private static Optional<ExtensionContext> annotated(ExtensionContext context) {
    return TestClasses.annotated(context, FakeSecretsManagerTest.class);
  }

  // Before 5.13 the store closes what implements its own interface, from then on what is
  // AutoCloseable; with both, every version closes it once and none warns.
  @SuppressWarnings("deprecation")
  record OwnedFake(FakeSecretsManager fake, Set<String> toldLeaks)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    OwnedFake(FakeSecretsManager fake) {
      this(fake, ConcurrentHashMap.newKeySet());
    }

    /** Returns what no earlier test with the same fake has failed for. */
    List<String> newLeaks(String... exceptMembers) {
      return fake.cloudTrail().allLeaksExcept(exceptMembers).stream()
          .filter(toldLeaks::add)
          .toList();
    }

    @Override
    public void close() {
      fake.close();
    }
  }
}
