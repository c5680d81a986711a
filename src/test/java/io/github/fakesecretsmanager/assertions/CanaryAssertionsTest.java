package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.support.CanaryFake;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/**
 * The message of every assertion on subjects into which secret values have leaked. Each method is
 * called with arguments by their types, so a new one is swept too.
 */
class CanaryAssertionsTest {

  private static final List<Class<?>> ASSERTIONS =
      List.of(
          AbstractRegionAssert.class,
          AbstractReplicationAssert.class,
          CloudTrailAssert.class,
          FakeFaultAssert.class,
          FakeKmsKeyAssert.class,
          FakeRegionAssert.class,
          FakeRotationAssert.class,
          FakeSecretsManagerAssert.class,
          PrincipalAssert.class,
          PrincipalAssert.ActionAssert.class,
          ReplicaAssert.class,
          ReplicationStatusAssert.class,
          SecretAssert.class);

  private final CanaryFake canaries = new CanaryFake();
  private final Set<String> failed = new TreeSet<>();

  @AfterEach
  void close() {
    canaries.close();
  }

  /** Texts that are arguments: values that leaked there, and what lets an assertion go on. */
  private List<String> texts() {
    return List.of(
        canaries.everything(),
        canaries.text,
        canaries.leakyName,
        "{\"password\":\"" + canaries.member + "\",\"pin\":0}",
        "db",
        "json",
        "rotating",
        "rotated",
        "eu-west-3",
        "eu-west-1",
        "CreateSecret",
        "StopReplicationToReplica",
        "secretsmanager:GetSecretValue",
        "arn:aws:secretsmanager:us-east-1:123456789012:secret:" + canaries.text);
  }

  private List<Object> values(Class<?> type) {
    if (type == String.class) {
      return List.copyOf(texts());
    }
    if (type == Object.class) {
      return List.of(canaries.everything());
    }
    Map<Class<?>, List<Object>> known = new LinkedHashMap<>();
    known.put(int.class, List.of(0, 99));
    known.put(byte[].class, List.of(canaries.text.getBytes(StandardCharsets.UTF_8)));
    known.put(Instant.class, List.of(Instant.EPOCH));
    known.put(LocalDate.class, List.of(LocalDate.EPOCH));
    known.put(
        String[].class,
        List.of(
            new String[] {canaries.text},
            new String[] {"CreateSecret"},
            new String[] {"StopReplicationToReplica"}));
    known.put(RotationStep[].class, List.of((Object) RotationStep.values()));
    known.put(
        ReplicationFailure.Reason.class, List.of(ReplicationFailure.Reason.KMS_ACCESS_DENIED));
    known.put(Consumer.class, List.of(consumer(this::requirements)));
    return known.computeIfAbsent(
        type, unknown -> List.of(failing("no argument of " + unknown + ": add one here")));
  }

  private static Object failing(String message) {
    throw new AssertionError(message);
  }

  private static Object consumer(Consumer<Object> requirements) {
    return requirements;
  }

  /** Fails as our own assertions do: what a test's own code says is its own business. */
  private void requirements(Object subject) {
    if (subject instanceof SecretAssert secret) {
      secret.hasTag("a", canaries.text);
    } else if (subject instanceof ReplicaAssert replica) {
      replica.hasStatusMessage(canaries.text);
    } else {
      throw new AssertionError("unmet");
    }
  }

