package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * The clients of a fake: one of each kind for each caller and Region, until it is closed.
 * Thread-safe.
 */
public final class ClientCache implements AutoCloseable {

  private final InProcessHttpClient httpClient;
  private final InProcessAsyncHttpClient asyncHttpClient;
  private final Map<String, SecretsManagerClient> clients = new ConcurrentHashMap<>();
  private final Map<String, SecretsManagerAsyncClient> asyncClients = new ConcurrentHashMap<>();
  private volatile boolean isClosed;

  public ClientCache(AwsJsonProtocol protocol) {
    this.httpClient = new InProcessHttpClient(protocol);
    this.asyncHttpClient = new InProcessAsyncHttpClient(protocol);
  }

  public InProcessHttpClient httpClient() {
    return httpClient;
  }

  public InProcessAsyncHttpClient asyncHttpClient() {
    return asyncHttpClient;
  }

  /** Returns the client of a caller for a Region, the same each time until it is closed. */
  public SecretsManagerClient client(String accessKeyId, String region) {
    return clients.computeIfAbsent(
        key(accessKeyId, region),
        key ->
            InProcessClients.client(
                new ManagedHttpClient.Builder(httpClient, keptIn(clients, key)),
                region,
                accessKeyId));
  }

  /** Returns the asynchronous client of a caller for a Region, as {@link #client} does. */
  public SecretsManagerAsyncClient asyncClient(String accessKeyId, String region) {
    return asyncClients.computeIfAbsent(
        key(accessKeyId, region),
        key ->
            InProcessClients.asyncClient(
                new ManagedAsyncHttpClient.Builder(asyncHttpClient, keptIn(asyncClients, key)),
                region,
                accessKeyId));
  }

  /** Returns the key as a text: a record would take 20 ms more at the first use in a JVM. */
  private static String key(String accessKeyId, String region) {
    return accessKeyId + '/' + region;
  }

  private Supplier<ClientLife> keptIn(Map<String, ?> kept, String key) {
    return () -> new ClientLife(() -> isClosed, () -> kept.remove(key));
  }

  /** Returns a builder for a user to configure, which retries and waits as the SDK does. */
  public SecretsManagerClientBuilder builder(String accessKeyId, String region) {
    return InProcessClients.builder(
        new ManagedHttpClient.Builder(httpClient, ClientLife.unkept(() -> isClosed)),
        region,
        accessKeyId);
  }

  /** Returns a builder of asynchronous clients, as {@link #builder} does. */
  public SecretsManagerAsyncClientBuilder asyncBuilder(String accessKeyId, String region) {
    return InProcessClients.asyncBuilder(
        new ManagedAsyncHttpClient.Builder(asyncHttpClient, ClientLife.unkept(() -> isClosed)),
        region,
        accessKeyId);
  }

  @Override
  public void close() {
    isClosed = true;
    clients.values().forEach(SecretsManagerClient::close);
    asyncClients.values().forEach(SecretsManagerAsyncClient::close);
  }
}
