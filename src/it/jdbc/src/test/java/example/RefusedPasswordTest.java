package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import com.amazonaws.secretsmanager.sql.AWSSecretsManagerDriver;
import com.amazonaws.secretsmanager.sql.AWSSecretsManagerPostgreSQLDriver;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.FakeSecret;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
@FakeSecret(name = "orders/app", value = "{\"username\":\"app\",\"password\":\"one\"}")
class RefusedPasswordTest {

  private Driver driver;

  @BeforeAll
  static void deregister_the_driver_that_calls_aws() throws Exception {
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("drivers.postgresql.realDriverClass", "org.h2.Driver");
    Class.forName(AWSSecretsManagerPostgreSQLDriver.class.getName());
    for (Driver each : DriverManager.drivers().toList()) {
      if (each instanceof AWSSecretsManagerDriver) {
        DriverManager.deregisterDriver(each);
      }
    }
  }

  @BeforeEach
  void register_one_that_calls_the_fake(SecretsManagerClient client) {
    driver = new AWSSecretsManagerPostgreSQLDriver(client);
  }

  @AfterEach
  void deregister_it() throws SQLException {
    DriverManager.deregisterDriver(driver);
  }

  @Test
  void reads_the_secret_again_when_the_database_refuses_the_password(
      FakeSecretsManager fake, SecretsManagerClient client) throws SQLException {
    try (Connection admin = DriverManager.getConnection("jdbc:h2:mem:orders", "sa", "");
        Statement database = admin.createStatement()) {
      database.execute("CREATE USER app PASSWORD 'one'");
      logIn("orders/app");

      database.execute("ALTER USER app SET PASSWORD 'two'");
      client.putSecretValue(
          r ->
              r.secretId("orders/app").secretString("{\"username\":\"app\",\"password\":\"two\"}"));
      logIn("orders/app");
    }

    assertThat(fake.cloudTrail()).hasEventTimes("GetSecretValue", 2);
  }

  /** The work of the application under test. */
  private static void logIn(String secretId) throws SQLException {
    DriverManager.getConnection("jdbc-secretsmanager:h2:mem:orders", secretId, "").close();
  }
}
