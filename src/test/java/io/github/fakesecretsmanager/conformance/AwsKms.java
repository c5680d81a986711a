package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.domain.KmsPermission;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.Tag;

/** Keys of AWS KMS, or of an endpoint in its place. Thread-safe. */
final class AwsKms implements Kms {

  /** The tag of all keys, by which the policy of docs/conformance.md knows them. */
  private static final String TAG = "fake-secrets-manager";

  private static final String ALIAS = "alias/";
  private static final int SHORTEST_WAITING_PERIOD_IN_DAYS = 7;
  private static final int MAX_LOOKS = 60;

  private final RemoteTarget target;
  private final Map<Place, KmsClient> clients = new EnumMap<>(Place.class);

  AwsKms(RemoteTarget target) {
    this.target = target;
  }

  private synchronized KmsClient client(Place place) {
    return clients.computeIfAbsent(
        place,
        each ->
            target
                .set(KmsClient.builder(), each, KmsClient.serviceMetadata())
                .httpClient(target.sockets())
                // A key whose answer is lost must not be created again.
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build());
  }

  @Override
  public Key create(Place place, String alias, Consumer<Key> created, KmsPermission... denied) {
    KeyMetadata metadata =
        client(place)
            .createKey(
                r ->
                    r.description("fake-secrets-manager, conformance: " + alias)
                        .tags(Tag.builder().tagKey(TAG).tagValue("conformance").build())
                        .policy(policy(place, denied)))
            .keyMetadata();
    Key key = new Key(place, metadata.keyId(), metadata.arn());
    created.accept(key);
    client(place).createAlias(r -> r.aliasName(ALIAS + alias).targetKeyId(key.id()));
    awaitState(key, KeyState.ENABLED);
    return key;
  }

  // The account keeps control of the key; only calls through Secrets Manager are denied.
  private String policy(Place place, KmsPermission... denied) {
    String allowing =
        """
        {"Effect": "Allow", "Principal": {"AWS": "arn:%s:iam::%s:root"}, "Action": "kms:*", "Resource": "*"}"""
            .formatted(
                RegionMetadata.of(Region.of(target.region(place))).partition().id(),
                target.accountId());
    String denying =
        """
        , {"Effect": "Deny", "Principal": "*", "Action": [%s], "Resource": "*",
           "Condition": {"StringLike": {"kms:ViaService": "secretsmanager.*"}}}"""
            .formatted(
                Stream.of(denied)
                    .map(permission -> "\"" + permission.action() + "\"")
                    .collect(Collectors.joining(", ")));
    return "{\"Version\": \"2012-10-17\", \"Statement\": [%s%s]}"
        .formatted(allowing, denied.length == 0 ? "" : denying);
  }

  @Override
  public List<Key> find(Place place, Pattern alias) {
    return client(place).listAliasesPaginator().aliases().stream()
        .filter(each -> each.aliasName().startsWith(ALIAS) && each.targetKeyId() != null)
        .filter(each -> alias.matcher(each.aliasName().substring(ALIAS.length())).matches())
        .map(each -> new Key(place, each.targetKeyId(), ""))
        .filter(key -> state(key) != KeyState.PENDING_DELETION)
        .toList();
  }

  @Override
  public void disable(Key key) {
    client(key.place()).disableKey(r -> r.keyId(key.id()));
    awaitState(key, KeyState.DISABLED);
  }

  @Override
  public void enable(Key key) {
    client(key.place()).enableKey(r -> r.keyId(key.id()));
    awaitState(key, KeyState.ENABLED);
  }

  @Override
  public void scheduleDeletion(Key key) {
    if (state(key) != KeyState.PENDING_DELETION) {
      client(key.place())
          .scheduleKeyDeletion(
              r -> r.keyId(key.id()).pendingWindowInDays(SHORTEST_WAITING_PERIOD_IN_DAYS));
      awaitState(key, KeyState.PENDING_DELETION);
    }
  }

  private KeyState state(Key key) {
    return client(key.place()).describeKey(r -> r.keyId(key.id())).keyMetadata().keyState();
  }

  private void awaitState(Key key, KeyState wanted) {
    for (int looks = 0; looks < MAX_LOOKS && state(key) != wanted; looks++) {
      target.pass(Duration.ofSeconds(1));
    }
  }
}
