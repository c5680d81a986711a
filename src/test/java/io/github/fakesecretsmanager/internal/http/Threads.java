package io.github.fakesecretsmanager.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The threads of an endpoint, found by their names. */
final class Threads {

  private static final int PATIENCE = 20_000;

  private Threads() {}

  static List<String> of(LoopbackEndpoint endpoint) {
    String name = "fake-secrets-manager-endpoint-" + endpoint.port();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && thread.isDaemon())
        .map(Thread::getName)
        .filter(each -> each.equals(name) || each.startsWith(name + "-"))
        .sorted()
        .toList();
  }

  /** Waits until the number of connections is in a range. */
  static void await(LoopbackEndpoint endpoint, int atLeast, int atMost)
      throws InterruptedException {
    for (int waited = 0; waited < PATIENCE; waited += 10) {
      int connections = of(endpoint).size() - 1;
      if (connections >= atLeast && connections <= atMost) {
        return;
      }
      Thread.sleep(10);
    }
    assertThat(of(endpoint)).as("acceptor and connections").hasSizeBetween(atLeast + 1, atMost + 1);
  }
}
