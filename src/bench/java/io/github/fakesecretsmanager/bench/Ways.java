package io.github.fakesecretsmanager.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * The ways in which a test can get a client of Secrets Manager. Each creates and reads a secret.
 */
final class Ways {

  static final String FLOOR = "floor";
  static final String READY_MADE = "ready-made client";
  static final String SIGNING = "signing client";
  static final String MOCKITO = "Mockito stub";
  static final String ENDPOINT = "loopback endpoint";
  static final String WIREMOCK = "WireMock";

  /** The floor's answer to both calls. The SDK skips the members that it does not look for. */
  private static final String ANSWER =
      """
      {"ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1B2c3", "Name": "db", \
      "VersionId": "60b420bb-3851-4f48-8ac4-d8677572c6a7", "SecretString": "s3cr3t", \
      "VersionStages": ["AWSCURRENT"], "CreatedDate": 1772366400.123}""";

  private Ways() {}

  /** Returns a new client, with its own fake or server if it has one. */
  static SecretsManagerClient client(String way) {
    return switch (way) {
      case FLOOR -> Floor.client(new ConstantHttpClient(ANSWER.getBytes(StandardCharsets.UTF_8)));
      case READY_MADE -> FakeSecretsManager.create().client();
      case SIGNING -> Floor.client(FakeSecretsManager.create().httpClient());
      case MOCKITO -> OfMockito.client();
      case ENDPOINT -> OfSockets.client(FakeSecretsManager.create().startEndpoint());
      case WIREMOCK -> OfWireMock.client();
      default -> throw new IllegalArgumentException("unknown way <" + way + ">");
    };
  }

  // Each in a class of its own, so that a process loads only the classes of its own way.

  private static final class OfMockito {

    static SecretsManagerClient client() {
      SecretsManagerClient client = mock(SecretsManagerClient.class);
      when(client.createSecret(ArgumentMatchers.<Consumer<CreateSecretRequest.Builder>>any()))
          .thenReturn(CreateSecretResponse.builder().name("db").build());
      when(client.getSecretValue(ArgumentMatchers.<Consumer<GetSecretValueRequest.Builder>>any()))
          .thenReturn(GetSecretValueResponse.builder().name("db").secretString("s3cr3t").build());
      return client;
    }
  }

  private static final class OfWireMock {

    static SecretsManagerClient client() {
      WireMockServer server = new WireMockServer(options().dynamicPort());
      server.start();
      server.stubFor(
          any(anyUrl()).willReturn(okForContentType("application/x-amz-json-1.1", ANSWER)));
      return OfSockets.client(URI.create(server.baseUrl()));
    }
  }

  private static final class OfSockets {

    static SecretsManagerClient client(URI server) {
      return Floor.builder(UrlConnectionHttpClient.create()).endpointOverride(server).build();
    }
  }
}
