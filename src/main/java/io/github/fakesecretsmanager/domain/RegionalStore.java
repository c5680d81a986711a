package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Holds the secrets and the KMS keys of one Region.
 *
 * <p>Looking a secret up costs the same however many there are. Not thread-safe; guarded by the
 * account's lock.
 */
public final class RegionalStore {

  /** Where a secret stands in a listing: by creation date, then by name. */
  public record Position(Instant createdDate, String name) {
    static Position of(Secret secret) {
      return new Position(secret.createdDate(), secret.name());
    }
  }

  private final Region region;
  private final KmsKeys kmsKeys;
  private final Map<String, Secret> secretsByName = new HashMap<>();
  private final NavigableSet<Position> positions =
      new TreeSet<>(Comparator.comparing(Position::createdDate).thenComparing(Position::name));
  private boolean enabled;

  RegionalStore(Region region, KmsKeys kmsKeys, boolean enabled) {
    this.region = region;
    this.kmsKeys = kmsKeys;
    this.enabled = enabled;
  }

  public Region region() {
    return region;
  }

  public KmsKeys kmsKeys() {
    return kmsKeys;
  }

  /** Tells whether the account can use the Region. */
  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** Finds a secret by its name, its ARN or its partial ARN. */
  public Optional<Secret> find(String secretId) {
    Optional<SecretArn> arn = SecretArn.parse(secretId);
    return arn.isPresent()
        ? findByName(arn.get().name()).filter(secret -> secret.arn().isMeantBy(arn.get()))
        : findByName(secretId);
  }

  public Optional<Secret> findByName(String name) {
    return Optional.ofNullable(secretsByName.get(name));
  }

  /** Returns the secrets by creation date, from behind the given position on. */
  public Stream<Secret> secretsAfter(Optional<Position> position) {
    return position.map(from -> positions.tailSet(from, false)).orElse(positions).stream()
        .map(next -> secretsByName.get(next.name()));
  }

  /** Returns all secrets by creation date, those scheduled for deletion included. */
  public List<Secret> secrets() {
    return secretsAfter(Optional.empty()).toList();
  }

  void put(Secret secret) {
    Secret before = secretsByName.put(secret.name(), secret);
    if (before != null) {
      positions.remove(Position.of(before));
    }
    positions.add(Position.of(secret));
  }

  void remove(Secret secret) {
    secretsByName.remove(secret.name());
    positions.remove(Position.of(secret));
  }
}
