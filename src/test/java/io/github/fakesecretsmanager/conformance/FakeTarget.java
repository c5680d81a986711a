package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.support.JoiningClient;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The fake, with a clock that the scenario moves, called by a role with an identity-based policy.
 */
final class FakeTarget implements Target, Kms {

  /** The ways to the fake. */
  enum Front {
    SYNCHRONOUS,
    ASYNCHRONOUS,
    ENDPOINT
  }

  private static final Instant START = Instant.parse("2026-03-01T10:15:30.125Z");

  private static final Map<Place, String> REGIONS =
      Map.of(Place.PRIMARY, "us-east-1", Place.REPLICA, "eu-west-1", Place.OTHER, "ap-southeast-2");

  // It takes several steps, as at AWS, so that a primary can be gone before its replica.
  private static final Duration REPLICATION = Duration.ofSeconds(5);

  private static final SdkHttpClient SOCKETS = UrlConnectionHttpClient.create();

  private final Front front;
  private final String policy;
  private final Wire wire = new Wire();
  private final Map<Place, SecretsManagerClient> clients = new EnumMap<>(Place.class);
  private final FakeSecretsManager fake =
      FakeSecretsManager.builder()
          .clock(FakeClock.frozenAt(START))
          .replication(ReplicationMode.after(REPLICATION))
          .build();
  private final Set<Key> pendingDeletion = new HashSet<>();
  private final FakePrincipal caller = fake.role("conformance");

  /**
   * Starts a fake.
   *
   * @param policy the identity-based policy of the caller
   */
  FakeTarget(Front front, String policy) {
    this.front = front;
    this.policy = policy;
    caller.withPolicy(policy);
  }

  /** Returns the fake. */
  FakeSecretsManager fake() {
    return fake;
  }

  /** Forgets all secrets and keys. */
  void reset() {
    fake.reset();
    caller.withPolicy(policy);
    pendingDeletion.clear();
  }

  /** Returns the secrets of all Regions. */
  List<Secret> secrets() {
    return REGIONS.values().stream()
        .flatMap(region -> fake.region(region).secrets().stream())
        .toList();
  }

  /** Returns the caller of all calls. */
  FakePrincipal caller() {
    return caller;
  }

  @Override
  public String description() {
    return "the fake, " + front.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public SecretsManagerClient client(Place place) {
    return clients.computeIfAbsent(place, this::newClient);
  }

  @Override
  public Wire wire() {
    return wire;
  }

  private SecretsManagerClient newClient(Place place) {
    return switch (front) {
      case SYNCHRONOUS ->
          set(SecretsManagerClient.builder(), place).httpClient(fake.httpClient()).build();
      case ASYNCHRONOUS ->
          JoiningClient.of(
              set(SecretsManagerAsyncClient.builder(), place)
                  .httpClient(fake.asyncHttpClient())
                  .build());
      case ENDPOINT ->
          set(SecretsManagerClient.builder(), place)
              .httpClient(SOCKETS)
              .endpointOverride(fake.startEndpoint())
              .build();
    };
  }

  private <B extends AwsClientBuilder<B, ?>> B set(B builder, Place place) {
    return builder
        .region(Region.of(region(place)))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(caller.accessKeyId(), "secret")))
        .overrideConfiguration(o -> o.addExecutionInterceptor(wire));
  }

  @Override
  public String region(Place place) {
    return REGIONS.get(place);
  }

  @Override
  public String accountId() {
    return "123456789012";
  }

  @Override
  public Instant now() {
    return fake.clock().now();
  }

  @Override
  public void pass(Duration time) {
    fake.clock().advance(time);
  }

  @Override
  public Duration pace() {
    return Duration.ofSeconds(1);
  }

  @Override
  public boolean meets(Need need) {
    return true;
  }

  @Override
  public Optional<Kms> kms() {
    return Optional.of(this);
  }

  @Override
  public Key create(Place place, String alias, Consumer<Key> created, KmsPermission... denied) {
    FakeKmsKey key = fake.region(region(place)).createKmsKey("alias/" + alias);
    if (denied.length > 0) {
      key.deny(denied);
    }
    Key it = new Key(place, key.id(), key.arn());
    created.accept(it);
    return it;
  }

  private FakeKmsKey key(Key key) {
    return fake.region(region(key.place())).kmsKey(key.id());
  }

  @Override
  public void disable(Key key) {
    key(key).disable();
  }

  @Override
  public void enable(Key key) {
    key(key).enable();
  }

  @Override
  public void scheduleDeletion(Key key) {
    if (pendingDeletion.add(key)) {
      key(key).scheduleDeletion();
    }
  }

  @Override
  public List<Key> find(Place place, Pattern alias) {
    return List.of();
  }

  @Override
  public void close() {
    fake.close();
  }
}
