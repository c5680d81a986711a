package example;

import io.github.fakesecretsmanager.FakeSecretsManager;
import org.springframework.boot.BootstrapRegistry;
import org.springframework.boot.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.BootstrapRegistryInitializer;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Hands the application the fake's client before it reads its configuration. */
public class FakeSecretsManagerInitializer implements BootstrapRegistryInitializer {

  static final FakeSecretsManager FAKE = FakeSecretsManager.create();

  @Override
  public void initialize(BootstrapRegistry registry) {
    FAKE.reset();
    FAKE.region().createSecret("/db/creds", "{\"password\":\"s3cr3t\"}");
    registry.register(SecretsManagerClient.class, InstanceSupplier.of(FAKE.client()));
  }
}
