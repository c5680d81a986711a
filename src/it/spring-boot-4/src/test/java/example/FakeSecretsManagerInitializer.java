package example;

import io.github.fakesecretsmanager.FakeSecretsManager;
import org.springframework.boot.bootstrap.BootstrapRegistry;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.BootstrapRegistryInitializer;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** An initializer that hands the fake's client over before the configuration is read. */
public class FakeSecretsManagerInitializer implements BootstrapRegistryInitializer {

  static final FakeSecretsManager FAKE = FakeSecretsManager.create();

  @Override
  public void initialize(BootstrapRegistry registry) {
    FAKE.reset();
    FAKE.region().createSecret("/db/creds", "{\"password\":\"s3cr3t\"}");
    registry.register(SecretsManagerClient.class, InstanceSupplier.of(FAKE.client()));
  }
}
