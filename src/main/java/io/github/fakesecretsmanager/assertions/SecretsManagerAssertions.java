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
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;

/**
 * The entry point to the assertions, and to AssertJ's own: static-import {@code assertThat} of this
 * class alone.
 *
 * <pre>{@code
 * assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
 * assertThat(fake.cloudTrail()).hasEventTimes("CreateSecret", 1);
 * }</pre>
 *
 * <p>Assertions see what the next call would see: every event that is due by the fake's clock has
 * fired.
 *
 * <p>The methods of this class are thread-safe; the assertions that they return are not.
 */
public final class SecretsManagerAssertions extends Assertions {

  private SecretsManagerAssertions() {}

  /**
   * Starts assertions on a fake, first on its default Region.
   *
   * @param actual the fake, or {@code null}
   * @return assertions on the fake
   */
  public static FakeSecretsManagerAssert assertThat(@Nullable FakeSecretsManager actual) {
    return new FakeSecretsManagerAssert(actual);
  }

  /**
   * Starts assertions on a Region of a fake.
   *
   * @param actual the Region, or {@code null}
   * @return assertions on the Region
   */
  public static FakeRegionAssert assertThat(@Nullable FakeRegion actual) {
    return new FakeRegionAssert(actual);
  }

  /**
   * Starts assertions on what a user or a role may do.
   *
   * @param actual the user or the role, or {@code null}
   * @return assertions on the user or the role
   */
  public static PrincipalAssert assertThat(@Nullable FakePrincipal actual) {
    return new PrincipalAssert(actual);
  }

  /**
   * Starts assertions on how often a fault has fired.
   *
   * @param actual the fault, set or removed, or {@code null}
   * @return assertions on the fault
   */
  public static FakeFaultAssert assertThat(@Nullable FakeFault actual) {
    return new FakeFaultAssert(actual);
  }

  /**
   * Starts assertions on the state of a KMS key.
   *
   * @param actual the key, or {@code null}
   * @return assertions on the key
   */
  public static FakeKmsKeyAssert assertThat(@Nullable FakeKmsKey actual) {
    return new FakeKmsKeyAssert(actual);
  }

  /**
   * Starts assertions on the rotations of secrets.
   *
   * @param actual the rotations of a fake, or {@code null}
   * @return assertions on the rotations
   */
  public static FakeRotationAssert assertThat(@Nullable FakeRotation actual) {
    return new FakeRotationAssert(actual);
  }

  /**
   * Starts assertions on the audit log.
   *
   * @param actual the log, or a part of it, or {@code null}
   * @return assertions on the log
   */
  public static CloudTrailAssert assertThat(@Nullable FakeCloudTrail actual) {
    return new CloudTrailAssert(actual);
  }

  /**
   * Starts assertions on a secret as it was when it was taken from the fake.
   *
   * @param actual the secret, or {@code null}
   * @return assertions on the secret
   */
  public static SecretAssert assertThat(@Nullable Secret actual) {
    return new SecretAssert(actual);
  }

  /**
   * Starts assertions on a replica as it was when it was taken from the fake.
   *
   * @param actual the replica, or {@code null}
   * @return assertions on the replica
   */
  public static ReplicaAssert assertThat(@Nullable Replica actual) {
    return new ReplicaAssert(actual);
  }

  /**
   * Starts assertions on the replicas that an answer of CreateSecret shows.
   *
   * @param actual the answer, or {@code null}
   * @return assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public static ReplicationStatusAssert assertThat(@Nullable CreateSecretResponse actual) {
    return new ReplicationStatusAssert(ReplicationAnswer.of(actual));
  }

  /**
   * Starts assertions on the replicas that an answer of ReplicateSecretToRegions shows.
   *
   * @param actual the answer, or {@code null}
   * @return assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public static ReplicationStatusAssert assertThat(
      @Nullable ReplicateSecretToRegionsResponse actual) {
    return new ReplicationStatusAssert(ReplicationAnswer.of(actual));
  }

  /**
   * Starts assertions on the replicas that an answer of RemoveRegionsFromReplication shows.
   *
   * @param actual the answer, or {@code null}
   * @return assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public static ReplicationStatusAssert assertThat(
      @Nullable RemoveRegionsFromReplicationResponse actual) {
    return new ReplicationStatusAssert(ReplicationAnswer.of(actual));
  }

  /**
   * Starts assertions on the replicas that an answer of DescribeSecret shows.
   *
   * @param actual the answer, or {@code null}
   * @return assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  public static ReplicationStatusAssert assertThat(@Nullable DescribeSecretResponse actual) {
    return new ReplicationStatusAssert(ReplicationAnswer.of(actual));
  }
}
