package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.operation.Operations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The classes that a fake does not need and so must not load, in a JVM that lists what it loads.
 */
class NothingIsLoadedTest {

  private static final String ENDPOINT_PACKAGE = "io.github.fakesecretsmanager.internal.http.";
  private static final String ENDPOINT = ENDPOINT_PACKAGE + "LoopbackEndpoint ";

  /** A program that uses a fake as a test does, with an endpoint if it has an argument. */
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

  /** A program that makes the first calls of a test. */
  public static final class CreatesAndReads {
    public static void main(String... arguments) {
      call(FakeSecretsManager.create().client());
    }

    static void call(SecretsManagerClient client) {
      client.createSecret(r -> r.name("db").secretString("x"));
      client.getSecretValue(r -> r.secretId("db"));
      System.out.println("all went well");
    }
  }

  /**
   * A program that makes the same calls with the SDK's own client, and a transport without a fake.
   */
  public static final class CallsTheSdk {
    public static void main(String... arguments) {
      CreatesAndReads.call(
          SecretsManagerClient.builder()
              .httpClient(new Constant())
              .region(Region.US_EAST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create("AKIAEXAMPLE", "secret")))
              .build());
    }
  }

  private static final class Constant implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }

  /** Returns the names of the classes that a program has loaded. */
  private static Set<String> classes(Class<?> main) throws IOException {
    return loadedBy(main)
        .lines()
        .filter(line -> line.contains(" source: "))
        .map(line -> line.replaceFirst(" source: .*", "").replaceFirst(".*[] ]", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String loaded(String... arguments) throws IOException {
    return loadedBy(UsesAFake.class, arguments);
  }

  private static String loadedBy(Class<?> main, String... arguments) throws IOException {
    Process process =
        JavaProcess.of(main, List.of("-Xlog:class+load"), arguments)
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

  @Test
  void the_first_calls_load_no_operation_that_nobody_calls() throws IOException {
    String operations = "io.github.fakesecretsmanager.internal.operation.";

    assertThat(classes(CreatesAndReads.class))
        .contains(operations + "CreateSecret", operations + "GetSecretValue")
        .filteredOn(name -> Operations.names().anyMatch(each -> name.equals(operations + each)))
        .hasSize(2);
  }

  @Test
  void the_first_calls_put_together_no_methods_of_records_and_need_no_partition()
      throws IOException {
    Set<String> more = classes(CreatesAndReads.class);
    more.removeAll(classes(CallsTheSdk.class));

    assertThat(more)
        .contains("io.github.fakesecretsmanager.FakeSecretsManager")
        .doesNotContain("java.lang.runtime.ObjectMethods", "java.util.regex.Pattern")
        .noneMatch(name -> name.startsWith("java.time.format."))
        .noneMatch(name -> name.startsWith("software.amazon.awssdk.regions.partitionmetadata."));
  }
}
