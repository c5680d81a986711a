package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.internal.operation.ApiModel;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.Policies;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** For each operation and each error that AWS's model gives it, a call that gets this error. */
class ModelledErrorsTest extends RotationContract {

  /**
   * The errors that no call to the fake leads to, so that only an injected fault could return them.
   */
  private static final Set<String> NEVER_ANSWERED =
      Set.of(
          "InternalServiceError",
          // AWS documents no case.
          "CreateSecret PreconditionNotMetException",
          "UpdateSecret PreconditionNotMetException",
          "GetRandomPassword InvalidRequestException",
          "ListSecrets InvalidRequestException",
          // These operations take no policy.
          "CreateSecret MalformedPolicyDocumentException",
          "UpdateSecret MalformedPolicyDocumentException",
          // A missing key is an InvalidParameterException, as recorded.
          "CreateSecret ResourceNotFoundException",
          // The fake has no quota of secrets, and a new secret has one label.
          "CreateSecret LimitExceededException",
          // The limits of the request refuse all invalid values, with a ValidationException.
          "DescribeSecret InvalidParameterException",
          "GetResourcePolicy InvalidParameterException",
          "GetSecretValue InvalidParameterException",
          "ListSecretVersionIds InvalidParameterException",
          "ValidateResourcePolicy InvalidParameterException");

  private final Map<String, Runnable> calls = new HashMap<>();
  private final FakeKmsKey key = fake.region().createKmsKey("alias/off");

