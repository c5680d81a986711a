package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Regions of an account, with the secrets in them.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
final class Regions {

  private static final int MAX_LABELS = 20;

  private final String accountId;
  private final RegionCatalog catalog;
  private final Set<String> disabled;
  private final IdSource ids;
  private final Timeline timeline;
  private final Duration listingLag;
  private final VersionPruning pruning;
  private final Map<String, RegionalStore> stores = new TreeMap<>();

  /**
   * Makes Regions without secrets.
   *
   * @param disabled the Regions that are not enabled at the start
   * @param listingLag how long after a change a listing shows it
   */
  Regions(
      String accountId,
      RegionCatalog catalog,
      Set<String> disabled,
      IdSource ids,
      Timeline timeline,
      Duration listingLag) {
    this.accountId = accountId;
    this.catalog = catalog;
    this.disabled = Set.copyOf(disabled);
    this.ids = ids;
    this.timeline = timeline;
    this.listingLag = listingLag;
    this.pruning = new VersionPruning(timeline, arn -> find(arn).ifPresent(this::save));
  }

  /** Returns the Region with a name; empty if AWS has no such Region. */
  Optional<RegionalStore> find(String name) {
    RegionalStore known = stores.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<AwsRegion> region = catalog.find(name);
    return region.isPresent() ? Optional.of(open(region.get())) : Optional.empty();
  }

  private RegionalStore open(AwsRegion region) {
    KmsKeys kmsKeys = new KmsKeys(region, accountId, ids, timeline, this::kmsKeys);
    boolean isEnabled = !disabled.contains(region.name());
    RegionalStore opened =
        new RegionalStore(region, accountId, kmsKeys, isEnabled, timeline, listingLag);
    stores.put(region.name(), opened);
    return opened;
  }

  /** Returns a Region that is known to exist. */
  RegionalStore get(String name) {
    Optional<RegionalStore> found = find(name);
    if (found.isEmpty()) {
      throw new AssertionError("no Region " + name);
    }
    return found.get();
  }

  private Stream<KmsKeys> kmsKeys() {
    return stores.values().stream().map(RegionalStore::kmsKeys);
  }

  /** Makes the listings of all Regions show the secrets with a name as they are now. */
  void showInListings(String name) {
    stores.values().forEach(store -> store.showInListings(name));
  }

  /** Returns the secret with an ARN; empty if no secret has it. */
  Optional<Secret> find(SecretArn arn) {
    return get(arn.region()).findByName(arn.name()).filter(secret -> secret.arn().equals(arn));
  }

  /** Returns the secrets of all Regions, including those scheduled for deletion. */
  List<Secret> secrets() {
    return stores.values().stream().flatMap(store -> store.secrets().stream()).toList();
  }

  /** Returns the names of the Regions that are down. */
  List<String> inOutage() {
    return stores.values().stream()
        .filter(RegionalStore::isInOutage)
        .map(store -> store.region().name())
        .toList();
  }

  /**
   * Stores a secret in its Region, without outdated versions.
   *
   * @throws SecretsManagerError LimitExceededException if it has more than 20 staging labels
   */
  void save(Secret secret) {
    if (secret.versions().labelCount() > MAX_LABELS) {
      throw SecretsManagerError.quotaExceeded();
    }
    get(secret.region()).put(pruning.prune(secret));
  }

  void remove(Secret secret) {
    get(secret.region()).remove(secret);
  }
}
