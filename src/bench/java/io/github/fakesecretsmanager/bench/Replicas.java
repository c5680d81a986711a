package io.github.fakesecretsmanager.bench;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;

/** The cost of a new version that is replicated to some Regions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Replicas {

  static final String NONE = "0 replicas";

  @Param({NONE, "1 replica", "8 replicas", "33 replicas"})
  public String over;

  private FakeSecretsManager fake;
  private SecretsManagerClient client;

  /** Makes a new fake for each round, so that secrets have no more versions in the last rounds. */
  @Setup
  public void setUp() {
    int replicas = Integer.parseInt(over.substring(0, over.indexOf(' ')));
    fake = FakeSecretsManager.create();
    fake.region()
        .createSecret(
            "db",
            "correct-horse-battery-staple",
            GrowthBenchmarks.REGIONS.subList(0, replicas).toArray(String[]::new));
    client = fake.client();
  }

  @TearDown
  public void tearDown() {
    fake.close();
  }

  @Benchmark
  public PutSecretValueResponse putSecretValue() {
    return client.putSecretValue(r -> r.secretId("db").secretString("another version"));
  }
}
