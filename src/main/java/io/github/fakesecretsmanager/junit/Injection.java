package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.FakeFaults;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeReplication;
import io.github.fakesecretsmanager.FakeRotation;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A parameter to be injected.
 *
 * @param parameter the parameter as JUnit describes it
 */
record Injection(ParameterContext parameter) {

  private static final Map<Class<?>, BiFunction<FakeSecretsManager, String, Object>> OF_A_REGION =
      Map.of(
          SecretsManagerClient.class, FakeSecretsManager::client,
          SecretsManagerAsyncClient.class, FakeSecretsManager::asyncClient,
          FakeRegion.class, FakeSecretsManager::region);

  private static final Map<Class<?>, Function<FakeSecretsManager, Object>> OF_THE_FAKE =
      Map.of(
          FakeSecretsManager.class, fake -> fake,
          FakeClock.class, FakeSecretsManager::clock,
          FakeCloudTrail.class, FakeSecretsManager::cloudTrail,
          FakeFaults.class, FakeSecretsManager::faults,
          FakeReplication.class, FakeSecretsManager::replication,
          FakeRotation.class, FakeSecretsManager::rotation);

  boolean isKnown() {
    return OF_A_REGION.containsKey(type()) || OF_THE_FAKE.containsKey(type());
  }

  private Class<?> type() {
    return parameter.getParameter().getType();
  }

  /**
   * Returns what the parameter asks for, from a fake and for the Region that the parameter names.
   */
  Object from(FakeSecretsManager fake) {
    Optional<String> region = parameter.findAnnotation(InRegion.class).map(InRegion::value);
    BiFunction<FakeSecretsManager, String, Object> ofARegion = OF_A_REGION.get(type());
    if (ofARegion != null) {
      try {
        return ofARegion.apply(fake, region.orElseGet(() -> fake.region().name()));
      } catch (IllegalArgumentException e) {
        throw new ParameterResolutionException(
            "can't inject " + where() + ": " + e.getMessage(), e);
      }
    }
    if (region.isPresent()) {
      throw new ParameterResolutionException(
          """
          @InRegion("%s") is on %s, but a %s has no single Region: put it on a client or a \
          FakeRegion"""
              .formatted(region.get(), where(), type().getSimpleName()));
    }
    return Objects.requireNonNull(OF_THE_FAKE.get(type()), "JUnit asks for known types only")
        .apply(fake);
  }

  /** Returns the failure of a parameter for which no test, and so no fake, exists yet. */
  ParameterResolutionException noTestYet() {
    String orConstructor =
        parameter.getDeclaringExecutable() instanceof Constructor
            ? " (or, from JUnit 5.12 on, the constructor of a class with one instance per test)"
            : "";
    return new ParameterResolutionException(
        """
        can't inject %s: each test has its own fake and no test runs here yet; inject it into the \
        test or a @BeforeEach method%s, or share one fake across the class with \
        @FakeSecretsManagerTest(scope = Scope.PER_CLASS) or \
        FakeSecretsManagerExtension.builder().scope(Scope.PER_CLASS)"""
            .formatted(where(), orConstructor));
  }

  private String where() {
    return "parameter <%s> of <%s>"
        .formatted(parameter.getParameter(), parameter.getDeclaringExecutable().toGenericString());
  }
}
