package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The clients of a fake: one of each kind for each caller and Region. Thread-safe. */
public final class ClientCache implements AutoCloseable {

  private record Key(String accessKeyId, String region) {}

  private final InProcessHttpClient httpClient;
  private final InProcessAsyncHttpClient asyncHttpClient;
  private final Map<Key, SecretsManagerClient> clients = new ConcurrentHashMap<>();
  private final Map<Key, SecretsManagerAsyncClient> asyncClients = new ConcurrentHashMap<>();

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

  /** Returns the client of a caller for a Region, the same each time. */
  public SecretsManagerClient client(String accessKeyId, String region) {
    return clients.computeIfAbsent(
        new Key(accessKeyId, region),
        key -> InProcessClients.client(httpClient, region, accessKeyId));
  }

  /** Returns the asynchronous client of a caller for a Region, the same each time. */
  public SecretsManagerAsyncClient asyncClient(String accessKeyId, String region) {
    return asyncClients.computeIfAbsent(
        new Key(accessKeyId, region),
        key -> InProcessClients.asyncClient(asyncHttpClient, region, accessKeyId));
  }

  @Override
  public void close() {
    clients.values().forEach(SecretsManagerClient::close);
    asyncClients.values().forEach(SecretsManagerAsyncClient::close);
  }
}
