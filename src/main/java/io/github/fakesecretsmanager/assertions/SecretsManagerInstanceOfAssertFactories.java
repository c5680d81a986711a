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
import org.assertj.core.api.InstanceOfAssertFactory;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;

/**
 * Factories that lead from AssertJ's own assertions to those of this package. Immutable.
 *
 * <pre>{@code
 * assertThat(fake.region().secrets()).first(as(SECRET)).isStandalone();
 * }</pre>
 *
 * <p>{@code as} is that of AssertJ's {@code Assertions}.
 */
public final class SecretsManagerInstanceOfAssertFactories {

  private SecretsManagerInstanceOfAssertFactories() {}

  /** The factory of assertions on a {@link FakeSecretsManager}. */
  public static final InstanceOfAssertFactory<FakeSecretsManager, FakeSecretsManagerAssert>
      FAKE_SECRETS_MANAGER =
          new InstanceOfAssertFactory<>(
              FakeSecretsManager.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link FakeRegion}. */
  public static final InstanceOfAssertFactory<FakeRegion, FakeRegionAssert> FAKE_REGION =
      new InstanceOfAssertFactory<>(FakeRegion.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link FakePrincipal}. */
  public static final InstanceOfAssertFactory<FakePrincipal, PrincipalAssert> FAKE_PRINCIPAL =
      new InstanceOfAssertFactory<>(FakePrincipal.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link FakeFault}. */
  public static final InstanceOfAssertFactory<FakeFault, FakeFaultAssert> FAKE_FAULT =
      new InstanceOfAssertFactory<>(FakeFault.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link FakeKmsKey}. */
  public static final InstanceOfAssertFactory<FakeKmsKey, FakeKmsKeyAssert> FAKE_KMS_KEY =
      new InstanceOfAssertFactory<>(FakeKmsKey.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link FakeRotation}. */
  public static final InstanceOfAssertFactory<FakeRotation, FakeRotationAssert> FAKE_ROTATION =
      new InstanceOfAssertFactory<>(FakeRotation.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link FakeCloudTrail}. */
  public static final InstanceOfAssertFactory<FakeCloudTrail, CloudTrailAssert> FAKE_CLOUD_TRAIL =
      new InstanceOfAssertFactory<>(FakeCloudTrail.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link Secret}. */
  public static final InstanceOfAssertFactory<Secret, SecretAssert> SECRET =
      new InstanceOfAssertFactory<>(Secret.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link Replica}. */
  public static final InstanceOfAssertFactory<Replica, ReplicaAssert> REPLICA =
      new InstanceOfAssertFactory<>(Replica.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link CreateSecretResponse}. */
  public static final InstanceOfAssertFactory<CreateSecretResponse, ReplicationStatusAssert>
      CREATE_SECRET_RESPONSE =
          new InstanceOfAssertFactory<>(
              CreateSecretResponse.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link ReplicateSecretToRegionsResponse}. */
  public static final InstanceOfAssertFactory<
          ReplicateSecretToRegionsResponse, ReplicationStatusAssert>
      REPLICATE_SECRET_TO_REGIONS_RESPONSE =
          new InstanceOfAssertFactory<>(
              ReplicateSecretToRegionsResponse.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link RemoveRegionsFromReplicationResponse}. */
  public static final InstanceOfAssertFactory<
          RemoveRegionsFromReplicationResponse, ReplicationStatusAssert>
      REMOVE_REGIONS_FROM_REPLICATION_RESPONSE =
          new InstanceOfAssertFactory<>(
              RemoveRegionsFromReplicationResponse.class, SecretsManagerAssertions::assertThat);

  /** The factory of assertions on a {@link DescribeSecretResponse}. */
  public static final InstanceOfAssertFactory<DescribeSecretResponse, ReplicationStatusAssert>
      DESCRIBE_SECRET_RESPONSE =
          new InstanceOfAssertFactory<>(
              DescribeSecretResponse.class, SecretsManagerAssertions::assertThat);
}
