package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.SecretArrangement;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.Secret;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * A {@code @FakeSecret} at the place where it stands.
 *
 * @param secret the annotation
 * @param place the class or the method that has it
 */
record SecretSeed(FakeSecret secret, AnnotatedElement place) {

  private static final List<Class<? extends Annotation>> LIFECYCLE =
      List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

  /** Returns the seeds in force: those of the outermost class first, the test's own last. */
  static List<SecretSeed> of(ExtensionContext context) {
    List<SecretSeed> seeds = new ArrayList<>();
    TestClasses.of(context).forEach(type -> seeds.addAll(on(type)));
    context.getTestMethod().ifPresent(method -> seeds.addAll(on(method)));
    return seeds;
  }

  private static List<SecretSeed> on(AnnotatedElement place) {
    return AnnotationSupport.findRepeatableAnnotations(place, FakeSecret.class).stream()
        .map(secret -> new SecretSeed(secret, place))
        .toList();
  }

  /** Refuses seeds on methods that are not tests, where nothing would read them. */
  static void requireOnTests(Class<?> testClass) {
    for (Class<? extends Annotation> lifecycle : LIFECYCLE) {
      AnnotationSupport.findAnnotatedMethods(testClass, lifecycle, HierarchyTraversalMode.TOP_DOWN)
          .stream()
          .flatMap(method -> on(method).stream())
          .findFirst()
          .ifPresent(
              seed -> {
                throw seed.refusal(
                    "a @%s method is not a test; put it on the test or on the class"
                        .formatted(lifecycle.getSimpleName()));
              });
    }
  }

  /** Refuses a seed that is nearer to a test than the class whose tests share a fake. */
  @SuppressWarnings("DoNotCallSuggester") // That it always throws is why it is called.
  void refuseFor(Class<?> sharing) {
    throw refusal(
        """
        the tests of %s share one fake, so the others would see it too; put it on that class, or \
        create the secret in the test"""
            .formatted(sharing.getName()));
  }

  /** Puts the secret into a fake. */
  void plantIn(FakeSecretsManager fake) {
    Secret planted;
    try {
      FakeRegion region = secret.region().isEmpty() ? fake.region() : fake.region(secret.region());
      planted = arranged(region).create();
    } catch (IllegalArgumentException e) {
      throw refusal(String.valueOf(e.getMessage()), e);
    }
    for (Replica replica : planted.replicas()) {
      replica.status().failure().ifPresent(cause -> refuse(replica, cause));
    }
  }

  private SecretArrangement arranged(FakeRegion region) {
    SecretArrangement arranged = region.newSecret(secret.name()).value(secret.value());
    if (!secret.description().isEmpty()) {
      arranged.description(secret.description());
    }
    for (String tag : secret.tags()) {
      int equals = tag.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "invalid tag <%s>: write it as key=value".formatted(tag));
      }
      arranged.tag(tag.substring(0, equals), tag.substring(equals + 1));
    }
    if (!secret.kmsKey().isEmpty()) {
      arranged.kmsKey(key(region));
    }
    for (String replicaRegion : secret.replicaRegions()) {
      arranged.replica(replicaRegion);
    }
    return arranged;
  }

  private FakeKmsKey key(FakeRegion region) {
    return region.findKmsKey(secret.kmsKey()).orElseGet(() -> region.createKmsKey(secret.kmsKey()));
  }

  private void refuse(Replica replica, ReplicationFailure cause) {
    throw refusal(
        """
        it can't be replicated to %s: %s; arrange a failed replica in the test, with \
        fake.region().newSecret(...)"""
            .formatted(replica.region(), cause.detail()));
  }

  private ExtensionConfigurationException refusal(String why) {
    return new ExtensionConfigurationException(message(why));
  }

  private ExtensionConfigurationException refusal(String why, Throwable cause) {
    return new ExtensionConfigurationException(message(why), cause);
  }

  /** Returns a message that names the annotation, without its value. */
  private String message(String why) {
    return "@FakeSecret(name = \"%s\") on <%s>: %s".formatted(secret.name(), place, why);
  }
}
