package io.github.fakesecretsmanager.conformance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** AWS, or an endpoint in its place, called over sockets. Thread-safe. */
final class RemoteTarget implements Target {

  private static final Duration PACE_AT_AWS = Duration.ofSeconds(1);
  private static final Duration PACE_ON_THIS_MACHINE = Duration.ofMillis(4);

  private final SdkHttpClient sockets = UrlConnectionHttpClient.create();
  private final Wire wire = new Wire();
  private final Map<Place, SecretsManagerClient> clients = new EnumMap<>(Place.class);
  private final ServerClock clock = new ServerClock();
  private final Optional<URI> endpoint;
  private final boolean isAws;
  private final Map<Place, String> regions;
  private final AwsCredentialsProvider credentials;
  private final Optional<AwsKms> kms;
  private String accountId = "";

  /**
   * Calls AWS, or an endpoint.
   *
   * @param endpoint empty for AWS's own endpoints
   * @param isAws whether the answers count as those of AWS
   * @param regions two or three Regions, the primary's first
   */
  RemoteTarget(
      Optional<URI> endpoint,
      boolean isAws,
      List<String> regions,
      AwsCredentialsProvider credentials,
      boolean mayHaveKeys) {
    this.endpoint = endpoint;
    this.isAws = isAws;
    this.regions = byPlace(regions);
    this.credentials = credentials;
    this.kms = mayHaveKeys ? Optional.of(new AwsKms(this)) : Optional.empty();
  }

  private static Map<Place, String> byPlace(List<String> regions) {
    Map<Place, String> byPlace = new EnumMap<>(Place.class);
    Iterator<String> remaining = regions.iterator();
    for (Place place : Place.values()) {
      if (remaining.hasNext()) {
        byPlace.put(place, remaining.next());
      }
    }
    return byPlace;
  }

  /** Sets the account of the caller, which answers show as a placeholder. */
  void belongsTo(String accountId) {
    this.accountId = accountId;
  }

  @Override
  public String description() {
    return isAws ? "AWS" : "the endpoint " + endpoint.orElseThrow();
  }

  @Override
  public Optional<URI> endpoint() {
    return endpoint;
  }

  @Override
  public boolean isAws() {
    return isAws;
  }

  @Override
  public synchronized SecretsManagerClient client(Place place) {
    return clients.computeIfAbsent(
        place,
        each ->
            set(SecretsManagerClient.builder(), each, SecretsManagerClient.serviceMetadata())
                .httpClient(sockets)
                .overrideConfiguration(this::configure)
                .build());
  }

  private void configure(ClientOverrideConfiguration.Builder configuration) {
    configuration.addExecutionInterceptor(wire).addExecutionInterceptor(clock);
    if (endpoint.isPresent()) {
      // A retry would hide the first answer of an emulator.
      configuration.retryStrategy(AwsRetryStrategy.doNotRetry());
    }
  }

  @Override
  public Wire wire() {
    return wire;
  }

  /**
   * Sets Region, credentials and endpoint of a client. AWS's own endpoint is named: one that the
   * environment names in its place must not be taken for AWS.
   */
  <B extends AwsClientBuilder<B, ?>> B set(B builder, Place place, ServiceMetadata service) {
    Region region = Region.of(region(place));
    return builder
        .endpointOverride(
            endpoint.orElseGet(() -> URI.create("https://" + service.endpointFor(region))))
        .region(region)
        .credentialsProvider(credentials);
  }

  SdkHttpClient sockets() {
    return sockets;
  }

  @Override
  public String region(Place place) {
    return regions.get(place);
  }

  @Override
  public String accountId() {
    return accountId;
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public void pass(Duration time) {
    try {
      Thread.sleep(time.toMillis() + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConformanceException("the run was interrupted: run it again");
    }
  }

  @Override
  public Duration pace() {
    return endpoint.isPresent() ? PACE_ON_THIS_MACHINE : PACE_AT_AWS;
  }

  @Override
  public boolean meets(Need need) {
    return switch (need) {
      case OTHER_REGION -> regions.containsKey(Place.OTHER);
      case KMS_KEYS -> kms.isPresent();
      // An emulator replicates at once.
      case SLOW_REPLICATION -> isAws;
      // At an endpoint no policy denies a call: emulators let everybody in, and ours knows the
      // caller as the administrator.
      case CALLER_WHO_CAN_BE_DENIED -> isAws;
    };
  }

  @Override
  public Optional<Kms> kms() {
    return kms.map(keys -> keys);
  }

  @Override
  public void close() {
    sockets.close();
  }
}
