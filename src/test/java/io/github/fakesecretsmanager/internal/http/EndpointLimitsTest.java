package io.github.fakesecretsmanager.internal.http;

import static io.github.fakesecretsmanager.internal.http.RawClient.CALL;
import static io.github.fakesecretsmanager.internal.http.RawClient.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits on how much a client may send, and how long it may keep the endpoint busy. */
class EndpointLimitsTest extends EndpointContract {

  private static final int HEAD = 16 * 1024;
  private static final int BODY = 1024 * 1024;

  /** Returns a call whose request line and headers have a given number of bytes. */
  private static String withHead(int bytes) {
    String start = CALL + "Content-Length: 0\r\nX-Padding: ";
    return start + "x".repeat(bytes - start.length() - 4) + "\r\n\r\n";
  }

  @Test
  void a_head_has_16_kilobytes_at_most() throws IOException {
    URI uri = endpoint().uri();

    assertThat(RawClient.exchange(uri, withHead(HEAD)).status()).isEqualTo(200);
    assertThat(RawClient.exchange(uri, withHead(HEAD + 1)).status()).isEqualTo(431);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "POST /", "POST / HTTP/1.1\r\nHost: localhost\r\nX-", "\r\n"})
  void an_endless_head_is_cut_off(String start) throws IOException {
    RawClient.Answer answer = RawClient.exchange(endpoint().uri(), start + "x".repeat(HEAD));

    assertThat(answer.status()).isEqualTo(431);
  }

  @Test
  void many_short_headers_count_as_one_long_head() throws IOException {
    String request = CALL + "A: b\r\n".repeat(HEAD / 6) + "\r\n";

    assertThat(RawClient.exchange(endpoint().uri(), request).status()).isEqualTo(431);
  }

  @Test
  void a_body_has_a_megabyte_at_most() throws IOException {
    URI uri = endpoint().uri();

    RawClient.Answer longest = RawClient.exchange(uri, call("x".repeat(BODY)));
    RawClient.Answer tooLong = RawClient.exchange(uri, call("x".repeat(BODY + 1)));

    assertThat(longest.body()).hasSize(BODY);
    assertThat(tooLong.status()).isEqualTo(413);
    assertThat(tooLong.body()).contains("1048576");
    assertThat(calls).hasValue(1);
  }

  @Test
  void a_body_that_is_too_long_is_refused_before_it_is_sent() throws IOException {
    String request = CALL + "Expect: 100-continue\r\nContent-Length: 123456789012\r\n\r\n";

    assertThat(RawClient.exchange(endpoint().uri(), request).status()).isEqualTo(413);
  }

  @Test
  void chunks_have_a_megabyte_together_at_most() throws IOException {
    String half = "80000\r\n" + "x".repeat(BODY / 2) + "\r\n";
    String request = CALL + "Transfer-Encoding: chunked\r\n\r\n" + half + half;
    URI uri = endpoint().uri();

    assertThat(RawClient.exchange(uri, request + "0\r\n\r\n").body()).hasSize(BODY);
    assertThat(RawClient.exchange(uri, request + "1\r\nx\r\n0\r\n\r\n").status()).isEqualTo(413);
    assertThat(RawClient.exchange(uri, request + "ffffffff\r\n").status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 450})
  void a_client_that_does_not_finish_its_request_gets_an_error_and_is_disconnected(int sent)
      throws IOException {
    String request = call("x".repeat(500));
    try (RawClient client = new RawClient(endpoint(SHORT).uri())) {
      client.send(request.substring(0, sent));

      assertThat(client.answer().status()).isEqualTo(408);
      assertThat(client.isCutOff()).isTrue();
      assertThat(calls).hasValue(0);
    }
  }

  @Test
  void a_trickle_of_bytes_does_not_extend_the_timeout() throws Exception {
    long start = System.nanoTime();
    try (RawClient client = new RawClient(endpoint(SHORT).uri())) {
      Thread sending = new Thread(() -> dribble(client));
      sending.start();

      assertThat(client.answer().status()).isEqualTo(408);
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
          .as("less than the bytes take, one each 50 ms")
          .isLessThan(10_000);
      sending.join();
    }
  }

  private static void dribble(RawClient client) {
    try {
      for (char each : "POST / HTTP/1.1\r\n".concat("X: y\r\n".repeat(100)).toCharArray()) {
        client.send(String.valueOf(each));
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException e) {
      // Cut off, as it should be.
    }
  }

  @Test
  void a_truncated_request_gets_an_error() throws IOException {
    try (RawClient client = new RawClient(endpoint().uri())) {
      client.send(CALL + "Content-Length: 5\r\n\r\n{}").endOutput();

      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("ended before it was complete");
      assertThat(calls).hasValue(0);
    }
  }

  @Test
  void an_idle_connection_is_closed_silently() throws IOException {
    URI uri = endpoint(withTimes(EndpointLimits.DEFAULT.request(), Duration.ofSeconds(1))).uri();
    try (RawClient once = new RawClient(uri).send(call("{}"));
        RawClient unused = new RawClient(uri)) {
      assertThat(once.answer().headers()).containsEntry("keep-alive", "timeout=1");

      assertThat(once.isCutOff()).isTrue();
      assertThat(unused.isCutOff()).isTrue();
    }
  }

  @Test
  void a_client_that_does_not_read_its_response_is_disconnected() throws Exception {
    // More than the sockets' buffers hold.
    byte[] large = new byte[64 * 1024 * 1024];
    LoopbackEndpoint endpoint = endpoint(SHORT, any -> answer(large));
    try (RawClient client = new RawClient(endpoint.uri())) {
      client.send(call("{}"));

      while (calls.get() == 0) {
        Thread.sleep(5);
      }
      Threads.await(endpoint, 0, 0);
    }
  }

  private static List<RawClient> asManyAsMayBe(LoopbackEndpoint endpoint) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < SHORT.connections(); i++) {
      clients.add(new RawClient(endpoint.uri()));
      assertThat(clients.get(i).send(call("{}")).answer().status()).isEqualTo(200);
    }
    return clients;
  }

  @Test
  void a_client_beyond_the_limit_gets_an_error_and_a_later_one_is_served() throws Exception {
    LoopbackEndpoint endpoint =
        endpoint(withTimes(EndpointLimits.DEFAULT.request(), EndpointLimits.DEFAULT.idle()));
    List<RawClient> clients = asManyAsMayBe(endpoint);

    RawClient.Answer tooMany = RawClient.exchange(endpoint.uri(), call("{}"));

    assertThat(tooMany.status()).isEqualTo(503);
    assertThat(tooMany.body()).contains("too many connections: <4> are already open");
    clients.get(0).close();
    Threads.await(endpoint, 0, 3);
    assertThat(RawClient.exchange(endpoint.uri(), call("{}")).status()).isEqualTo(200);
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void clients_beyond_the_limit_that_do_not_go_keep_no_other_waiting() throws Exception {
    LoopbackEndpoint endpoint =
        endpoint(withTimes(EndpointLimits.DEFAULT.request(), EndpointLimits.DEFAULT.idle()));
    List<RawClient> clients = asManyAsMayBe(endpoint);

    long start = System.nanoTime();
    for (int i = 0; i < 30; i++) {
      clients.add(new RawClient(endpoint.uri()));
    }
    RawClient.Answer last = RawClient.exchange(endpoint.uri(), call("{}"));

    assertThat(last.status()).isEqualTo(503);
    // One after the other they would take 100 ms each.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    for (RawClient client : clients) {
      client.close();
    }
  }

  private static EndpointLimits withTimes(Duration request, Duration idle) {
    return new EndpointLimits(
        SHORT.head(),
        SHORT.body(),
        SHORT.connections(),
        request,
        idle,
        SHORT.linger(),
        SHORT.close());
  }
}
