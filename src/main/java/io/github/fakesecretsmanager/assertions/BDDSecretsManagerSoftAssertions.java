package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeRotation;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.Secret;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.BDDSoftAssertionsProvider;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;

/**
 * The soft assertions of {@link SecretsManagerSoftAssertions}, started by {@code then}.
 *
 * <pre>{@code
 * BDDSecretsManagerSoftAssertions.thenSoftly(
 *     softly -> softly.then(fake).secret("prod/db").replica("eu-west-3").isInSync());
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public class BDDSecretsManagerSoftAssertions extends AbstractSoftAssertions
    implements BDDSoftAssertionsProvider, SecretsManagerSoftAssertionsProvider {

  /** Creates soft assertions, which have collected no failure yet. */
  public BDDSecretsManagerSoftAssertions() {}

  /**
   * Makes soft assertions and throws all their failures together.
   *
   * @param softly makes the assertions with the given object
   * @throws AssertionError if at least one assertion fails
   */
  public static void thenSoftly(Consumer<BDDSecretsManagerSoftAssertions> softly) {
    SoftAssertionsProvider.assertSoftly(BDDSecretsManagerSoftAssertions.class, softly);
  }

  /**
   * Starts soft assertions on a fake, first on its default Region.
   *
   * @param actual the fake, or {@code null}
   * @return soft assertions on the fake
   */
  public FakeSecretsManagerAssert then(@Nullable FakeSecretsManager actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on a Region of a fake.
   *
   * @param actual the Region, or {@code null}
   * @return soft assertions on the Region
   */
  public FakeRegionAssert then(@Nullable FakeRegion actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on what a user or a role may do.
   *
   * @param actual the user or the role, or {@code null}
   * @return soft assertions on the user or the role
   */
  public PrincipalAssert then(@Nullable FakePrincipal actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on how often a fault has fired.
   *
   * @param actual the fault, set or removed, or {@code null}
   * @return soft assertions on the fault
   */
  public FakeFaultAssert then(@Nullable FakeFault actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on the state of a KMS key.
   *
   * @param actual the key, or {@code null}
   * @return soft assertions on the key
   */
  public FakeKmsKeyAssert then(@Nullable FakeKmsKey actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on the rotations of secrets.
   *
   * @param actual the rotations of a fake, or {@code null}
   * @return soft assertions on the rotations
   */
  public FakeRotationAssert then(@Nullable FakeRotation actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on the audit log.
   *
   * @param actual the log, or a part of it, or {@code null}
   * @return soft assertions on the log
   */
  public CloudTrailAssert then(@Nullable FakeCloudTrail actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on a secret as it was when it was taken from the fake.
   *
   * @param actual the secret, or {@code null}
   * @return soft assertions on the secret
   */
  public SecretAssert then(@Nullable Secret actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on a replica as it was when it was taken from the fake.
   *
   * @param actual the replica, or {@code null}
   * @return soft assertions on the replica
   */
  public ReplicaAssert then(@Nullable Replica actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on the replicas that an answer of CreateSecret shows.
   *
   * @param actual the answer, or {@code null}
   * @return soft assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public ReplicationStatusAssert then(@Nullable CreateSecretResponse actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on the replicas that an answer of ReplicateSecretToRegions shows.
   *
   * @param actual the answer, or {@code null}
   * @return soft assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public ReplicationStatusAssert then(@Nullable ReplicateSecretToRegionsResponse actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on the replicas that an answer of RemoveRegionsFromReplication shows.
   *
   * @param actual the answer, or {@code null}
   * @return soft assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public ReplicationStatusAssert then(@Nullable RemoveRegionsFromReplicationResponse actual) {
    return assertThat(actual);
  }

  /**
   * Starts soft assertions on the replicas that an answer of DescribeSecret shows.
   *
   * @param actual the answer, or {@code null}
   * @return soft assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public ReplicationStatusAssert then(@Nullable DescribeSecretResponse actual) {
    return assertThat(actual);
  }
}
