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
 * AssertJ's {@code BDDAssertions}.
 */
public final class BDDSecretsManagerAssertions extends BDDAssertions {

  private BDDSecretsManagerAssertions() {}

  /** Asserts on a fake, first on its default Region. */
  public static FakeSecretsManagerAssert then(@Nullable FakeSecretsManager actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on a Region of a fake. */
  public static FakeRegionAssert then(@Nullable FakeRegion actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on what a user or a role may do. */
  public static PrincipalAssert then(@Nullable FakePrincipal actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on how often a fault has fired. */
  public static FakeFaultAssert then(@Nullable FakeFault actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on the state of a KMS key. */
  public static FakeKmsKeyAssert then(@Nullable FakeKmsKey actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on the rotations of secrets. */
  public static FakeRotationAssert then(@Nullable FakeRotation actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on what was recorded. */
  public static CloudTrailAssert then(@Nullable FakeCloudTrail actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on a secret as it was when it was taken from the fake. */
  public static SecretAssert then(@Nullable Secret actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on a replica as it was when it was taken from the fake. */
  public static ReplicaAssert then(@Nullable Replica actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public static ReplicationStatusAssert then(@Nullable CreateSecretResponse actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public static ReplicationStatusAssert then(@Nullable ReplicateSecretToRegionsResponse actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public static ReplicationStatusAssert then(
      @Nullable RemoveRegionsFromReplicationResponse actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public static ReplicationStatusAssert then(@Nullable DescribeSecretResponse actual) {
    return SecretsManagerAssertions.assertThat(actual);
  }
}
