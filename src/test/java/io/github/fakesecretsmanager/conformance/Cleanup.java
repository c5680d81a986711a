package io.github.fakesecretsmanager.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;

/** The deletion of what scenarios created. */
final class Cleanup {

  private final Target target;
  private final List<Place> places;
  private final Ledger ledger;
  private final Duration limit;

  /** The Regions that will go on refusing every call. */
  private final Set<Place> closed = ConcurrentHashMap.newKeySet();

  /**
   * Prepares the deletion at a target.
   *
   * @param limit how long to try to delete a secret that can't be deleted yet
   */
  Cleanup(Target target, Ledger ledger, Duration limit) {
    this.target = target;
    this.places = Runner.places(target);
    this.ledger = ledger;
    this.limit = limit;
  }

  /**
   * Deletes secrets in all Regions. A secret that can't be deleted stays in the ledger; all of them
   * together are tried no longer than the limit.
   */
  void delete(List<String> secrets) {
    Instant end = target.now().plus(limit);
    for (String secret : secrets) {
      if (isDeleted(secret, end)) {
        ledger.isGone(secret);
      }
    }
  }

  private boolean isDeleted(String secret, Instant end) {
    Pauses pauses = new Pauses(target);
    while (true) {
      Set<Place> undecided = tryToDelete(secret);
      if (undecided.isEmpty()) {
        return true;
      }
      if (closed.containsAll(undecided) || target.now().isAfter(end)) {
        return false;
      }
      pauses.pass();
    }
  }

  /**
   * Tries once to delete a secret in each Region by itself, and returns the Regions in which it may
   * still be.
   */
  private Set<Place> tryToDelete(String secret) {
    Set<Place> undecided = EnumSet.noneOf(Place.class);
    Map<Place, DescribeSecretResponse> found = new EnumMap<>(Place.class);
    for (Place place : places) {
      attempt(
          place,
          undecided,
          () -> find(target.client(place), secret).ifPresent(it -> found.put(place, it)));
    }
    // A replica becomes an independent secret, so that neither waits for the other.
    found.forEach((place, it) -> attempt(place, undecided, () -> promote(place, it)));
    found.forEach(
        (place, it) -> {
          if (hasReplicasUnderWay(it, found.keySet())) {
            undecided.add(place);
          } else {
            attempt(place, undecided, () -> delete(target.client(place), it));
          }
        });
    return undecided;
  }

  /** Makes calls in a Region; a refusal leaves it undecided, and closes it if it will last. */
  private void attempt(Place place, Set<Place> undecided, Runnable calls) {
    try {
      calls.run();
    } catch (SdkException e) {
      undecided.add(place);
      if (e instanceof AwsServiceException refusal
          && Obstacle.in(refusal, true).filter(Obstacle::isLasting).isPresent()) {
        closed.add(place);
      }
    }
  }

  /** Returns whether a replica is still to arrive, or has arrived and can't be seen yet. */
  private boolean hasReplicasUnderWay(DescribeSecretResponse primary, Set<Place> found) {
    return primary.replicationStatus().stream()
        .anyMatch(
            replica ->
                replica.status() == StatusType.IN_PROGRESS
                    || (replica.status() == StatusType.IN_SYNC
                        && places.stream()
                            .filter(place -> target.region(place).equals(replica.region()))
                            .filter(place -> !closed.contains(place))
                            .anyMatch(place -> !found.contains(place))));
  }

  private void promote(Place place, DescribeSecretResponse secret) {
    boolean isReplica =
        secret.primaryRegion() != null && !secret.primaryRegion().equals(target.region(place));
    if (isReplica) {
      target.client(place).stopReplicationToReplica(r -> r.secretId(secret.arn()));
    }
  }

  private static void delete(SecretsManagerClient client, DescribeSecretResponse secret) {
    List<String> regions =
        secret.replicationStatus().stream().map(ReplicationStatusType::region).toList();
    if (!regions.isEmpty()) {
      client.removeRegionsFromReplication(
          r -> r.secretId(secret.arn()).removeReplicaRegions(regions));
    }
    client.deleteSecret(r -> r.secretId(secret.arn()).forceDeleteWithoutRecovery(true));
  }

  /** Looks for a secret. */
  static Optional<DescribeSecretResponse> find(SecretsManagerClient client, String secret) {
    try {
      return Optional.of(client.describeSecret(r -> r.secretId(secret)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SecretsManagerException e) {
      // No secret can have a name that is refused.
      if ("ValidationException".equals(e.awsErrorDetails().errorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Schedules the deletion of all keys of the ledger. */
  void deleteKeys() {
    for (Kms.Key key : ledger.keys()) {
      try {
        target.kms().orElseThrow().scheduleDeletion(key);
        ledger.isGone(key);
      } catch (SdkException e) {
        // It stays in the ledger, whose commands are printed at the end.
      }
    }
  }

  /** Notes the secrets that runs have left, by their names, in the ledger. */
  void findSecrets(Pattern name, String prefix) {
    for (Place place : places) {
      target
          .client(place)
          .listSecretsPaginator(
              r ->
                  r.includePlannedDeletion(true)
                      .filters(f -> f.key(FilterNameStringType.NAME).values(prefix)))
          .stream()
          .flatMap(page -> page.secretList().stream())
          .map(SecretListEntry::name)
          .filter(name.asMatchPredicate())
          .forEach(ledger::mayExist);
    }
  }

  /** Notes the keys that runs have left, by their aliases, in the ledger. */
  void findKeys(Pattern alias) {
    target.kms().ifPresent(kms -> places.forEach(p -> kms.find(p, alias).forEach(ledger::exists)));
  }
}