  private List<List<Object>> arguments(Method method) {
    List<List<Object>> all = new ArrayList<>(List.of(List.of()));
    for (Class<?> type : method.getParameterTypes()) {
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> start : all) {
        values(type)
            .forEach(value -> longer.add(Stream.concat(start.stream(), Stream.of(value)).toList()));
      }
      all = longer;
    }
    return all;
  }

  private List<Object> subjects() {
    var fake = canaries.fake;
    Secret db = fake.region().secret("db");
    Secret gone = fake.region().newSecret("gone").value("x").scheduledForDeletion(7).create();
    Secret copy = fake.region("eu-west-1").secret(canaries.leakyName);
    var described = canaries.client.describeSecret(r -> r.secretId("db"));
    var leaky = canaries.client.describeSecret(r -> r.secretId(canaries.leakyName));
    List<Object> subjects = new ArrayList<>();
    subjects.addAll(
        List.of(
            assertThat(fake), assertThat(fake.region()), assertThat(fake.region("eu-south-2"))));
    subjects.addAll(
        List.of(db, gone, copy, fake.region().secret(canaries.leakyName)).stream()
            .map(SecretAssert::new)
            .toList());
    for (String id : List.of("json", "bytes", "rotating", "arranged", "awkward")) {
      subjects.add(assertThat(fake.region().secret(id)));
      subjects.add(assertThat(fake).secret(id));
    }
    for (String region : List.of("eu-west-3", "eu-west-1")) {
      subjects.add(assertThat(db.replica(region).orElseThrow()));
      subjects.add(assertThat(db).replica(region));
      subjects.add(assertThat(described).replica(region));
      subjects.add(assertThat(leaky).replica(region));
    }
    subjects.add(assertThat(described));
    subjects.add(assertThat(leaky));
    subjects.add(
        assertThat(
            CreateSecretResponse.builder()
                .arn(leaky.arn())
                .replicationStatus(leaky.replicationStatus())
                .build()));
    subjects.add(assertThat(DescribeSecretResponse.builder().arn(leaky.arn()).build()));
    subjects.addAll(
        List.of(
            assertThat(fake.cloudTrail()),
            assertThat(fake.cloudTrail().about(canaries.leakyName))));
    subjects.addAll(List.of(assertThat(canaries.firedFault), assertThat(canaries.idleFault)));
    subjects.addAll(
        List.of(
            assertThat(canaries.key),
            assertThat(fake.region().createKmsKey("alias/off").disable())));
    subjects.add(assertThat(fake.rotation()));
    subjects.addAll(List.of(assertThat(canaries.role), assertThat(canaries.allowed)));
    return subjects;
  }

  private void sweep(Object subject) {
    for (Class<?> type : ASSERTIONS) {
      if (type.isInstance(subject)) {
        Stream.of(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
            .forEach(method -> sweep(subject, method));
      }
    }
  }

  private void sweep(Object subject, Method method) {
    for (List<Object> arguments : arguments(method)) {
      method.setAccessible(true);
      Object[] result = new Object[1];
      Throwable thrown =
          catchThrowable(() -> result[0] = method.invoke(subject, arguments.toArray()));
      String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
      if (thrown != null) {
        Throwable cause = thrown.getCause();
        canaries.canary.assertNotIn(name, cause);
        if (cause instanceof AssertionError) {
          failed.add(name);
        }
      } else if (result[0] instanceof PrincipalAssert.ActionAssert step) {
        sweep(step);
      }
    }
  }

  @Test
  void no_assertion_shows_a_secret_value_that_has_leaked() {
    subjects().forEach(this::sweep);

    Set<String> all = new TreeSet<>();
    for (Class<?> type : ASSERTIONS) {
      Stream.of(type.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
          .forEach(method -> all.add(type.getSimpleName() + "." + method.getName()));
    }
    // The first two only start an assertion, and the last goes to a Region, which always exists.
    all.removeAll(
        List.of(
            "PrincipalAssert.isAllowedTo",
            "PrincipalAssert.isNotAllowedTo",
            "FakeSecretsManagerAssert.inRegion"));
    assertThat(failed).as("assertions that have failed in the sweep").containsAll(all);
  }

  @Test
  void no_assertion_of_assertj_shows_one_either() {
    for (Object subject : subjects()) {
      AbstractAssert<?, ?> assertions = (AbstractAssert<?, ?>) subject;
      canaries.canary.assertNotIn("isNull", catchThrowable(assertions::isNull));
      canaries.canary.assertNotIn(
          "isEqualTo", catchThrowable(() -> assertions.isEqualTo(canaries.everything())));
      canaries.canary.assertNotIn(
          "isInstanceOf", catchThrowable(() -> assertions.isInstanceOf(Integer.class)));
    }
  }

  @Test
  void no_soft_assertion_shows_one_either() {
    SecretsManagerSoftAssertions softly = new SecretsManagerSoftAssertions();

    softly.assertThat(canaries.fake).secret("db").hasTag("a", canaries.text);
    softly.assertThat(canaries.fake.region().secret("json")).hasDescription("another");
    softly.assertThat(canaries.fake).secret("db").replica("eu-west-3").isInSync();

    Throwable failure = catchThrowable(softly::assertAll);
    assertThat(softly.errorsCollected()).hasSize(3);
    canaries.canary.assertNotIn("softly", failure);
  }

  @Test
  void a_secret_that_no_fake_has_given_is_redacted_by_its_own_values() {
    Secret secret = canaries.fake.region().secret("json").changedAt(Instant.EPOCH);

    Throwable failure = catchThrowable(() -> assertThat(secret).hasTag("a", "b"));

    assertThat(failure).hasMessageContaining("generated=").hasMessageContaining("=***");
    assertThat(failure).hasMessageNotContaining(canaries.member);
  }
}
