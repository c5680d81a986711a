package io.github.fakesecretsmanager.bench;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;

/** The cost of each test of a suite: a new fake, a client and a first call. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NewFake {

  @Benchmark
  public CreateSecretResponse fakeClientAndOneCall() {
    try (FakeSecretsManager fake = FakeSecretsManager.create()) {
      return fake.client().createSecret(r -> r.name("prod/db").secretString("s3cr3t"));
    }
  }
}
