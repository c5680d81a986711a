package io.github.fakesecretsmanager.bench;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The cost of a call with an asynchronous client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AsyncCalls {

  private SecretsManagerAsyncClient client;

  @Setup
  public void setUp() {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.region().createSecret("db", "correct-horse-battery-staple");
    client = fake.asyncClient();
  }

  @Benchmark
  public GetSecretValueResponse getSecretValueAsynchronously() {
    return client.getSecretValue(r -> r.secretId("db")).join();
  }
}
