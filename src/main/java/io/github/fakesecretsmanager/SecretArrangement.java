package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.AwsRegion;
import io.github.fakesecretsmanager.internal.account.Replication;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.ArrangingCalls;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.Arrangement;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A secret that a test arranges, with every property that a secret can have. {@link #create()}
 * creates it.
 *
 * <pre>{@code
 * Secret secret =
 *     fake.region()
 *         .newSecret("prod/db")
 *         .value("one")
 *         .tag("env", "prod")
 *         .replica("eu-west-1")
 *         .failedReplica("eu-west-3", ReplicationFailure.Reason.KMS_ACCESS_DENIED)
 *         .create();
 * }</pre>
 *
 * <p>It needs no permission, and CloudTrail records nothing. It refuses what AWS would refuse. Not
 * thread-safe.
 */
public final class SecretArrangement {

  private static final int MAX_OWNING_SERVICE_LENGTH = 128;

  /** A version besides the first. */
  private record Version(SecretValue.Text value, List<String> stages) {}

  /** A replica, which is in sync unless it is to fail or to wait. */
  private record Copy(
      @Nullable String kmsKeyId, Optional<ReplicationFailure.Reason> failure, boolean isPending) {}

  private final SecretsManagerService service;
  private final String region;
  private final String name;
  private final List<SecretValue> values = new ArrayList<>();
  private final List<Version> versions = new ArrayList<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final Map<String, Copy> replicas = new LinkedHashMap<>();
  private Optional<String> description = Optional.empty();
  private Optional<String> kmsKeyId = Optional.empty();
  private Optional<String> policy = Optional.empty();
  private Optional<String> owningService = Optional.empty();
  private OptionalLong daysToDeletion = OptionalLong.empty();

  SecretArrangement(SecretsManagerService service, String region, String name) {
    this.service = service;
    this.region = region;
    this.name = name;
  }

  /**
   * Sets a text value, a {@code SecretString}. Without a value, the secret has no version.
   *
   * @param value the value, 1 to 65,536 bytes in UTF-8
   * @return this arrangement
   * @throws IllegalArgumentException if the text has half of a surrogate pair
   */
  public SecretArrangement value(String value) {
    values.removeIf(SecretValue.Text.class::isInstance);
    values.add(text(value));
    return this;
  }

  private static SecretValue.Text text(String value) {
    Arguments.requireGiven("value", value, "use the text to keep secret");
    return new SecretValue.Text(Arguments.requireWholeCharacters("value", value));
  }

  /**
   * Sets a binary value, a {@code SecretBinary}. A secret has a text or a binary value, not both.
   *
   * @param value the value, 1 to 65,536 bytes, which is copied
   * @return this arrangement
   */
  public SecretArrangement binaryValue(byte[] value) {
    Arguments.requireGiven("value", value, "use the bytes to keep secret");
    values.removeIf(SecretValue.Binary.class::isInstance);
    values.add(new SecretValue.Binary(value));
    return this;
  }

  /**
   * Adds a version after the earlier ones, as PutSecretValue does.
   *
   * @param value the text value, 1 to 65,536 bytes in UTF-8
   * @param stages its staging labels, {@code AWSCURRENT} if none is given
   * @return this arrangement
   * @throws IllegalArgumentException if the text has half of a surrogate pair
   */
  public SecretArrangement version(String value, String... stages) {
    Arguments.requireGiven("stages", stages, "use staging labels such as \"AWSPENDING\"");
    versions.add(new Version(text(value), List.of(stages)));
    return this;
  }

  /**
   * Sets the description, none by default.
   *
   * @param description the description, at most 2,048 characters
   * @return this arrangement
   */
  public SecretArrangement description(String description) {
    this.description =
        Optional.of(Arguments.requireGiven("description", description, "use a text"));
    return this;
  }

  /**
   * Adds a tag, or replaces the tag with the same key.
   *
   * @param key the key, 1 to 128 characters
   * @param value the value, at most 256 characters; may be empty
   * @return this arrangement
   * @throws IllegalArgumentException if the key is empty
   */
  public SecretArrangement tag(String key, String value) {
    Arguments.requireText("key", key, "use the key of a tag");
    tags.put(key, Arguments.requireGiven("value", value, "use the value of the tag"));
    return this;
  }

  /**
   * Sets the KMS key, {@code alias/aws/secretsmanager} by default.
   *
   * @param key a key of the secret's Region
   * @return this arrangement
   */
  public SecretArrangement kmsKey(FakeKmsKey key) {
    this.kmsKeyId = Optional.of(arn(key));
    return this;
  }

  private static String arn(FakeKmsKey key) {
    return Arguments.requireGiven("key", key, "use one such as region.createKmsKey()").arn();
  }

  /**
   * Attaches a resource-based policy, none by default.
   *
   * @param json the policy document, 1 to 20,480 characters
   * @return this arrangement
   */
  public SecretArrangement resourcePolicy(String json) {
    this.policy = Optional.of(Arguments.requireGiven("json", json, "use a policy document"));
    return this;
  }

  /**
   * Adds a replica under {@code alias/aws/secretsmanager}. In every {@link ReplicationMode}, it is
   * {@code InSync} at once, unless its Region is held or down. A replica that can't be made is
   * {@code Failed}, as at AWS.
   *
   * @param region the Region of the replica, such as {@code eu-west-3}
   * @return this arrangement
   * @throws IllegalArgumentException if the Region does not exist, is the secret's own, or is of
   *     another partition
   */
  public SecretArrangement replica(String region) {
    return replica(region, new Copy(null, Optional.empty(), false));
  }

  /**
   * Adds a replica under a KMS key, as {@link #replica(String)} does.
   *
   * @param region the Region of the replica, such as {@code eu-west-3}
   * @param key a key of that Region
   * @return this arrangement
   * @throws IllegalArgumentException for the causes of {@link #replica(String)}
   */
  public SecretArrangement replica(String region, FakeKmsKey key) {
    return replica(region, new Copy(arn(key), Optional.empty(), false));
  }

  /**
   * Adds a replica that has failed, with AWS's message for the reason. Its Region does not have the
   * secret.
   *
   * @param region the Region of the replica, such as {@code eu-west-3}
   * @param reason the reason, except {@link ReplicationFailure.Reason#SCRIPTED}
   * @return this arrangement
   * @throws IllegalArgumentException for the causes of {@link #replica(String)}, or if the reason
   *     is {@link ReplicationFailure.Reason#SCRIPTED}, which lacks a message
   */
  public SecretArrangement failedReplica(String region, ReplicationFailure.Reason reason) {
    return replica(
        region, new Copy(null, Optional.of(FakeReplication.requireWithMessage(reason)), false));
  }

  /**
   * Adds a replica that is {@code InProgress} until {@link FakeReplication#settle()}. Before that,
   * its Region does not have the secret.
   *
   * @param region the Region of the replica, such as {@code eu-west-3}
   * @return this arrangement
   * @throws IllegalArgumentException for the causes of {@link #replica(String)}
   */
  public SecretArrangement replicaInProgress(String region) {
    return replica(region, new Copy(null, Optional.empty(), true));
  }

  private SecretArrangement replica(String replicaRegion, Copy copy) {
    Arguments.requireRegion(service, replicaRegion);
    if (replicaRegion.equals(region) || !partition(replicaRegion).equals(partition(region))) {
      throw new IllegalArgumentException(
          Redactions.in(
              service,
              """
              can't replicate the secret <%s> from %s to <%s>: use another Region of the same \
              partition"""
                  .formatted(name, region, replicaRegion)));
    }
    replicas.put(replicaRegion, copy);
    return this;
  }

  private static Optional<String> partition(String region) {
    return Arguments.REGIONS.find(region).map(AwsRegion::partition);
  }

  /**
   * Schedules the secret for deletion.
   *
   * @param days the recovery window in days, 7 to 30
   * @return this arrangement
   */
  public SecretArrangement scheduledForDeletion(int days) {
    this.daysToDeletion = OptionalLong.of(days);
    return this;
  }

  /**
   * Hands the secret to another AWS service, which then manages it. See {@link
   * FakeRegion#createManagedSecret}.
   *
   * @param owningService the service, such as {@code rds}; 1 to 128 characters
   * @return this arrangement
   * @throws IllegalArgumentException if the service is empty or too long
   */
  public SecretArrangement managedBy(String owningService) {
    Arguments.requireText("owningService", owningService, "use one such as \"rds\"");
    if (owningService.length() > MAX_OWNING_SERVICE_LENGTH) {
      throw new IllegalArgumentException(
          "invalid owningService of <%s> characters: use %s or fewer, as AWS does"
              .formatted(owningService.length(), MAX_OWNING_SERVICE_LENGTH));
    }
    this.owningService = Optional.of(owningService);
    return this;
  }

  /**
   * Creates the secret.
   *
   * @return the secret as it is then
   * @throws IllegalArgumentException if AWS would refuse a part of it, for example because the name
   *     is taken or a value is too long; then nothing is created
   */
  public Secret create() {
    return Redactions.link(Arguments.redacting(service, this::createOrRefuse), service);
  }

  private Secret createOrRefuse() {
    try {
      return service.arrange(region, this::create);
    } catch (SecretsManagerError e) {
      throw new IllegalArgumentException(
          "can't create the secret <" + name + "> in " + region + ": " + e.getMessage(), e);
    }
  }

  private Secret create(Arrangement arrangement) {
    ArrangingCalls calls = new ArrangingCalls(arrangement, name);
    calls.create(
        arrangement.newToken(), values, description.orElse(null), kmsKeyId.orElse(null), tags);
    SecretArn arn = arrangement.secret(name).arn();
    try {
      complete(arrangement, calls, arn);
    } catch (SecretsManagerError e) {
      arrangement.account().discard(arn);
      throw e;
    }
    // An arranged secret stands for one from before the test, so it is never late.
    arrangement.account().showInListings(name);
    return arrangement.secret(name);
  }

  private void complete(Arrangement arrangement, ArrangingCalls calls, SecretArn arn) {
    Account account = arrangement.account();
    versions.forEach(
        version -> calls.putValue(arrangement.newToken(), version.value(), version.stages()));
    policy.ifPresent(calls::putPolicy);
    replicas.forEach(
        (replicaRegion, copy) -> {
          calls.replicate(replicaRegion, copy.kmsKeyId());
          finish(account.replication(), arn, replicaRegion, copy);
        });
    owningService.ifPresent(
        owner -> account.managedSecrets().handOver(arrangement.secret(name), owner));
    daysToDeletion.ifPresent(calls::delete);
  }

  private static void finish(
      Replication replication, SecretArn arn, String replicaRegion, Copy copy) {
    if (copy.failure().isPresent()) {
      replication.fail(arn, replicaRegion, copy.failure().get());
    } else if (copy.isPending()) {
      replication.postpone(arn, replicaRegion);
    } else {
      replication.settle(arn, replicaRegion);
    }
  }

  @Override
  public String toString() {
    return "SecretArrangement[" + Redactions.in(service, name) + " in " + region + "]";
  }
}
