package io.github.fakesecretsmanager.internal.http;

import static io.github.fakesecretsmanager.internal.http.RawClient.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not of this protocol, or don't come from a program of this machine. */
class RefusedRequestsTest extends EndpointContract {

  private static final String GOOD = CALL + "Content-Length: 2\r\n\r\n{}";

  /** Sends a request, and on the same connection a call that must not count as the next request. */
  private void assertRefused(String request, int status, String... words) throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      client.send(request);
      RawClient.Answer answer = client.answer();

      assertThat(answer.status()).as(answer.body()).isEqualTo(status);
      assertThat(answer.body()).startsWith("{\"__type\":\"RefusedByFakeEndpoint\",\"message\":\"");
      for (String word : words) {
        assertThat(answer.body()).contains(word);
      }
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(client.isCutOff()).isTrue();
      assertThat(calls).hasValue(0);
      assertThat(resets).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "0.0.0.0",
        "[::2]",
        "localhost:",
        "localhost:port",
        "user@localhost",
        ""
      })
  void a_host_that_is_not_loopback_is_refused(String host) throws IOException {
    assertRefused(
        GOOD.replace("Host: localhost", "Host: " + host),
        421,
        "<" + host + ">",
        "127.0.0.1",
        "web page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LocalHost:1", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:80"})
  void the_names_of_the_loopback_address_are_accepted(String host) throws IOException {
    String request = GOOD.replace("Host: localhost", "Host: " + host);

    assertThat(RawClient.exchange(endpoint().uri(), request).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://localhost:3000", ""})
  void a_request_of_a_browser_is_refused(String origin) throws IOException {
    assertRefused(
        GOOD.replace("X-Amz-Target", "Origin: " + origin + "\r\nX-Amz-Target"),
        403,
        "Origin",
        "browser");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: evil.example", "Host: localhost\r\nOrigin: http://evil.example"})
  void a_web_page_cannot_reset(String headers) throws IOException {
    String request = "POST /_fake/reset HTTP/1.1\r\n" + headers + "\r\n\r\n";

    assertThat(RawClient.exchange(endpoint().uri(), request).status()).isIn(403, 421);
    assertThat(resets).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/favicon.ico",
        "/?x=1",
        "*",
        "http://localhost/x",
        "//",
        "/_fake",
        "/_fake/Reset"
      })
  void an_unknown_path_is_answered_with_the_known_ones(String path) throws IOException {
    assertRefused(
        GOOD.replace("POST / ", "POST " + path + " "),
        404,
        "<" + path + ">",
        "POST /",
        "GET /_fake/health",
        "POST /_fake/reset");
  }

  @Test
  void a_target_that_names_another_host_is_refused() throws IOException {
    RawClient.Answer answer =
        RawClient.exchange(
            endpoint().uri(),
            "GET http://bank.example/_fake/health HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.body()).contains("<bank.example>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GET; /; POST",
        "PUT; /; POST",
        "OPTIONS; /; POST",
        "post; /; POST",
        "POST; /_fake/health; GET, HEAD",
        "GET; /_fake/reset; POST"
      })
  void an_unsupported_method_is_answered_with_the_supported_one(
      String method, String path, String allowed) throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      RawClient.Answer answer =
          client.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.headers()).containsEntry("allow", allowed);
      assertThat(answer.body()).contains("<" + method + " " + path + ">", "GET /_fake/health");
      assertThat(resets).hasValue(0);
    }
  }

  @Test
  void a_long_path_is_not_quoted_in_full() throws IOException {
    assertRefused(GOOD.replace("POST / ", "POST /" + "x".repeat(5000) + " "), 404, "xxx...>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "POST /\r\n\r\n",
        "POST  / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1 \r\n\r\n",
        "P(ST / HTTP/1.1\r\n\r\n",
        "POST /\u00e9 HTTP/1.1\r\n\r\n",
        "POST / HTTP/1\r\n\r\n",
        "\r\n\r\nPOST / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\nHost: localhost\n\n",
        "POST / HTTP/1.1\rHost: localhost\r\r",
        "POST / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
        "POST / HTTP/1.1\r\n Host: localhost\r\n\r\n",
        "POST / HTTP/1.1\r\nHost\r\n\r\n",
        "POST / HTTP/1.1\r\n: localhost\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: local\0host\r\n\r\n",
        "POST / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
      })
  void a_malformed_request_is_refused(String request) throws IOException {
    assertRefused(request, 400);
  }

  @Test
  void a_client_that_speaks_tls_gets_an_error_in_plain_text() throws IOException {
    assertRefused("\u0016\u0003\u0001\u0002", 400, "http:// instead of https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/2.0", "HTTP/0.9", "HTTP/3.1"})
  void another_version_of_http_is_refused(String version) throws IOException {
    assertRefused(GOOD.replace("HTTP/1.1", version), 505, "HTTP/1.1");
    assertRefused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 2\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n",
        "Content-Length: 2, 2\r\n",
        "Content-Length: +2\r\n",
        "Content-Length: -2\r\n",
        "Content-Length: 0x2\r\n",
        "Content-Length: \r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "X-Amz-Target: secretsmanager.DeleteSecret\r\n",
        "Content-Type: text/plain\r\n",
        "Authorization: none\r\n"
      })
  void an_ambiguous_request_is_refused(String headers) throws IOException {
    assertRefused(CALL + headers + "\r\n{}" + GOOD, 400);
  }

  @Test
  void chunks_are_refused_in_http_1_0() throws IOException {
    assertRefused(
        CALL.replace("HTTP/1.1", "HTTP/1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, chunked", "gzip", "identity", "chunked, chunked", ""})
  void another_transfer_encoding_is_refused(String encoding) throws IOException {
    assertRefused(CALL + "Transfer-Encoding: " + encoding + "\r\n\r\n", 501, "chunked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nix\r\n",
        "\r\n",
        "-1\r\n",
        "0x2\r\n{}\r\n",
        "2\r\n{} \r\n0\r\n\r\n",
        "1\r\n{}\r\n0\r\n\r\n",
        "123456789\r\n",
        "2\n{}\n0\n\n",
        "0\r\n folded\r\n\r\n"
      })
  void a_malformed_chunk_is_refused(String body) throws IOException {
    assertRefused(CALL + "Transfer-Encoding: chunked\r\n\r\n" + body, 400);
  }

  @Test
  void an_unknown_expectation_is_refused() throws IOException {
    assertRefused(CALL + "Expect: more\r\nContent-Length: 2\r\n\r\n", 417, "100-continue");
  }

  @Test
  void head_is_refused_without_a_body() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      RawClient.Answer head = client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n").head();

      assertThat(head.status()).isEqualTo(405);
      assertThat(head.headers()).containsKey("content-length");
      assertThat(client.isCutOff()).as("nothing follows the headers").isTrue();
    }
  }

  @Test
  void a_refusal_does_not_quote_what_may_be_a_body() throws IOException {
    RawClient.Answer answer =
        RawClient.exchange(endpoint().uri(), "{\"SecretString\":\"s3cr3t\"}\r\n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("s3cr3t");
  }
}
