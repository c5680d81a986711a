package io.github.fakesecretsmanager.internal.report;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map by identity that keeps neither its keys nor its values alive.
 *
 * <p>A value may refer to its key: a service refers to its fake through a condition of the test,
 * for example. Thread-safe.
 */
final class WeakIdentities<V> {

  private final Map<Key, WeakReference<V>> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  void put(Object key, V value) {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      entries.remove(gone);
    }
    entries.put(new Key(key, collected), new WeakReference<>(value));
  }

  Optional<V> get(Object key) {
    WeakReference<V> value = entries.get(new Key(key, null));
    return value == null ? Optional.empty() : Optional.ofNullable(value.get());
  }

  /** Returns the values that are still in use, each once. */
  Stream<V> values() {
    return entries.values().stream().flatMap(value -> Stream.ofNullable(value.get())).distinct();
  }

  int size() {
    return entries.size();
  }

  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object key, @Nullable ReferenceQueue<Object> collected) {
      super(key, collected);
      this.hash = System.identityHashCode(key);
    }

    // Keys are compared by identity.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      // A collected key equals only itself, which is enough to remove it.
      Object key = get();
      return key != null && other instanceof Key that && key == that.get();
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
