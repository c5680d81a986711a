package io.github.fakesecretsmanager.bench;

import io.github.fakesecretsmanager.FakeSecretsManager;
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
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;

/** The cost of a page of 100 secrets, out of as many and out of many more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Listing {

  static final String FEW = "101 secrets";

  /** The number of secrets in the fake. */
  @Param({FEW, "100000 secrets"})
  public String over;

  /** Filled once, as making 100,000 secrets takes longer than measuring a round. */
  private static final Map<String, SecretsManagerClient> CLIENTS = new ConcurrentHashMap<>();

  private SecretsManagerClient client;

  @Setup
  public void setUp() {
    client = CLIENTS.computeIfAbsent(over, Listing::fake);
  }

  private static SecretsManagerClient fake(String secrets) {
    int count = Integer.parseInt(secrets.substring(0, secrets.indexOf(' ')));
    FakeSecretsManager fake = FakeSecretsManager.create();
    for (int i = 0; i < count; i++) {
      fake.region().createSecret("prod/db" + i, "correct-horse-battery-staple");
    }
    return fake.client();
  }

  @Benchmark
  public ListSecretsResponse listSecrets() {
    return client.listSecrets();
  }

  @Benchmark
  public ListSecretsResponse listSecretsByName() {
    return client.listSecrets(r -> r.sortBy("name").sortOrder("desc"));
  }

  @Benchmark
  public ListSecretsResponse listSecretsFiltered() {
    return client.listSecrets(r -> r.filters(f -> f.key("all").values("prod")));
  }
}