  @BeforeEach
  void arrange_an_account() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    replicate("db", "eu-west-3");
    fake.region().createManagedSecret("rds", "rds!db", "x");
    create("gone", "one");
    client.deleteSecret(r -> r.secretId("gone"));
    client.createSecret(
        r -> r.name("off").secretString("one").kmsKeyId(key.arn()).clientRequestToken(TOKEN));
    key.disable();
    String[] labels = IntStream.range(0, 19).mapToObj(i -> "label" + i).toArray(String[]::new);
    client.createSecret(r -> r.name("full").secretString("one").clientRequestToken(TOKEN));
    client.putSecretValue(r -> r.secretId("full").secretString("two").versionStages(labels));
  }

  private void put(String operation, String error, Runnable call) {
    calls.put(operation + " " + error, call);
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> every_error_of_the_model_is_answered_by_a_call() {
    addErrorsOfEverySecret();
    addBatches();
    addReads();
    addCreation();
    addValues();
    addLabels();
    addMetadata();
    addPolicies();
    addReplicationAndRotation();
    ApiModel model = ApiModel.load();
    return model.operations().stream()
        .flatMap(
            operation ->
                model.errors(operation).stream()
                    .filter(error -> !NEVER_ANSWERED.contains(error))
                    .map(error -> operation + " " + error))
        .filter(pair -> !NEVER_ANSWERED.contains(pair))
        .filter(pair -> BatchCalls.areKnown() || !pair.startsWith("Batch"))
        .map(pair -> DynamicTest.dynamicTest(pair, () -> assertAnswered(pair)));
  }

  private void assertAnswered(String pair) {
    assertThat(calls).containsKey(pair);
    String error = pair.substring(pair.indexOf(' ') + 1);
    if (pair.startsWith("BatchGetSecretValue")
        && !error.startsWith("InvalidP")
        && !error.startsWith("InvalidN")) {
      calls.get(pair).run();
    } else {
      assertThat(refusal(calls.get(pair)::run).awsErrorDetails().errorCode()).isEqualTo(error);
    }
  }

  /** A batch is not refused for one secret: the answer lists the error. */
  private void putBatch(String id, String error) {
    put(
        "BatchGetSecretValue",
        error,
        () -> assertThat(BatchCalls.errorsOf(client, id)).containsExactly(error));
  }

  /** Adds the errors of a secret that is missing, deleted or a replica; others replace some. */
  private void addErrorsOfEverySecret() {
    for (Calls.Call call : Calls.onSecretExcept()) {
      String operation = call.operation();
      put(operation, "ResourceNotFoundException", () -> call.make(client, "nix"));
      put(operation, "InvalidRequestException", () -> call.make(client, "gone"));
      put(operation, "InvalidParameterException", () -> call.make(in("eu-west-3"), "db"));
    }
  }

  private void addBatches() {
    putBatch("nix", "ResourceNotFoundException");
    putBatch("gone", "InvalidRequestException");
    putBatch("off", "DecryptionFailure");
    put(
        "BatchGetSecretValue",
        "InvalidParameterException",
        () -> BatchCalls.askForPageWithoutFilters(client));
    put(
        "BatchGetSecretValue",
        "InvalidNextTokenException",
        () -> BatchCalls.askWithToken(client, "x"));
  }

  private void addReads() {
    put("GetSecretValue", "DecryptionFailure", () -> value(client, "off"));
    put(
        "GetRandomPassword",
        "InvalidParameterException",
        () -> client.getRandomPassword(r -> r.passwordLength(1L)));
    put(
        "ListSecretVersionIds",
        "InvalidNextTokenException",
        () -> client.listSecretVersionIds(r -> r.secretId("db").nextToken("x")));
    put(
        "ListSecrets",
        "InvalidParameterException",
        () -> client.listSecrets(r -> r.filters(f -> f.key("name"))));
    put(
        "ListSecrets",
        "InvalidNextTokenException",
        () -> client.listSecrets(r -> r.nextToken("x")));
  }

  private void addValues() {
    put("PutSecretValue", "EncryptionFailure", () -> put("off", "x"));
    put("PutSecretValue", "LimitExceededException", () -> put("full", "x"));
    put("PutSecretValue", "ResourceExistsException", () -> putAgain("db", "x"));
    put("PutSecretValue", "DecryptionFailure", () -> putAgain("off", "one"));
    put("UpdateSecret", "EncryptionFailure", () -> update("off", "x", OTHER_TOKEN));
    put("UpdateSecret", "LimitExceededException", () -> update("full", "x", OTHER_TOKEN));
    put("UpdateSecret", "ResourceExistsException", () -> update("db", "x", TOKEN));
    put("UpdateSecret", "DecryptionFailure", () -> update("off", "one", TOKEN));
  }

  private void addLabels() {
    put(
        "UpdateSecretVersionStage",
        "LimitExceededException",
        () -> Calls.of("UpdateSecretVersionStage").make(client, "full"));
  }

  private void putAgain(String id, String value) {
    client.putSecretValue(r -> r.secretId(id).secretString(value).clientRequestToken(TOKEN));
  }

  private void update(String id, String value, String token) {
    client.updateSecret(r -> r.secretId(id).secretString(value).clientRequestToken(token));
  }

  private void addCreation() {
    put("CreateSecret", "ResourceExistsException", () -> create("db", "x"));
    put("CreateSecret", "InvalidRequestException", () -> create("gone", "x"));
    put(
        "CreateSecret",
        "InvalidParameterException",
        () ->
            client.createSecret(
                r -> r.name("new").tags(Tag.builder().key("aws:x").value("y").build())));
    put(
        "CreateSecret",
        "EncryptionFailure",
        () -> client.createSecret(r -> r.name("new").kmsKeyId(key.arn())));
    put(
        "CreateSecret",
        "DecryptionFailure",
        () ->
            client.createSecret(r -> r.name("off").secretString("one").clientRequestToken(TOKEN)));
  }

  private void addMetadata() {
    put(
        "RestoreSecret",
        "InvalidRequestException",
        () -> client.restoreSecret(r -> r.secretId("rds!db")));
  }

  private void addPolicies() {
    put(
        "ValidateResourcePolicy",
        "MalformedPolicyDocumentException",
        () -> client.validateResourcePolicy(r -> r.resourcePolicy("x")));
    put(
        "PutResourcePolicy",
        "MalformedPolicyDocumentException",
        () -> client.putResourcePolicy(r -> r.secretId("db").resourcePolicy("x")));
    put(
        "PutResourcePolicy",
        "PublicPolicyException",
        () ->
            client.putResourcePolicy(
                r -> r.secretId("db").resourcePolicy(Policies.trust("*")).blockPublicPolicy(true)));
  }

  private void addReplicationAndRotation() {
    put(
        "StopReplicationToReplica",
        "InvalidParameterException",
        () -> client.stopReplicationToReplica(r -> r.secretId("db")));
    // Without a function it would be refused anyway.
    put(
        "RotateSecret",
        "InvalidRequestException",
        () -> client.rotateSecret(r -> r.secretId("gone").rotationLambdaARN(LAMBDA)));
  }
}
