package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A parameter to be injected. */
record Injection(ParameterContext parameter) {

  private static final Map<Class<?>, BiFunction<FakeSecretsManager, String, Object>> OF_A_REGION =
      Map.of(
          SecretsManagerClient.class, FakeSecretsManager::client,
          SecretsManagerAsyncClient.class, FakeSecretsManager::asyncClient,
          FakeRegion.class, FakeSecretsManager::region);

  private static final Map<Class<?>, Function<FakeSecretsManager, Object>> OF_THE_FAKE =
      Map.of(FakeSecretsManager.class, fake -> fake, FakeClock.class, FakeSecretsManager::clock);

  boolean isKnown() {
    return OF_A_REGION.containsKey(type()) || OF_THE_FAKE.containsKey(type());
  }

  private Class<?> type() {
    return parameter.getParameter().getType();
  }

  /** Returns what belongs to a fake, of the Region that the parameter names. */
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
          "@InRegion(\""
              + region.get()
              + "\") stands on "
              + where()
              + ", but a "
              + type().getSimpleName()
              + " is of no one Region; put it on a client or a FakeRegion");
    }
    return OF_THE_FAKE.get(type()).apply(fake);
  }

  /** Says that there is no test to have a fake, and what to do. */
  ParameterResolutionException noTestYet() {
    String elsewhere =
        parameter.getDeclaringExecutable() instanceof Constructor
            ? "inject it into the test or a @BeforeEach method (or into the constructor of a class"
                + " with one instance for each test, from JUnit 5.12 on)"
            : "inject it into the test or a @BeforeEach method";
    return new ParameterResolutionException(
        "can't inject "
            + where()
            + ": there is one fake for each test and no test runs here yet; "
            + elsewhere
            + ", or share one across the class with @FakeSecretsManagerTest(scope ="
            + " Scope.PER_CLASS) or"
            + " FakeSecretsManagerExtension.builder().scope(Scope.PER_CLASS)");
  }

  private String where() {
    return "parameter <"
        + parameter.getParameter()
        + "> of <"
        + parameter.getDeclaringExecutable().toGenericString()
        + ">";
  }
}
