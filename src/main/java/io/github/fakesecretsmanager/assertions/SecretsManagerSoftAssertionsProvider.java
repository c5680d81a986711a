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
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;

/**
 * The assertions of {@link SecretsManagerAssertions} for soft assertions. {@link
 * SecretsManagerSoftAssertions} has them. Soft assertions of your own get them by implementing this
 * interface:
 *
 * <pre>{@code
 * class TeamSoftAssertions extends AbstractSoftAssertions
 *     implements StandardSoftAssertionsProvider, SecretsManagerSoftAssertionsProvider {}
 * }</pre>
 */
public interface SecretsManagerSoftAssertionsProvider extends SoftAssertionsProvider {

  /**
   * Starts soft assertions on a fake, first on its default Region.
   *
   * @param actual the fake, or {@code null}
   * @return soft assertions on the fake
   */
  default FakeSecretsManagerAssert assertThat(@Nullable FakeSecretsManager actual) {
    return AbstractSecretsManagerAssert.soft(
        this, FakeSecretsManagerAssert.class, FakeSecretsManager.class, actual);
  }

  /**
   * Starts soft assertions on a Region of a fake.
   *
   * @param actual the Region, or {@code null}
   * @return soft assertions on the Region
   */
  default FakeRegionAssert assertThat(@Nullable FakeRegion actual) {
    return AbstractSecretsManagerAssert.soft(
        this, FakeRegionAssert.class, FakeRegion.class, actual);
  }

  /**
   * Starts soft assertions on what a user or a role may do.
   *
   * @param actual the user or the role, or {@code null}
   * @return soft assertions on the user or the role
   */
  default PrincipalAssert assertThat(@Nullable FakePrincipal actual) {
    return AbstractSecretsManagerAssert.soft(
        this, PrincipalAssert.class, FakePrincipal.class, actual);
  }

  /**
   * Starts soft assertions on how often a fault has fired.
   *
   * @param actual the fault, set or removed, or {@code null}
   * @return soft assertions on the fault
   */
  default FakeFaultAssert assertThat(@Nullable FakeFault actual) {
    return AbstractSecretsManagerAssert.soft(this, FakeFaultAssert.class, FakeFault.class, actual);
  }

  /**
   * Starts soft assertions on the state of a KMS key.
   *
   * @param actual the key, or {@code null}
   * @return soft assertions on the key
   */
  default FakeKmsKeyAssert assertThat(@Nullable FakeKmsKey actual) {
    return AbstractSecretsManagerAssert.soft(
        this, FakeKmsKeyAssert.class, FakeKmsKey.class, actual);
  }

  /**
   * Starts soft assertions on the rotations of secrets.
   *
   * @param actual the rotations of a fake, or {@code null}
   * @return soft assertions on the rotations
   */
  default FakeRotationAssert assertThat(@Nullable FakeRotation actual) {
    return AbstractSecretsManagerAssert.soft(
        this, FakeRotationAssert.class, FakeRotation.class, actual);
  }

  /**
   * Starts soft assertions on the audit log.
   *
   * @param actual the log, or a part of it, or {@code null}
   * @return soft assertions on the log
   */
  default CloudTrailAssert assertThat(@Nullable FakeCloudTrail actual) {
    return AbstractSecretsManagerAssert.soft(
        this, CloudTrailAssert.class, FakeCloudTrail.class, actual);
  }

  /**
   * Starts soft assertions on a secret as it was when it was taken from the fake.
   *
   * @param actual the secret, or {@code null}
   * @return soft assertions on the secret
   */
  default SecretAssert assertThat(@Nullable Secret actual) {
    return AbstractSecretsManagerAssert.soft(this, SecretAssert.class, Secret.class, actual);
  }

  /**
   * Starts soft assertions on a replica as it was when it was taken from the fake.
   *
   * @param actual the replica, or {@code null}
   * @return soft assertions on the replica
   */
  default ReplicaAssert assertThat(@Nullable Replica actual) {
    return AbstractSecretsManagerAssert.soft(this, ReplicaAssert.class, Replica.class, actual);
  }

  /**
   * Starts soft assertions on the replicas that an answer of CreateSecret shows.
   *
   * @param actual the answer, or {@code null}
   * @return soft assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  default ReplicationStatusAssert assertThat(@Nullable CreateSecretResponse actual) {
    return AbstractSecretsManagerAssert.soft(
        this, ReplicationStatusAssert.class, ReplicationAnswer.class, ReplicationAnswer.of(actual));
  }

  /**
   * Starts soft assertions on the replicas that an answer of ReplicateSecretToRegions shows.
   *
   * @param actual the answer, or {@code null}
   * @return soft assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  default ReplicationStatusAssert assertThat(@Nullable ReplicateSecretToRegionsResponse actual) {
    return AbstractSecretsManagerAssert.soft(
        this, ReplicationStatusAssert.class, ReplicationAnswer.class, ReplicationAnswer.of(actual));
  }

  /**
   * Starts soft assertions on the replicas that an answer of RemoveRegionsFromReplication shows.
   *
   * @param actual the answer, or {@code null}
   * @return soft assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  default ReplicationStatusAssert assertThat(
      @Nullable RemoveRegionsFromReplicationResponse actual) {
    return AbstractSecretsManagerAssert.soft(
        this, ReplicationStatusAssert.class, ReplicationAnswer.class, ReplicationAnswer.of(actual));
  }

  /**
   * Starts soft assertions on the replicas that an answer of DescribeSecret shows.
   *
   * @param actual the answer, or {@code null}
   * @return soft assertions on the replicas
   * @throws IllegalArgumentException if the answer shows a replica with an unknown status
   */
  default ReplicationStatusAssert assertThat(@Nullable DescribeSecretResponse actual) {
    return AbstractSecretsManagerAssert.soft(
        this, ReplicationStatusAssert.class, ReplicationAnswer.class, ReplicationAnswer.of(actual));
  }
}
