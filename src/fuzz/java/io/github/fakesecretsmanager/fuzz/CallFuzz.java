package io.github.fakesecretsmanager.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.SignedCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * A fuzz test of request bodies, which go to one fake, one after the other, through the transport.
 */
class CallFuzz {

  private static final List<String> OPERATIONS =
      Calls.all().stream().map(Calls.Call::operation).distinct().toList();

  @FuzzTest(maxDuration = "1m")
  void every_body_gets_a_well_formed_answer(FuzzedDataProvider data) throws IOException {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.region().createSecret("db", "one", "eu-west-3");

    while (data.remainingBytes() > 0) {
      String operation = data.pickValue(OPERATIONS);
      byte[] body = data.consumeBytes(data.consumeInt(0, 500));
      try {
        HttpExecuteResponse response = SignedCalls.send(fake, operation, body);

        assertThat(response.httpResponse().statusCode()).isIn(200, 400);
        assertThat(Json.parse(text(response))).isNotNull();
      } catch (NotSimulatedException e) {
        assertThat(operation).isEqualTo("RotateSecret");
      }
    }
  }

  private static String text(HttpExecuteResponse response) throws IOException {
    return new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
  }
}
