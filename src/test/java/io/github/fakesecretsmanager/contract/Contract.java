package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.support.Calls;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/**
 * A test of what AWS promises its callers, through the SDK's clients of one {@link ClientKind}.
 * Each test has its own fake.
 */
abstract class Contract {

  static final Instant NOW = Instant.parse("2026-03-01T10:15:30.125Z");

  static final String TOKEN = Calls.TOKEN;
  static final String OTHER_TOKEN = Calls.OTHER_TOKEN;

  static final String NOT_FOUND = "Secrets Manager can't find the specified secret.";
  static final String MARKED_FOR_DELETION =
      "You can't perform this operation on the secret because it was marked for deletion.";
  static final String NOT_ON_REPLICA =
      "Operation not permitted on a replica secret. Call must be made in primary secret's region.";
  static final String KMS_DENIED = "Access to KMS is not allowed";

  final FakeClock clock = FakeClock.frozenAt(NOW);
  final FakeSecretsManager fake = FakeSecretsManager.builder().clock(clock).build();
  final SecretsManagerClient client = in(fake.region().name());

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  SecretsManagerClient in(String region) {
    return ClientKind.CURRENT.client(fake, region);
  }

  /** Returns a client whose calls are those of a user or role, for the default Region. */
  SecretsManagerClient as(FakePrincipal caller) {
    return as(caller, fake.region().name());
  }

  SecretsManagerClient as(FakePrincipal caller, String region) {
    return ClientKind.CURRENT.client(fake, caller, region);
  }

  /** Creates a secret in the default Region, and returns its ARN. */
  String create(String name, String value) {
    return client.createSecret(r -> r.name(name).secretString(value)).arn();
  }

  void replicate(String id, String... regions) {
    client.replicateSecretToRegions(
        r ->
            r.secretId(id)
                .addReplicaRegions(List.of(regions).stream().map(Contract::replicaIn).toList()));
  }

  void replicateWithKey(String id, String region, String kmsKeyId) {
    client.replicateSecretToRegions(
        r -> r.secretId(id).addReplicaRegions(to -> to.region(region).kmsKeyId(kmsKeyId)));
  }

  void overwrite(String id, String region) {
    client.replicateSecretToRegions(
        r -> r.secretId(id).addReplicaRegions(replicaIn(region)).forceOverwriteReplicaSecret(true));
  }

  static ReplicaRegionType replicaIn(String region) {
    return ReplicaRegionType.builder().region(region).build();
  }

  DescribeSecretResponse describe(String id) {
    return client.describeSecret(r -> r.secretId(id));
  }

  /** Returns the status of a replica as its primary shows it. */
  ReplicationStatusType row(String id, String region) {
    return describe(id).replicationStatus().stream()
        .filter(replica -> replica.region().equals(region))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + region));
  }

  String status(String id, String region) {
    return row(id, region).statusAsString();
  }

  String value(SecretsManagerClient regional, String id) {
    return regional.getSecretValue(r -> r.secretId(id)).secretString();
  }

  void put(String id, String value) {
    client.putSecretValue(r -> r.secretId(id).secretString(value));
  }

  /** Checks that a call is refused as AWS refuses it: HTTP 400, this error, this sentence. */
  void assertRefused(String errorCode, String message, ThrowingCallable call) {
    AwsServiceException error = refusal(call);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(errorCode);
    assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
  }

  /** Checks that a call fails with an error of KMS, which Secrets Manager passes on. */
  void assertCantEncrypt(String kmsSentence, String kmsError, ThrowingCallable call) {
    AwsServiceException error = refusal(call);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("EncryptionFailure");
    assertThat(error.awsErrorDetails().errorMessage())
        .matches(kmsFailure("encrypt", kmsSentence, kmsError));
  }

  void assertCantDecrypt(String kmsSentence, String kmsError, ThrowingCallable call) {
    AwsServiceException error = refusal(call);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("DecryptionFailure");
    assertThat(error.awsErrorDetails().errorMessage())
        .matches(kmsFailure("decrypt", kmsSentence, kmsError));
  }

  /** Returns the sentence for an error of KMS, with any UUID as its request id. */
  static Pattern kmsFailure(String verb, String kmsSentence, String kmsError) {
    return Pattern.compile(
        Pattern.quote(
                "Secrets Manager can't %s the secret value: %s (Service: AWSKMS; Status Code: 400; Error Code: %s; Request ID: "
                    .formatted(verb, kmsSentence, kmsError))
            + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}; Proxy: null\\)");
  }

  /** Checks that a call is refused and has changed nothing, in any Region. */
  AwsServiceException refusal(ThrowingCallable call) {
    List<Secret> before = secretsOfAllRegions();
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).as("the call must be refused").isInstanceOf(AwsServiceException.class);
    assertThat(secretsOfAllRegions()).as("what a refused call leaves").isEqualTo(before);
    AwsServiceException error = (AwsServiceException) thrown;
    assertThat(error.statusCode()).isEqualTo(400);
    assertThat(error.requestId()).isNotEmpty();
    return error;
  }

  private List<Secret> secretsOfAllRegions() {
    return Region.regions().stream()
        .filter(region -> !region.isGlobalRegion())
        .flatMap(region -> fake.region(region.id()).secrets().stream())
        .toList();
  }

  void assertFailed(String id, String region, String statusMessage) {
    assertThat(row(id, region).statusAsString()).isEqualTo("Failed");
    assertThat(row(id, region).statusMessage()).isEqualTo(statusMessage);
  }

  /** Returns why a replica of a secret in the default Region has failed. */
  ReplicationFailure failureOf(String id, String region) {
    return fake.region().secret(id).replica(region).orElseThrow().status().failure().orElseThrow();
  }

  void assertNoSecret(String id, String region) {
    assertRefused(
        "ResourceNotFoundException",
        NOT_FOUND,
        () -> in(region).describeSecret(r -> r.secretId(id)));
  }
}
