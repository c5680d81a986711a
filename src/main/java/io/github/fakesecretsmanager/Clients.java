package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.protocol.AwsJsonProtocol;
import io.github.fakesecretsmanager.sdk.InProcessAsyncHttpClient;
import io.github.fakesecretsmanager.sdk.InProcessClients;
import io.github.fakesecretsmanager.sdk.InProcessHttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Keeps the clients of a fake: one of each kind for each caller and Region. Thread-safe. */
final class Clients implements AutoCloseable {

  private record Key(String accessKeyId, String region) {}

  private final InProcessHttpClient httpClient;
  private final InProcessAsyncHttpClient asyncHttpClient;
  private final Map<Key, SecretsManagerClient> clients = new ConcurrentHashMap<>();
  private final Map<Key, SecretsManagerAsyncClient> asyncClients = new ConcurrentHashMap<>();

  Clients(AwsJsonProtocol protocol) {
    this.httpClient = new InProcessHttpClient(protocol);
    this.asyncHttpClient = new InProcessAsyncHttpClient(protocol);
  }

  InProcessHttpClient httpClient() {
    return httpClient;
  }

  InProcessAsyncHttpClient asyncHttpClient() {
    return asyncHttpClient;
  }

  SecretsManagerClient client(String accessKeyId, String region) {
    return clients.computeIfAbsent(
        new Key(accessKeyId, Arguments.requireRegion(region)),
        key -> InProcessClients.client(httpClient, region, accessKeyId));
  }

  SecretsManagerAsyncClient asyncClient(String accessKeyId, String region) {
    return asyncClients.computeIfAbsent(
        new Key(accessKeyId, Arguments.requireRegion(region)),
        key -> InProcessClients.asyncClient(asyncHttpClient, region, accessKeyId));
  }

  @Override
  public void close() {
    clients.values().forEach(SecretsManagerClient::close);
    asyncClients.values().forEach(SecretsManagerAsyncClient::close);
  }
}
