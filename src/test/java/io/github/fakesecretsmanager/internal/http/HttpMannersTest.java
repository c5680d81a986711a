package io.github.fakesecretsmanager.internal.http;

import static io.github.fakesecretsmanager.internal.http.RawClient.CALL;
import static io.github.fakesecretsmanager.internal.http.RawClient.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import io.github.fakesecretsmanager.internal.protocol.WireRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers that are well-formed. */
class HttpMannersTest extends EndpointContract {

  @Test
  void a_call_reaches_the_protocol_with_what_it_needs() throws IOException {
    AtomicReference<WireRequest> seen = new AtomicReference<>();
    var endpoint =
        endpoint(
            EndpointLimits.DEFAULT,
            request -> {
              seen.set(request);
              return answer("{\"ok\":\"\u20ac\"}");
            });

    RawClient.Answer answer = RawClient.exchange(endpoint.uri(), call("{}"));

    assertThat(seen.get().contentType()).contains("application/x-amz-json-1.1");
    assertThat(seen.get().target()).contains("secretsmanager.ListSecrets");
    assertThat(seen.get().scope())
        .contains(new CredentialScope("AKIAEXAMPLE", "eu-west-3", "secretsmanager"));
    assertThat(seen.get().body()).asString().isEqualTo("{}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"ok\":\"\u20ac\"}");
    assertThat(answer.headers())
        .containsEntry("x-amzn-requestid", "an-id")
        .containsEntry("content-type", "application/x-amz-json-1.1")
        .doesNotContainKey("date");
  }

  @Test
  void a_connection_is_used_again() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      for (int i = 0; i < 50; i++) {
        RawClient.Answer answer = client.send(call("number " + i)).answer();

        assertThat(answer.body()).isEqualTo("number " + i);
        assertThat(answer.headers())
            .containsEntry("connection", "keep-alive")
            .containsEntry("keep-alive", "timeout=60");
      }
    }
  }

  @Test
  void requests_sent_at_once_are_answered_in_their_order() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      client.send(call("one") + call("") + call("three"));

      assertThat(client.answer().body()).isEqualTo("one");
      assertThat(client.answer().body()).isEmpty();
      assertThat(client.answer().body()).isEqualTo("three");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, X-Nothing: at all, true",
    "HTTP/1.1, Connection: keep-alive, true",
    "HTTP/1.1, Connection: close, false",
    "HTTP/1.1, 'Connection: TE, Close', false",
    "HTTP/1.0, X-Nothing: at all, false",
    "HTTP/1.0, Connection: Keep-Alive, true"
  })
  void the_client_says_whether_the_connection_is_kept(String version, String header, boolean kept)
      throws IOException {
    String request = call("{}").replace("HTTP/1.1", version).replace("Host:", header + "\r\nHost:");
    try (RawClient client = new RawClient(endpoint().uri())) {
      RawClient.Answer answer = client.send(request).answer();

      assertThat(answer.headers()).containsEntry("connection", kept ? "keep-alive" : "close");
      if (kept) {
        assertThat(client.send(request).answer().status()).isEqualTo(200);
      } else {
        assertThat(client.isCutOff()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
        "5;name=value\r\nhello\r\n00006 \r\n world\r\n0\r\nTrailer: value\r\n\r\n",
        "B\r\nhello world\r\n000\r\n\r\n"
      })
  void a_body_may_come_in_chunks(String chunks) throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      client.send(CALL + "Transfer-Encoding: Chunked\r\n\r\n" + chunks);

      assertThat(client.answer().body()).isEqualTo("hello world");
      assertThat(client.send(call("next")).answer().body()).isEqualTo("next");
    }
  }

  @Test
  void a_client_that_expects_100_continue_gets_it() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      client.send(CALL + "Expect: 100-Continue\r\nContent-Length: 2\r\n\r\n");

      assertThat(client.head().status()).isEqualTo(100);
      RawClient.Answer answer = client.send("{}").answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{}");
    }
  }

  @Test
  void a_client_that_expects_100_continue_gets_a_refusal_instead() throws IOException {
    String request =
        CALL.replace("localhost", "evil.example")
            + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n";

    assertThat(RawClient.exchange(endpoint().uri(), request).status()).isEqualTo(421);
  }

  @Test
  void header_names_ignore_case_and_values_are_trimmed() throws IOException {
    String request =
        call("{}")
            .replace("Host: ", "hOsT:\t ")
            .replace("Content-Length: 2", "CONTENT-LENGTH:2 \t");

    assertThat(RawClient.exchange(endpoint().uri(), request).body()).isEqualTo("{}");
  }

  @Test
  void an_empty_line_before_a_request_is_ignored() throws IOException {
    assertThat(RawClient.exchange(endpoint().uri(), "\r\n" + call("{}")).body()).isEqualTo("{}");
  }

  @Test
  void a_request_may_come_byte_by_byte() throws Exception {
    try (RawClient client = new RawClient(endpoint().uri())) {
      for (char each : call("{}").toCharArray()) {
        client.send(String.valueOf(each));
      }

      assertThat(client.answer().body()).isEqualTo("{}");
    }
  }

  @Test
  void a_client_that_closes_its_output_still_gets_its_response() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      assertThat(client.send(call("{}")).endOutput().answer().body()).isEqualTo("{}");
      assertThat(client.isCutOff()).isTrue();
    }
  }

  @Test
  void the_control_paths_answer_health_and_reset() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      RawClient.Answer health =
          client.send("GET /_fake/health HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
      RawClient.Answer reset =
          client.send("POST /_fake/reset HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();

      assertThat(health.status()).isEqualTo(200);
      assertThat(health.body()).isEqualTo("{\"status\":\"up\"}");
      assertThat(reset.status()).isEqualTo(204);
      assertThat(reset.headers()).doesNotContainKey("content-length");
      assertThat(resets).hasValue(1);
      assertThat(client.send(call("next")).answer().body()).isEqualTo("next");
    }
  }

  @Test
  void a_target_may_name_the_host_as_for_a_proxy() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      String host = "Host: any.example\r\n\r\n";

      assertThat(
              client
                  .send("GET http://127.0.0.1:80/_fake/health HTTP/1.1\r\n" + host)
                  .answer()
                  .body())
          .isEqualTo("{\"status\":\"up\"}");
      assertThat(
              client.send(call("{}").replace("POST / ", "POST http://localhost ")).answer().body())
          .isEqualTo("{}");
    }
  }

  @Test
  void the_head_of_health_comes_without_its_body() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      RawClient.Answer head =
          client.send("HEAD /_fake/health HTTP/1.1\r\nHost: localhost\r\n\r\n").head();

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers()).containsEntry("content-length", "15");
      assertThat(client.send(call("next")).answer().body()).isEqualTo("next");
    }
  }

  @Test
  void an_empty_line_before_a_request_is_skipped() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      assertThat(client.send("\r\n" + call("{}")).answer().body()).isEqualTo("{}");
      assertThat(client.send("\r\n" + call("{}")).answer().body()).isEqualTo("{}");
    }
  }

  /**
   * Small pieces that wait for each other's acknowledgement take 40 ms at every call. The fastest
   * quarter of the calls does not depend on how busy the machine is.
   */
  @Test
  void no_answer_waits_for_an_acknowledgement() throws IOException {
    long[] nanos = new long[200];
    try (RawClient client = new RawClient(endpoint().uri())) {
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        client.send(call("{}")).answer();
        nanos[i] = System.nanoTime() - start;
      }
    }

    Arrays.sort(nanos);
    assertThat(nanos[nanos.length / 4] / 1_000_000).as("lower quartile in ms").isLessThan(20);
  }
}
