package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.secretsmanager.sql.AWSSecretsManagerDriver;
import com.amazonaws.secretsmanager.sql.AWSSecretsManagerPostgreSQLDriver;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import io.github.fakesecretsmanager.junit.InRegion;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

@FakeSecretsManagerTest
class JdbcTest {

  private static final String DATABASE = "h2:mem:orders";

  private Driver driver;
  private Connection admin;

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

  @BeforeEach
  void create_a_database_and_a_secret(SecretsManagerClient client) throws SQLException {
    admin = DriverManager.getConnection("jdbc:" + DATABASE, "sa", "");
    execute("CREATE USER app PASSWORD 'one'");
    client.createSecret(
        r ->
            r.name("orders/app")
                .secretString("{\"username\":\"app\",\"password\":\"one\"}")
                .addReplicaRegions(to -> to.region("eu-west-3")));
  }

  @AfterEach
  void drop_the_database() throws SQLException {
    execute("SHUTDOWN");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The work of the application under test. */
  private static String logIn(String secretId) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc-secretsmanager:" + DATABASE, secretId, "");
        Statement statement = connection.createStatement();
        ResultSet user = statement.executeQuery("SELECT CURRENT_USER")) {
      user.next();
      return user.getString(1);
    }
  }

  @Test
  void logs_in_with_the_secret(FakeSecretsManager fake) throws SQLException {
    assertThat(logIn("orders/app")).isEqualTo("APP");

    assertThat(fake.cloudTrail()).hasEventTimes("GetSecretValue", 1);
  }

  @Test
  void logs_in_after_a_rotation(FakeSecretsManager fake, SecretsManagerClient client)
      throws SQLException {
    logIn("orders/app");
    rotate(fake, client);

    assertThat(logIn("orders/app")).isEqualTo("APP");
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:" + DATABASE, "app", "one"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void logs_in_with_the_replica_after_a_rotation_of_the_primary(
      FakeSecretsManager fake,
      SecretsManagerClient client,
      @InRegion("eu-west-3") SecretsManagerClient paris)
      throws SQLException {
    DriverManager.deregisterDriver(driver);
    driver = new AWSSecretsManagerPostgreSQLDriver(paris);
    logIn("orders/app");
    rotate(fake, client);

    assertThat(logIn("orders/app")).isEqualTo("APP");

    assertThat(fake).secret("orders/app").isReplicatedTo("eu-west-3");
    assertThat(fake.cloudTrail().inRegion("eu-west-3")).hasEventTimes("GetSecretValue", 2);
  }

  private static void rotate(FakeSecretsManager fake, SecretsManagerClient client) {
    String lambda = "arn:aws:lambda:us-east-1:123456789012:function:rotate-orders";
    fake.rotation().deployFunction(lambda, new PasswordRotation("jdbc:" + DATABASE));
    client.rotateSecret(
        r ->
            r.secretId("orders/app")
                .rotationLambdaARN(lambda)
                .rotationRules(rules -> rules.automaticallyAfterDays(30L)));
    assertThat(fake.rotation().attempts()).hasSize(1).allMatch(RotationAttempt::succeeded);
  }

  @Test
  void refuses_a_secret_that_does_not_exist() {
    assertThatThrownBy(() -> logIn("orders/unknown")).isInstanceOf(ResourceNotFoundException.class);
  }
}
