package example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fakesecretsmanager.RotationFunction;
import io.github.fakesecretsmanager.domain.RotationStep;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** A rotation of a database user's password, as AWS's rotation functions for databases do it. */
final class PasswordRotation implements RotationFunction {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;

  PasswordRotation(String url) {
    this.url = url;
  }

  @Override
  public void rotate(RotationStep step, String secretId, String token, SecretsManagerClient client)
      throws Exception {
    switch (step) {
      case CREATE_SECRET -> createSecret(secretId, token, client);
      case SET_SECRET -> setSecret(secretId, client);
      case TEST_SECRET -> connect(value(secretId, "AWSPENDING", client)).close();
      case FINISH_SECRET -> finishSecret(secretId, token, client);
    }
  }

  private void createSecret(String secretId, String token, SecretsManagerClient client)
      throws Exception {
    ObjectNode value = (ObjectNode) value(secretId, "AWSCURRENT", client);
    value.put("password", client.getRandomPassword(r -> r.excludeCharacters("'")).randomPassword());
    client.putSecretValue(
        r ->
            r.secretId(secretId)
                .clientRequestToken(token)
                .secretString(value.toString())
                .versionStages("AWSPENDING"));
  }

  private void setSecret(String secretId, SecretsManagerClient client) throws Exception {
    JsonNode value = value(secretId, "AWSPENDING", client);
    String user = value.get("username").asText();
    String password = value.get("password").asText();
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER USER " + user + " SET PASSWORD '" + password + "'");
    }
  }

  private void finishSecret(String secretId, String token, SecretsManagerClient client) {
    GetSecretValueResponse current = client.getSecretValue(r -> r.secretId(secretId));
    client.updateSecretVersionStage(
        r ->
            r.secretId(secretId)
                .versionStage("AWSCURRENT")
                .moveToVersionId(token)
                .removeFromVersionId(current.versionId()));
  }

  private Connection connect(JsonNode value) throws SQLException {
    return DriverManager.getConnection(
        url, value.get("username").asText(), value.get("password").asText());
  }

  private static JsonNode value(String secretId, String stage, SecretsManagerClient client)
      throws Exception {
    return JSON.readTree(
        client.getSecretValue(r -> r.secretId(secretId).versionStage(stage)).secretString());
  }
}
