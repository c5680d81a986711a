package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets and the KMS keys of one Region.
 *
 * <p>Looking a secret up costs the same however many there are. Not thread-safe; guarded by the
 * account's lock.
 */
public final class RegionalStore {

  /** What secrets can be listed by; those of the same date by name. */
  public enum Order {
    CREATED_DATE(Secret::createdDate),
    LAST_ACCESSED_DATE(
        secret ->
            secret
                .lastAccessedDate()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(Instant.EPOCH)),
    LAST_CHANGED_DATE(Secret::lastChangedDate),
    NAME(secret -> Instant.EPOCH);

    // A function without state, which the type can't say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Secret, Instant> date;

    Order(Function<Secret, Instant> date) {
      this.date = date;
    }

    /** Returns where a secret stands in a listing. */
    public Position position(Secret secret) {
      return new Position(date.apply(secret), secret.name());
    }
  }

  /** Where a secret stands in a listing. */
  public record Position(Instant date, String name) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
      int byDate = date.compareTo(other.date);
      return byDate != 0 ? byDate : name.compareTo(other.name);
    }
  }

  private final AwsRegion region;
  private final KmsKeys kmsKeys;
  private final Map<String, Secret> secretsByName = new HashMap<>();

  /**
   * The orders that somebody has listed by so far: the first listing sorts, and changes keep it.
   */
  private final Map<Order, NavigableSet<Position>> positions = new EnumMap<>(Order.class);

  private boolean enabled;
  private boolean isInOutage;

  RegionalStore(AwsRegion region, KmsKeys kmsKeys, boolean enabled) {
    this.region = region;
    this.kmsKeys = kmsKeys;
    this.enabled = enabled;
  }

  public AwsRegion region() {
    return region;
  }

  public KmsKeys kmsKeys() {
    return kmsKeys;
  }

  /** Returns whether the account can use the Region. */
  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** Returns whether the Region is down. */
  public boolean isInOutage() {
    return isInOutage;
  }

  void setInOutage(boolean inOutage) {
    this.isInOutage = inOutage;
  }

  /** Returns whether two ids mean the same secret in this Region, which need not exist. */
  public boolean areSame(SecretId one, SecretId other) {
    return find(other)
        .map(secret -> one.means(secret.arn()))
        .orElseGet(() -> one.name().equals(other.name()) && isOfHere(one) && isOfHere(other));
  }

  private boolean isOfHere(SecretId id) {
    return id.arn().filter(arn -> !arn.region().equals(region.name())).isEmpty();
  }

  /** Finds a secret by its name, its ARN or its partial ARN. */
  public Optional<Secret> find(SecretId id) {
    Secret named = secretsByName.get(id.name());
    return named != null && id.means(named.arn()) ? Optional.of(named) : Optional.empty();
  }

  public Optional<Secret> findByName(String name) {
    return Optional.ofNullable(secretsByName.get(name));
  }

  /** Returns the secrets in an order, ascending, from behind the given position on. */
  public Stream<Secret> secretsAfter(Order order, Optional<Position> position) {
    NavigableSet<Position> all = positions(order);
    return secrets(position.map(from -> all.tailSet(from, false)).orElse(all));
  }

  /** Returns the secrets in an order, descending, from before the given position on. */
  public Stream<Secret> secretsBefore(Order order, Optional<Position> position) {
    NavigableSet<Position> all = positions(order);
    return secrets(position.map(to -> all.headSet(to, false)).orElse(all).descendingSet());
  }

  private Stream<Secret> secrets(NavigableSet<Position> listed) {
    return listed.stream().map(next -> secretsByName.get(next.name()));
  }

  private NavigableSet<Position> positions(Order order) {
    return positions.computeIfAbsent(
        order,
        ignored ->
            secretsByName.values().stream()
                .map(order::position)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Returns all secrets by creation date, those scheduled for deletion included. */
  public List<Secret> secrets() {
    return secretsAfter(Order.CREATED_DATE, Optional.empty()).toList();
  }

  void put(Secret secret) {
    Secret before = secretsByName.put(secret.name(), secret);
    positions.forEach(
        (order, listed) -> {
          Position position = order.position(secret);
          if (before != null && !order.position(before).equals(position)) {
            listed.remove(order.position(before));
          }
          listed.add(position);
        });
  }

  void remove(Secret secret) {
    Secret stored = secretsByName.remove(secret.name());
    if (stored != null) {
      positions.forEach((order, listed) -> listed.remove(order.position(stored)));
    }
  }
}
