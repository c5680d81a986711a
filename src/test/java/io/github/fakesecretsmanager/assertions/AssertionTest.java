package io.github.fakesecretsmanager.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;

/** A test of assertions, with a fake of its own and checks of how an assertion fails. */
abstract class AssertionTest {

  static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  static final String VALUE = "s3cr3t-of-the-test";
  static final String TOKEN = "0123456789abcdef0123456789abcdef";

  final FakeClock clock = FakeClock.frozenAt(NOW);
  final FakeSecretsManager fake = FakeSecretsManager.builder().clock(clock).build();
  final SecretsManagerClient client = fake.client();

  /** Creates a secret; a Region of replication may be followed by {@code =} and a KMS key. */
  String create(String name, String... replicas) {
    String arn = client.createSecret(r -> r.name(name).secretString(VALUE)).arn();
    if (replicas.length > 0) {
      List<ReplicaRegionType> regions = Stream.of(replicas).map(AssertionTest::replica).toList();
      client.replicateSecretToRegions(r -> r.secretId(name).addReplicaRegions(regions));
    }
    return arn;
  }

  private static ReplicaRegionType replica(String regionAndKey) {
    String[] parts = regionAndKey.split("=", 2);
    return ReplicaRegionType.builder()
        .region(parts[0])
        .kmsKeyId(parts.length == 1 ? null : parts[1])
        .build();
  }

  /** Checks that an assertion fails with this message, to the letter, and shows no value. */
  static void assertFails(String message, ThrowingCallable assertion) {
    Throwable thrown = catchThrowable(assertion);
    assertThat(thrown).isInstanceOf(AssertionError.class);
    assertThat(thrown.getMessage().replace("\r\n", "\n")).isEqualTo(message).doesNotContain(VALUE);
  }

  /** Checks that each assertion, tried on null, says so and throws nothing else. */
  static <A> Stream<DynamicTest> assertsNotNull(A onNull, Map<String, Consumer<A>> assertions) {
    return assertions.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertFails(
                            "\nExpecting actual not to be null",
                            () -> each.getValue().accept(onNull))));
  }
}
