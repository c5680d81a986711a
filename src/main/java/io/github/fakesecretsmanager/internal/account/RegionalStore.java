package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets and the KMS keys of one Region.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
public final class RegionalStore {

  private final AwsRegion region;
  private final String accountId;
  private final KmsKeys kmsKeys;
  private final Timeline timeline;
  private final Duration listingLag;
  private final SecretIndex secrets = new SecretIndex();

  /** The secrets that listings show: the current ones, unless listings lag. */
  private final SecretIndex listed;

  /** For each name, the number of changes to its secret that listings have to show. */
  private final Map<String, Integer> changes = new HashMap<>();

  /**
   * For each name, the number of the change that listings show. An earlier change does not replace
   * a later one.
   */
  private final Map<String, Integer> shown = new HashMap<>();

  private boolean enabled;
  private boolean isInOutage;

  RegionalStore(
      AwsRegion region,
      String accountId,
      KmsKeys kmsKeys,
      boolean enabled,
      Timeline timeline,
      Duration listingLag) {
    this.region = region;
    this.accountId = accountId;
    this.kmsKeys = kmsKeys;
    this.enabled = enabled;
    this.timeline = timeline;
    this.listingLag = listingLag;
    this.listed = listingLag.isZero() ? secrets : new SecretIndex();
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
        .orElseGet(() -> one.name().equals(other.name()) && place(one).equals(place(other)));
  }

  /** Returns the account and the Region of an id; those of this store for a name. */
  private List<String> place(SecretId id) {
    return id.arn()
        .map(arn -> List.of(arn.accountId(), arn.region()))
        .orElseGet(() -> List.of(accountId, region.name()));
  }

  /** Finds a secret by its name, its ARN or its partial ARN. */
  public Optional<Secret> find(SecretId id) {
    Optional<Secret> named = secrets.find(id.name());
    return named.isPresent() && id.means(named.get().arn()) ? named : Optional.empty();
  }

  public Optional<Secret> findByName(String name) {
    return secrets.find(name);
  }

  /** Returns the secrets of a listing, ascending, after the given position. */
  public Stream<Secret> listedAfter(Order order, Optional<Order.Position> position) {
    return listed.after(order, position);
  }

  /** Returns the secrets of a listing, descending, before the given position. */
  public Stream<Secret> listedBefore(Order order, Optional<Order.Position> position) {
    return listed.before(order, position);
  }

  /** Returns all secrets by creation date, including those scheduled for deletion. */
  public List<Secret> secrets() {
    return secrets.after(Order.CREATED_DATE, Optional.empty()).toList();
  }

  void put(Secret secret) {
    secrets.put(secret);
    if (listed != secrets) {
      list(secret, () -> listed.put(secret));
    }
  }

  void remove(Secret secret) {
    secrets.remove(secret);
    if (listed != secrets) {
      list(secret, () -> listed.remove(secret));
    }
  }

  private void list(Secret changed, Runnable change) {
    String name = changed.name();
    int number = changes.merge(name, 1, Integer::sum);
    timeline.schedule(timeline.now().plus(listingLag), ignored -> show(name, number, change));
  }

  private void show(String name, int number, Runnable change) {
    if (number > shown.getOrDefault(name, 0)) {
      shown.put(name, number);
      change.run();
    }
  }

  /** Makes listings show a secret as it is now, and skips its earlier changes. */
  void showInListings(String name) {
    if (listed != secrets) {
      show(
          name,
          changes.merge(name, 1, Integer::sum),
          () -> secrets.find(name).ifPresent(listed::put));
    }
  }
}
