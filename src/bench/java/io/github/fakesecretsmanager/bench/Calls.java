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
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The cost of a call, over the floor and over fakes that hold few secrets or many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Calls {

  /** The fake whose throughput is measured. */
  static final String FAKE = "10 secrets";

  private static final String SIGNING = "10 secrets, signing";

  private static final String ID = "prod/db-7";
  private static final int FEW = 10;

  /** The floor, or the number of secrets in the fake. A client that is not ready-made signs. */
  @Param({Ways.FLOOR, FAKE, "1000 secrets", "100000 secrets", SIGNING})
  public String over;

  /** Filled once, as making 100,000 secrets takes longer than measuring a round. */
  private static final Map<String, SecretsManagerClient> CLIENTS = new ConcurrentHashMap<>();

  private SecretsManagerClient getting;
  private SecretsManagerClient describing;

  @Setup
  public void setUp() {
    if (over.equals(Ways.FLOOR)) {
      getting = CLIENTS.computeIfAbsent("value", any -> floor());
      describing = CLIENTS.computeIfAbsent("description", any -> floor());
    } else if (over.equals(SIGNING)) {
      getting = CLIENTS.computeIfAbsent(over, any -> Floor.client(fake(FEW).httpClient()));
      describing = getting;
    } else {
      getting = CLIENTS.computeIfAbsent(over, Calls::readyMade);
      describing = getting;
    }
  }

  private static SecretsManagerClient floor() {
    FakeSecretsManager fake = fake(FEW);
    // From now on, the description also has the day of access, like that of the measured fakes.
    fake.client().getSecretValue(r -> r.secretId(ID));
    return Floor.client(ConstantHttpClient.like(fake.httpClient()));
  }

  private static SecretsManagerClient readyMade(String secrets) {
    return fake(Integer.parseInt(secrets.substring(0, secrets.indexOf(' ')))).client();
  }

  private static FakeSecretsManager fake(int secrets) {
    FakeSecretsManager fake = FakeSecretsManager.create();
    for (int i = 0; i < secrets; i++) {
      fake.region().createSecret("prod/db-" + i, "correct-horse-battery-staple");
    }
    return fake;
  }

  @Benchmark
  public GetSecretValueResponse getSecretValue() {
    return getting.getSecretValue(r -> r.secretId(ID));
  }

  @Benchmark
  public DescribeSecretResponse describeSecret() {
    return describing.describeSecret(r -> r.secretId(ID));
  }
}
