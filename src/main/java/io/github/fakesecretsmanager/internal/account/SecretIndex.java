package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.Order.Position;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An index of secrets: by name, and in the orders in which they can be listed.
 *
 * <p>Finding a secret takes the same time however many there are. Not thread-safe; guarded by the
 * account's lock.
 */
final class SecretIndex {

  private final Map<String, Secret> byName = new HashMap<>();

  /** The orders used so far. The first listing in an order sorts; later changes keep the order. */
  private final Map<Order, NavigableSet<Position>> positions = new EnumMap<>(Order.class);

  Optional<Secret> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns the secrets in an order, ascending, after the given position. */
  Stream<Secret> after(Order order, Optional<Position> position) {
    NavigableSet<Position> all = positions(order);
    return secrets(position.map(from -> all.tailSet(from, false)).orElse(all));
  }

  /** Returns the secrets in an order, descending, before the given position. */
  Stream<Secret> before(Order order, Optional<Position> position) {
    NavigableSet<Position> all = positions(order);
    return secrets(position.map(to -> all.headSet(to, false)).orElse(all).descendingSet());
  }

  private Stream<Secret> secrets(NavigableSet<Position> listed) {
    return listed.stream().map(next -> byName.get(next.name()));
  }

  private NavigableSet<Position> positions(Order order) {
    return positions.computeIfAbsent(
        order,
        ignored ->
            byName.values().stream()
                .map(order::position)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  void put(Secret secret) {
    Secret before = byName.put(secret.name(), secret);
    for (Map.Entry<Order, NavigableSet<Position>> listing : positions.entrySet()) {
      Order order = listing.getKey();
      Position position = order.position(secret);
      if (before != null && !order.position(before).equals(position)) {
        listing.getValue().remove(order.position(before));
      }
      listing.getValue().add(position);
    }
  }

  /** Removes a secret, unless another secret has its name by now. */
  void remove(Secret secret) {
    Secret stored = byName.get(secret.name());
    if (stored != null && stored.arn().equals(secret.arn())) {
      byName.remove(secret.name());
      positions.forEach((order, listed) -> listed.remove(order.position(stored)));
    }
  }
}
