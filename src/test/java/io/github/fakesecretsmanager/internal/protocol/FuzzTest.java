package io.github.fakesecretsmanager.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.RandomInput;
import io.github.fakesecretsmanager.support.SignedCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * Randomly changed request bodies, a million in a whole run, through the transport. Each gets a
 * well-formed answer and no exception, and a refused one changes nothing.
 */
@Tag(RandomInput.TAG)
class FuzzTest {

  private static final int REQUESTS = RandomInput.shareOf(125_000);
  private static final int REQUESTS_OF_ONE_FAKE = 500;

  private static final Set<String> ERRORS =
      Stream.of(ErrorCode.values()).map(ErrorCode::wireName).collect(Collectors.toSet());

  private static final Answer NOT_SIMULATED = new Answer(0, "");

  private record Answer(int status, String body) {
    boolean isRefused() {
      return status != 200;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_request_gets_a_well_formed_response_and_an_error_changes_nothing(int seed)
      throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    FakeSecretsManager fake = arranged();
    List<Secret> before = secrets(fake);
    for (int i = 0; i < REQUESTS; i++) {
      if (i % REQUESTS_OF_ONE_FAKE == 0) {
        fake = arranged();
        before = secrets(fake);
      }
      Calls.Call good = Calls.all().get(random.nextInt(Calls.all().size()));
      String operation = good.operation();
      byte[] body = Requests.mutated(good.json(), random);

      Answer answer = answer(fake, operation, body);

      List<Secret> after = secrets(fake);
      if (!isSound(answer) || (answer.isRefused() && !after.equals(before))) {
        throw new AssertionError(
            operation
                + " with "
                + new String(body, StandardCharsets.UTF_8)
                + "\nanswers "
                + answer
                + "\nand leaves\n"
                + after);
      }
      before = after;
      refused += answer.isRefused() ? 1 : 0;
    }
    // Some but not all must be refused, or this would test little.
    assertThat(refused).isBetween(REQUESTS / 2, REQUESTS * 95 / 100);
  }

  @TestFactory
  Stream<DynamicTest> every_call_of_the_catalogue_is_good() {
    return Calls.all().stream()
        // The secret is a primary here.
        .filter(call -> !call.operation().equals("StopReplicationToReplica"))
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.operation(), () -> arrange(arranged(), call.operation(), call.json())));
  }

  /** Makes a fake with a secret, one more, and a replica. */
  private static FakeSecretsManager arranged() throws IOException {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.rotation().deployFunction(Calls.LAMBDA, (step, id, token, client) -> {});
    fake.region().createSecret("other", "x");
    fake.region("eu-west-1").createSecret("db", "x");
    arrange(
        fake,
        "CreateSecret",
        """
        {"Name": "db", "SecretString": "s3cr3t", "ClientRequestToken": "%s"}"""
            .formatted(Calls.TOKEN));
    arrange(
        fake,
        "ReplicateSecretToRegions",
        """
        {"SecretId": "db", "AddReplicaRegions": [{"Region": "eu-west-3"}]}""");
    arrange(
        fake,
        "UpdateSecretVersionStage",
        """
        {"SecretId": "db", "VersionStage": "blue", "MoveToVersionId": "%s"}"""
            .formatted(Calls.TOKEN));
    arrange(fake, "RotateSecret", Calls.of("RotateSecret").json());
    return fake;
  }

  private static void arrange(FakeSecretsManager fake, String operation, String body)
      throws IOException {
    assertThat(send(fake, operation, body.getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(200);
  }

  private static List<Secret> secrets(FakeSecretsManager fake) {
    List<Secret> secrets = new ArrayList<>(fake.region("us-east-1").secrets());
    secrets.addAll(fake.region("eu-west-3").secrets());
    secrets.addAll(fake.region("eu-west-1").secrets());
    return secrets;
  }

  private static Answer answer(FakeSecretsManager fake, String operation, byte[] body)
      throws IOException {
    try {
      return send(fake, operation, body);
    } catch (NotSimulatedException e) {
      // A secret can be given a type whose rotation only its partner knows.
      assertThat(operation).isEqualTo("RotateSecret");
      assertThat(e)
          .hasMessageStartingWith("fake-secrets-manager does not simulate how secrets of the type");
      return NOT_SIMULATED;
    }
  }

  private static Answer send(FakeSecretsManager fake, String operation, byte[] body)
      throws IOException {
    HttpExecuteResponse response = SignedCalls.send(fake, operation, body);
    return new Answer(
        response.httpResponse().statusCode(),
        new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static boolean isSound(Answer answer) {
    if (answer.status() == 200) {
      return answer.body().isEmpty() || Json.parse(answer.body()) instanceof Map<?, ?>;
    }
    return answer.equals(NOT_SIMULATED) || isModelledError(answer);
  }

  private static boolean isModelledError(Answer answer) {
    return answer.status() == 400
        && Json.parse(answer.body()) instanceof Map<?, ?> error
        && ERRORS.contains(error.get("__type"))
        && error.size() <= 2;
  }
}
