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

/** The soft assertions of {@link SecretsManagerSoftAssertions}, which start with {@code then}. */
public class BDDSecretsManagerSoftAssertions extends AbstractSoftAssertions
    implements BDDSoftAssertionsProvider, SecretsManagerSoftAssertionsProvider {

  /**
   * Runs assertions and throws all their failures together.
   *
   * @throws AssertionError when there is at least one
   */
  public static void thenSoftly(Consumer<BDDSecretsManagerSoftAssertions> softly) {
    SoftAssertionsProvider.assertSoftly(BDDSecretsManagerSoftAssertions.class, softly);
  }

  /** Asserts on a fake, first on its default Region. */
  public FakeSecretsManagerAssert then(@Nullable FakeSecretsManager actual) {
    return assertThat(actual);
  }

  /** Asserts on a Region of a fake. */
  public FakeRegionAssert then(@Nullable FakeRegion actual) {
    return assertThat(actual);
  }

  /** Asserts on what a user or a role may do. */
  public PrincipalAssert then(@Nullable FakePrincipal actual) {
    return assertThat(actual);
  }

  /** Asserts on how often a fault has fired. */
  public FakeFaultAssert then(@Nullable FakeFault actual) {
    return assertThat(actual);
  }

  /** Asserts on the state of a KMS key. */
  public FakeKmsKeyAssert then(@Nullable FakeKmsKey actual) {
    return assertThat(actual);
  }

  /** Asserts on the rotations of secrets. */
  public FakeRotationAssert then(@Nullable FakeRotation actual) {
    return assertThat(actual);
  }

  /** Asserts on what was recorded. */
  public CloudTrailAssert then(@Nullable FakeCloudTrail actual) {
    return assertThat(actual);
  }

  /** Asserts on a secret as it was when it was taken from the fake. */
  public SecretAssert then(@Nullable Secret actual) {
    return assertThat(actual);
  }

  /** Asserts on a replica as it was when it was taken from the fake. */
  public ReplicaAssert then(@Nullable Replica actual) {
    return assertThat(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public ReplicationStatusAssert then(@Nullable CreateSecretResponse actual) {
    return assertThat(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public ReplicationStatusAssert then(@Nullable ReplicateSecretToRegionsResponse actual) {
    return assertThat(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public ReplicationStatusAssert then(@Nullable RemoveRegionsFromReplicationResponse actual) {
    return assertThat(actual);
  }

  /** Asserts on the replicas that an answer shows. */
  public ReplicationStatusAssert then(@Nullable DescribeSecretResponse actual) {
    return assertThat(actual);
  }
}
