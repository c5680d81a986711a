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
 * The assertions of {@link SecretsManagerAssertions} for soft assertions.
 *
 * <p>{@link SecretsManagerSoftAssertions} implements it; so can soft assertions of your own.
 */
public interface SecretsManagerSoftAssertionsProvider extends SoftAssertionsProvider {

  /** Asserts on a fake, first on its default Region. */
  default FakeSecretsManagerAssert assertThat(@Nullable FakeSecretsManager actual) {
    return AbstractSecretsManagerAssert.soft(
        this, FakeSecretsManagerAssert.class, FakeSecretsManager.class, actual);
  }

  /** Asserts on a Region of a fake. */
  default FakeRegionAssert assertThat(@Nullable FakeRegion actual) {
    return AbstractSecretsManagerAssert.soft(
        this, FakeRegionAssert.class, FakeRegion.class, actual);
  }

  /** Asserts on what a user or a role may do. */
  default PrincipalAssert assertThat(@Nullable FakePrincipal actual) {
    return AbstractSecretsManagerAssert.soft(
        this, PrincipalAssert.class, FakePrincipal.class, actual);
  }

  /** Asserts on how often a fault has fired. */
  default FakeFaultAssert assertThat(@Nullable FakeFault actual) {
    return AbstractSecretsManagerAssert.soft(this, FakeFaultAssert.class, FakeFault.class, actual);
  }

  /** Asserts on the state of a KMS key. */
  default FakeKmsKeyAssert assertThat(@Nullable FakeKmsKey actual) {
    return AbstractSecretsManagerAssert.soft(
        this, FakeKmsKeyAssert.class, FakeKmsKey.class, actual);
  }

  /** Asserts on the rotations of secrets. */
  default FakeRotationAssert assertThat(@Nullable FakeRotation actual) {
    return AbstractSecretsManagerAssert.soft(
        this, FakeRotationAssert.class, FakeRotation.class, actual);
  }

  /** Asserts on what was recorded. */
  default CloudTrailAssert assertThat(@Nullable FakeCloudTrail actual) {
    return AbstractSecretsManagerAssert.soft(
        this, CloudTrailAssert.class, FakeCloudTrail.class, actual);
  }

  /** Asserts on a secret as it was when it was taken from the fake. */
  default SecretAssert assertThat(@Nullable Secret actual) {
    return AbstractSecretsManagerAssert.soft(this, SecretAssert.class, Secret.class, actual);
  }

  /** Asserts on a replica as it was when it was taken from the fake. */
  default ReplicaAssert assertThat(@Nullable Replica actual) {
    return AbstractSecretsManagerAssert.soft(this, ReplicaAssert.class, Replica.class, actual);
  }

  /** Asserts on the replicas that an answer shows. */
  default ReplicationStatusAssert assertThat(@Nullable CreateSecretResponse actual) {
    return AbstractSecretsManagerAssert.soft(
        this, ReplicationStatusAssert.class, ReplicationAnswer.class, ReplicationAnswer.of(actual));
  }

  /** Asserts on the replicas that an answer shows. */
  default ReplicationStatusAssert assertThat(@Nullable ReplicateSecretToRegionsResponse actual) {
    return AbstractSecretsManagerAssert.soft(
        this, ReplicationStatusAssert.class, ReplicationAnswer.class, ReplicationAnswer.of(actual));
  }

  /** Asserts on the replicas that an answer shows. */
  default ReplicationStatusAssert assertThat(
      @Nullable RemoveRegionsFromReplicationResponse actual) {
    return AbstractSecretsManagerAssert.soft(
        this, ReplicationStatusAssert.class, ReplicationAnswer.class, ReplicationAnswer.of(actual));
  }

  /** Asserts on the replicas that an answer shows. */
  default ReplicationStatusAssert assertThat(@Nullable DescribeSecretResponse actual) {
    return AbstractSecretsManagerAssert.soft(
        this, ReplicationStatusAssert.class, ReplicationAnswer.class, ReplicationAnswer.of(actual));
  }
}
