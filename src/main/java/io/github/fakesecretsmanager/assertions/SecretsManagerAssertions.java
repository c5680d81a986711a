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
 * <p>Assertions see what the next call would see: every event that is due by the fake's clock.
 */
public final class SecretsManagerAssertions extends Assertions {

  private SecretsManagerAssertions() {}

  /** Asserts on a fake, first on its default Region. */
  public static FakeSecretsManagerAssert assertThat(@Nullable FakeSecretsManager actual) {
    return new FakeSecretsManagerAssert(actual);
  }

  /** Asserts on a Region of a fake. */
  public static FakeRegionAssert assertThat(@Nullable FakeRegion actual) {
    return new FakeRegionAssert(actual);
  }

  /** Asserts on what a user or a role may do. */
  public static PrincipalAssert assertThat(@Nullable FakePrincipal actual) {
    return new PrincipalAssert(actual);
  }

  /** Asserts on how often a fault has fired. */
  public static FakeFaultAssert assertThat(@Nullable FakeFault actual) {
    return new FakeFaultAssert(actual);
  }

  /** Asserts on the state of a KMS key. */
  public static FakeKmsKeyAssert assertThat(@Nullable FakeKmsKey actual) {
    return new FakeKmsKeyAssert(actual);
  }

  /** Asserts on the rotations of secrets. */
  public static FakeRotationAssert assertThat(@Nullable FakeRotation actual) {
    return new FakeRotationAssert(actual);
  }

  /** Asserts on what was recorded. */
  public static CloudTrailAssert assertThat(@Nullable FakeCloudTrail actual) {
    return new CloudTrailAssert(actual);
  }

  /** Asserts on a secret as it was when it was taken from the fake. */
  public static SecretAssert assertThat(@Nullable Secret actual) {
    return new SecretAssert(actual);
  }

  /** Asserts on a replica as it was when it was taken from the fake. */
  public static ReplicaAssert assertThat(@Nullable Replica actual) {
    return new ReplicaAssert(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public static ReplicationStatusAssert assertThat(@Nullable CreateSecretResponse actual) {
    return new ReplicationStatusAssert(ReplicationAnswer.of(actual));
  }

  /** Asserts on the replicas that an answer shows. */
  public static ReplicationStatusAssert assertThat(
      @Nullable ReplicateSecretToRegionsResponse actual) {
    return new ReplicationStatusAssert(ReplicationAnswer.of(actual));
  }

  /** Asserts on the replicas that an answer shows. */
  public static ReplicationStatusAssert assertThat(
      @Nullable RemoveRegionsFromReplicationResponse actual) {
    return new ReplicationStatusAssert(ReplicationAnswer.of(actual));
  }

  /** Asserts on the replicas that an answer shows. */
  public static ReplicationStatusAssert assertThat(@Nullable DescribeSecretResponse actual) {
    return new ReplicationStatusAssert(ReplicationAnswer.of(actual));
  }
}
