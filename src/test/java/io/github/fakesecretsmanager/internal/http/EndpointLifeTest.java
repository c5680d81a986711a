package io.github.fakesecretsmanager.internal.http;

import static io.github.fakesecretsmanager.internal.http.RawClient.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The life of an endpoint, from its start to its end, which survives its clients. */
class EndpointLifeTest extends EndpointContract {

  @Test
  void a_taken_port_is_refused() throws IOException {
    int taken = endpoint().port();

    assertThatThrownBy(() -> LoopbackEndpoint.start(taken, any -> answer(""), () -> {}))
        .isInstanceOf(BindException.class);
  }

  @Test
  void listens_only_on_the_loopback_address() throws IOException {
    int port = endpoint().port();

    assertThat(endpoint().uri().getHost()).isEqualTo("127.0.0.1");
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address :
          each.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
        assertThatThrownBy(
                () -> {
                  try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address, port), 2000);
                  }
                })
            .as(address.toString())
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void closing_ends_idle_and_incomplete_requests_and_leaves_no_thread() throws Exception {
    LoopbackEndpoint endpoint = endpoint();
    try (RawClient idle = new RawClient(endpoint.uri());
        RawClient used = new RawClient(endpoint.uri());
        RawClient half = new RawClient(endpoint.uri())) {
      used.send(call("{}")).answer();
      half.send("POST / HTT");
      Threads.await(endpoint, 3, 3);
      long start = System.nanoTime();

      endpoint.close();

      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
          .as("nobody is waited for")
          .isLessThan(EndpointLimits.DEFAULT.close().toMillis());
      assertThat(Threads.of(endpoint)).isEmpty();
      assertThat(idle.isCutOff()).isTrue();
      assertThat(used.isCutOff()).isTrue();
      assertThat(half.isCutOff()).isTrue();
    }
    assertThatThrownBy(() -> new RawClient(endpoint.uri())).isInstanceOf(ConnectException.class);
    endpoint.close();
  }

  @Test
  void closing_waits_for_a_running_call() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    LoopbackEndpoint endpoint = endpoint(EndpointLimits.DEFAULT, any -> awaited(running, go));
    try (RawClient client = new RawClient(endpoint.uri())) {
      client.send(call("{}"));
      running.await();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(endpoint::close);
      awaitEndOfAcceptor(endpoint);
      go.countDown();

      RawClient.Answer answer = client.answer();

      assertThat(answer.status()).isEqualTo(200);
      closing.get(20, TimeUnit.SECONDS);
      assertThat(Threads.of(endpoint)).isEmpty();
    }
  }

  private static void awaitEndOfAcceptor(LoopbackEndpoint endpoint) throws InterruptedException {
    while (Threads.of(endpoint).contains("fake-secrets-manager-endpoint-" + endpoint.port())) {
      Thread.sleep(5);
    }
  }

  private static WireResponse awaited(CountDownLatch running, CountDownLatch go) {
    running.countDown();
    try {
      go.await();
      return answer("{}");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void closing_interrupts_a_call_that_does_not_end() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    LoopbackEndpoint endpoint = endpoint(SHORT, any -> awaited(running, new CountDownLatch(1)));
    try (RawClient client = new RawClient(endpoint.uri())) {
      client.send(call("{}"));
      running.await();

      endpoint.close();

      assertThat(client.isCutOff()).isTrue();
      assertThat(Threads.of(endpoint)).isEmpty();
    }
  }

  @Test
  void a_call_may_close_the_endpoint_and_is_still_answered() throws Exception {
    AtomicReference<LoopbackEndpoint> itself = new AtomicReference<>();
    itself.set(
        endpoint(
            EndpointLimits.DEFAULT,
            any -> {
              itself.get().close();
              return answer("closed");
            }));
    long start = System.nanoTime();

    RawClient.Answer answer = RawClient.exchange(itself.get().uri(), call("{}"));

    assertThat(answer.body()).isEqualTo("closed");
    assertThat(answer.headers()).containsEntry("connection", "close");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
        .as("it does not wait for itself")
        .isLessThan(EndpointLimits.DEFAULT.close().toMillis());
  }

  @Test
  void many_clients_are_served_at_once() throws Exception {
    LoopbackEndpoint endpoint = endpoint();
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      int number = i;
      clients.add(
          CompletableFuture.runAsync(
              () -> talk(endpoint, number), task -> new Thread(task).start()));
    }

    CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    assertThat(calls).hasValue(32 * 50);
    endpoint.close();
    assertThat(Threads.of(endpoint)).isEmpty();
  }

  private static void talk(LoopbackEndpoint endpoint, int client) {
    try (RawClient raw = new RawClient(endpoint.uri())) {
      for (int i = 0; i < 50; i++) {
        String body = client + " says " + i;
        assertThat(raw.send(call(body)).answer().body()).isEqualTo(body);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_failure_of_the_fake_is_sent_as_its_message_only() throws IOException {
    assertFailure(
        new AssertionError("expected s3cr3t"),
        "FakeFailed",
        "java.lang.AssertionError was thrown at ");
    assertFailure(
        new StackOverflowError(), "FakeFailed", "java.lang.StackOverflowError was thrown at ");
    assertFailure(useOfAClosedFake(), "FakeFailed", "this FakeSecretsManager is closed");
    assertFailure(new NotSimulatedException("no such"), "NotSimulatedByFake", "no such");
    assertFailure(new IllegalStateException(), "FakeFailed", "java.lang.IllegalStateException");
    // These tests are in the fake's own packages, so where it was thrown is not checked.
    assertFailure(
        new IllegalStateException("s3cr3t"),
        "FakeFailed",
        "java.lang.IllegalStateException was thrown at io.github.fakesecretsmanager.");
    assertFailure(
        new UnsupportedOperationException("s3cr3t"),
        "FakeFailed",
        "java.lang.UnsupportedOperationException was thrown at io.github.fakesecretsmanager.");
    assertFailure(
        new IllegalStateException(new NotSimulatedException("s3cr3t")),
        "FakeFailed",
        "java.lang.IllegalStateException was thrown at ");
    try {
      Integer.parseInt("s3cr3t");
    } catch (NumberFormatException foreign) {
      assertFailure(
          foreign, "FakeFailed", "NumberFormatException was thrown at java.base/java.lang.Num");
    }
    try {
      List.of().add(null);
    } catch (UnsupportedOperationException foreign) {
      assertFailure(
          foreign, "FakeFailed", "UnsupportedOperationException was thrown at java.base/");
    }
  }

  private static Throwable useOfAClosedFake() {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.close();
    return catchThrowable(() -> fake.region().secrets());
  }

  private void assertFailure(Throwable failure, String type, String words) throws IOException {
    LoopbackEndpoint endpoint =
        endpoint(
            EndpointLimits.DEFAULT,
            any -> {
              if (failure instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) failure;
            });
    try (RawClient client = new RawClient(endpoint.uri())) {
      RawClient.Answer answer = client.send(call("{}")).answer();

      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.body()).contains("\"" + type + "\"", words).doesNotContain("s3cr3t");
      assertThat(client.send(call("{}")).answer().status()).as("it lives on").isEqualTo(501);
    }
  }
}
