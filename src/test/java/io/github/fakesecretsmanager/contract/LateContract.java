package io.github.fakesecretsmanager.contract;

import io.github.fakesecretsmanager.EventualConsistency;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.time.Duration;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A test of a fake that shows changes late. */
abstract class LateContract extends Contract {

  static final Duration MOMENT = Duration.ofMillis(1);

  FakeSecretsManager late = fake;
  SecretsManagerClient caller = client;

  void with(EventualConsistency first, EventualConsistency... more) {
    with(FakeSecretsManager.builder().eventuallyConsistent(first, more));
  }

  void with(FakeSecretsManager.Builder builder) {
    late = builder.clock(clock).build();
    caller = ClientKind.CURRENT.client(late, "us-east-1");
  }

  SecretsManagerClient paris() {
    return ClientKind.CURRENT.client(late, "eu-west-3");
  }

  void passAllBut(EventualConsistency effect) {
    clock.advance(effect.duration().minus(MOMENT));
  }
}
