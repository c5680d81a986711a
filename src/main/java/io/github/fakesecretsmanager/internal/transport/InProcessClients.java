package io.github.fakesecretsmanager.internal.transport;

import java.util.concurrent.Executor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerBaseClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * Service clients that take no settings from the machine they run on.
 *
 * <p>The SDK would look up some settings in environment variables, profile files or the instance's
 * metadata, partly over the network. So these clients set them all. The SDK still looks for profile
 * files whenever a client is built; no setting prevents that.
 */
public final class InProcessClients {

  /** The access key id of a client whose calls are the administrator's. */
  public static final String ADMINISTRATOR = "AKIAFAKEFAKEFAKEFAKE";

  private static final ClientOverrideConfiguration CONFIGURATION =
      ClientOverrideConfiguration.builder()
          .defaultProfileFile(ProfileFile.aggregator().build())
          .defaultProfileName("default")
          .build();

  // The SDK finds the interceptor by itself, unless the thread's class loader hides the file.
  private static final ClientOverrideConfiguration ASYNC_CONFIGURATION =
      CONFIGURATION.toBuilder().addExecutionInterceptor(new UnwrapFakeExceptions()).build();

  private InProcessClients() {}

  /** Builds a client that retries as the SDK does by default, but without waiting. */
  public static SecretsManagerClient client(
      SdkHttpClient.Builder<?> transport, String region, String accessKeyId) {
    return readyMade(SecretsManagerClient.builder(), CONFIGURATION, region, accessKeyId)
        .httpClientBuilder(transport)
        .build();
  }

  /**
   * Builds an asynchronous client that retries as the SDK does by default, but without waiting.
   *
   * <p>The calling thread completes its futures: the SDK's own threads would outlive a client that
   * nobody closes.
   */
  public static SecretsManagerAsyncClient asyncClient(
      SdkAsyncHttpClient.Builder<?> transport, String region, String accessKeyId) {
    Executor callersThread = Runnable::run;
    return readyMade(SecretsManagerAsyncClient.builder(), ASYNC_CONFIGURATION, region, accessKeyId)
        .httpClientBuilder(transport)
        .asyncConfiguration(
            asynchronous ->
                asynchronous.advancedOption(
                    SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, callersThread))
        .build();
  }

  static SecretsManagerClientBuilder builder(
      SdkHttpClient.Builder<?> transport, String region, String accessKeyId) {
    return configured(SecretsManagerClient.builder(), region, accessKeyId)
        .httpClientBuilder(transport);
  }

  static SecretsManagerAsyncClientBuilder asyncBuilder(
      SdkAsyncHttpClient.Builder<?> transport, String region, String accessKeyId) {
    return configured(SecretsManagerAsyncClient.builder(), region, accessKeyId)
        .httpClientBuilder(transport);
  }

  private static <B extends SecretsManagerBaseClientBuilder<B, C>, C> B configured(
      B builder, String region, String accessKeyId) {
    return builder
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "fake")))
        .defaultsMode(DefaultsMode.LEGACY)
        .fipsEnabled(false)
        .dualstackEnabled(false);
  }

  private static <B extends SecretsManagerBaseClientBuilder<B, C>, C> B readyMade(
      B builder, ClientOverrideConfiguration base, String region, String accessKeyId) {
    ClientOverrideConfiguration.Builder own = base.toBuilder();
    RetriesAtOnce.putInto(own);
    new CallerHeader(accessKeyId, region).putInto(builder, own);
    return configured(builder, region, accessKeyId).overrideConfiguration(own.build());
  }
}
