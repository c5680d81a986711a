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
import org.assertj.core.api.BDDAssertions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;

/**
 * The entry point to the assertions of {@link SecretsManagerAssertions} by {@code then}, as in
 * AssertJ's {@code BDDAssertions}. Its methods are thread-safe; the assertions that they return are
 * not.
 *
 * <pre>{@code
 * then(fake).secret("prod/db").isReplicatedTo("eu-west-3");
 * }</pre>
 */
public final class BDDSecretsManagerAssertions extends BDDAssertions {

  private BDDSecretsManagerAssertions() {}

  /**
   * Starts assertions on a fake, first on its default Region.
   *
   * @param actual the fake, or {@code null}
   * @return assertions on the fake
   */
  public static FakeSecretsManagerAssert then(@Nullable FakeSecretsManager actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on a Region of a fake.
   *
   * @param actual the Region, or {@code null}
   * @return assertions on the Region
   */
  public static FakeRegionAssert then(@Nullable FakeRegion actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on what a user or a role may do.
   *
   * @param actual the user or the role, or {@code null}
   * @return assertions on the user or the role
   */
  public static PrincipalAssert then(@Nullable FakePrincipal actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on how often a fault has fired.
   *
   * @param actual the fault, set or removed, or {@code null}
   * @return assertions on the fault
   */
  public static FakeFaultAssert then(@Nullable FakeFault actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on the state of a KMS key.
   *
   * @param actual the key, or {@code null}
   * @return assertions on the key
   */
  public static FakeKmsKeyAssert then(@Nullable FakeKmsKey actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on the rotations of secrets.
   *
   * @param actual the rotations of a fake, or {@code null}
   * @return assertions on the rotations
   */
  public static FakeRotationAssert then(@Nullable FakeRotation actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on the audit log.
   *
   * @param actual the log, or a part of it, or {@code null}
   * @return assertions on the log
   */
  public static CloudTrailAssert then(@Nullable FakeCloudTrail actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on a secret as it was when it was taken from the fake.
   *
   * @param actual the secret, or {@code null}
   * @return assertions on the secret
   */
  public static SecretAssert then(@Nullable Secret actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on a replica as it was when it was taken from the fake.
   *
   * @param actual the replica, or {@code null}
   * @return assertions on the replica
   */
  public static ReplicaAssert then(@Nullable Replica actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on the replicas that an answer of CreateSecret shows.
   *
   * @param actual the answer, or {@code null}
   * @return assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public static ReplicationStatusAssert then(@Nullable CreateSecretResponse actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on the replicas that an answer of ReplicateSecretToRegions shows.
   *
   * @param actual the answer, or {@code null}
   * @return assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public static ReplicationStatusAssert then(@Nullable ReplicateSecretToRegionsResponse actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on the replicas that an answer of RemoveRegionsFromReplication shows.
   *
   * @param actual the answer, or {@code null}
   * @return assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public static ReplicationStatusAssert then(
      @Nullable RemoveRegionsFromReplicationResponse actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /**
   * Starts assertions on the replicas that an answer of DescribeSecret shows.
   *
   * @param actual the answer, or {@code null}
   * @return assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public static ReplicationStatusAssert then(@Nullable DescribeSecretResponse actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }
}
