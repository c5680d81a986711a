package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What a fake does not need it does not load, in a JVM that shows what it loads. */
class NothingIsLoadedTest {

  private static final String ENDPOINT_PACKAGE = "io.github.fakesecretsmanager.internal.http.";
  private static final String ENDPOINT = ENDPOINT_PACKAGE + "LoopbackEndpoint ";

  /** Uses a fake as a test does, with an endpoint if it is told so. */
  public static final class UsesAFake {
    public static void main(String... arguments) {
      try (FakeSecretsManager fake = FakeSecretsManager.create()) {
        SecretsManagerClient client = fake.client();
        client.createSecret(r -> r.name("db").secretString("x"));
        client.replicateSecretToRegions(
            r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));
        fake.reset();
        if (arguments.length > 0) {
          URI uri = fake.startEndpoint();
          System.out.println(uri);
        }
      }
      System.out.println("all went well");
    }
  }

  private static String loaded(String... arguments) throws IOException {
    Process process =
        JavaProcess.of(UsesAFake.class, List.of("-Xlog:class+load"), arguments)
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed).contains("all went well");
    return printed;
  }

  @Test
  void an_endpoint_that_is_not_started_loads_no_class_and_no_client_needs_a_socket()
      throws IOException {
    assertThat(loaded().lines())
        .noneMatch(line -> line.contains(ENDPOINT_PACKAGE) && !line.contains("LazyEndpoint "))
        .noneMatch(line -> line.contains("java.net.Socket "))
        .noneMatch(line -> line.contains("java.net.ServerSocket "))
        .noneMatch(line -> line.contains("software.amazon.awssdk.http.urlconnection"));
  }

  @Test
  void the_classes_of_a_started_endpoint_are_detected() throws IOException {
    assertThat(loaded("start").lines())
        .anyMatch(line -> line.contains(ENDPOINT))
        .anyMatch(line -> line.contains("java.net.ServerSocket "));
  }
}
