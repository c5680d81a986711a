package io.github.fakesecretsmanager.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The cost of a call in each way to get a client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WarmWays {

  @Param({Ways.FLOOR, Ways.READY_MADE, Ways.SIGNING, Ways.MOCKITO, Ways.ENDPOINT, Ways.WIREMOCK})
  public String over;

  /** Kept, so that no round starts a server. */
  private static final Map<String, SecretsManagerClient> CLIENTS = new ConcurrentHashMap<>();

  private SecretsManagerClient client;

  @Setup
  public void setUp() {
    // A mock keeps each call that it receives, so each round has its own mock.
    client =
        over.equals(Ways.MOCKITO)
            ? Ways.client(over)
            : CLIENTS.computeIfAbsent(over, WarmWays::filled);
  }

  private static SecretsManagerClient filled(String way) {
    SecretsManagerClient client = Ways.client(way);
    client.createSecret(r -> r.name("db").secretString("s3cr3t"));
    return client;
  }

  @Benchmark
  public GetSecretValueResponse getSecretValue() {
    return client.getSecretValue(r -> r.secretId("db"));
  }
}
