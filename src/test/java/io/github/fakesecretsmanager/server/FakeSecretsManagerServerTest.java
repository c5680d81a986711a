package io.github.fakesecretsmanager.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program, as a program: in a process of its own, by what it prints and how it ends. */
class FakeSecretsManagerServerTest {

  private static Process start(String... arguments) throws IOException {
    return JavaProcess.of(FakeSecretsManagerServer.class, List.of(), arguments).start();
  }

  private static String all(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it has ended").isTrue();
    return process.exitValue();
  }

  // Windows ends a process without telling it.
  @DisabledOnOs(OS.WINDOWS)
  @Test
  void prints_its_address_serves_and_ends_when_it_is_told_to() throws Exception {
    Process process = start("--region", "eu-west-3");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String uri = out.readLine();

      assertThat(uri).matches("http://127\\.0\\.0\\.1:\\d+");
      assertThat(List.of(out.readLine(), out.readLine(), out.readLine()))
          .containsExactly(
              "AWS_ENDPOINT_URL_SECRETS_MANAGER=" + uri,
              "AWS_REGION=eu-west-3",
              "AWS_DEFAULT_REGION=eu-west-3");
      assertThat(List.of(out.readLine(), out.readLine()))
          .containsExactly("AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test");
      assertThat(status(HttpRequest.newBuilder(URI.create(uri + "/_fake/health")))).isEqualTo(200);

      // Through the handle: destroy() of the process would close its streams too.
      process.toHandle().destroy();

      assertThat(exitCode(process)).isEqualTo(143);
      assertThat(all(process.getErrorStream())).isEmpty();
      assertThat(out.readLine()).as("nothing more was said").isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "--ports, 1, 'unknown option <--ports>'",
    "--port, 65536, 'invalid port <65536>: use 0 to 65535 (0 picks a free one)'"
  })
  void an_invalid_option_ends_it_with_2_and_is_named(String option, String value, String words)
      throws Exception {
    Process process = start(option, value);

    assertThat(exitCode(process)).isEqualTo(2);
    assertThat(all(process.getErrorStream()))
        .isEqualTo(
            "fake-secrets-manager: "
                + words
                + "; --help lists the options"
                + System.lineSeparator());
    assertThat(all(process.getInputStream())).isEmpty();
  }

  @Test
  void a_taken_port_ends_it_with_1_and_is_named() throws Exception {
    try (FakeSecretsManager fake = FakeSecretsManager.create()) {
      String taken = Integer.toString(fake.startEndpoint().getPort());
      Process process = start("--port", taken);

      assertThat(exitCode(process)).isEqualTo(1);
      assertThat(all(process.getErrorStream()))
          .startsWith("fake-secrets-manager: can't listen at port <" + taken + "> of 127.0.0.1");
    }
  }

  @Test
  void help_lists_the_options() throws Exception {
    Process process = start("--help");

    assertThat(exitCode(process)).isZero();
    assertThat(all(process.getInputStream())).isEqualTo(Options.USAGE);
    assertThat(all(process.getErrorStream())).isEmpty();
  }

  @Test
  void version_is_unknown_outside_a_release() throws Exception {
    Process process = start("--version");

    assertThat(exitCode(process)).isZero();
    assertThat(all(process.getInputStream()).strip())
        .isEqualTo("fake-secrets-manager (unreleased)");
  }
}
