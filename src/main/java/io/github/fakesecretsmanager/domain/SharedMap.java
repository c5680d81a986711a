package io.github.fakesecretsmanager.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map. A changed copy shares all but a few nodes with its original, so copying
 * a large map costs hardly more than copying a small one.
 *
 * <p>It is an AVL tree: the heights of a node's two sides differ by 1 at most. Immutable and
 * thread-safe.
 */
final class SharedMap<K extends Comparable<K>, V> implements Iterable<V> {

  private final @Nullable Node<K, V> root;
  private final int size;

  private SharedMap(@Nullable Node<K, V> root, int size) {
    this.root = root;
    this.size = size;
  }

  private record Node<K, V>(
      K key, V value, int height, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {

    Node<K, V> with(@Nullable Node<K, V> newLeft, @Nullable Node<K, V> newRight) {
      int newHeight = 1 + Math.max(heightOf(newLeft), heightOf(newRight));
      return new Node<>(key, value, newHeight, newLeft, newRight);
    }
  }

  /** Returns a map without entries. */
  static <K extends Comparable<K>, V> SharedMap<K, V> empty() {
    return new SharedMap<>(null, 0);
  }

  int size() {
    return size;
  }

  /** Returns the value of a key; empty if the map lacks the key. */
  Optional<V> get(K key) {
    Node<K, V> node = root;
    while (node != null) {
      int order = key.compareTo(node.key);
      if (order < 0) {
        node = node.left;
      } else if (order > 0) {
        node = node.right;
      } else {
        return Optional.of(node.value);
      }
    }
    return Optional.empty();
  }

  /** Returns the value of the first key; empty if the map is. */
  Optional<V> first() {
    return Optional.ofNullable(root).map(node -> first(node).value);
  }

  /** Returns a copy in which a key has a value. */
  SharedMap<K, V> plus(K key, V value) {
    return new SharedMap<>(plus(root, key, value), get(key).isPresent() ? size : size + 1);
  }

  private static <K extends Comparable<K>, V> Node<K, V> plus(
      @Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(key, value, 1, null, null);
    }
    int order = key.compareTo(node.key);
    if (order < 0) {
      return balanced(node, plus(node.left, key, value), node.right);
    }
    if (order > 0) {
      return balanced(node, node.left, plus(node.right, key, value));
    }
    return new Node<>(key, value, node.height, node.left, node.right);
  }

  /** Returns a copy without a key; this map if it lacks the key. */
  SharedMap<K, V> minus(K key) {
    return get(key).isPresent() ? new SharedMap<>(minus(root, key), size - 1) : this;
  }

  private static <K extends Comparable<K>, V> @Nullable Node<K, V> minus(
      @Nullable Node<K, V> node, K key) {
    if (node == null) {
      return null;
    }
    int order = key.compareTo(node.key);
    if (order < 0) {
      return balanced(node, minus(node.left, key), node.right);
    }
    if (order > 0) {
      return balanced(node, node.left, minus(node.right, key));
    }
    if (node.left == null || node.right == null) {
      return node.left == null ? node.right : node.left;
    }
    Node<K, V> next = first(node.right);
    return balanced(next, node.left, minus(node.right, next.key));
  }

  private static <K, V> Node<K, V> first(Node<K, V> node) {
    Node<K, V> first = node;
    while (first.left != null) {
      first = first.left;
    }
    return first;
  }

  /** Joins two sides, whose heights differ by 2 at most, with the node between them. */
  private static <K, V> Node<K, V> balanced(
      Node<K, V> node, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    if (left != null && left.height > heightOf(right) + 1) {
      Node<K, V> inner = left.right;
      return inner != null && inner.height > heightOf(left.left)
          ? inner.with(left.with(left.left, inner.left), node.with(inner.right, right))
          : left.with(left.left, node.with(inner, right));
    }
    if (right != null && right.height > heightOf(left) + 1) {
      Node<K, V> inner = right.left;
      return inner != null && inner.height > heightOf(right.right)
          ? inner.with(node.with(left, inner.left), right.with(inner.right, right.right))
          : right.with(node.with(left, inner), right.right);
    }
    return node.with(left, right);
  }

  private static int heightOf(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }

  /** Returns the number of nodes from the root to the farthest leaf. */
  int height() {
    return heightOf(root);
  }

  /** Returns an iterator over the values in the order of their keys. */
  @Override
  public Iterator<V> iterator() {
    return new Values<>(root);
  }

  /** Returns the values in the order of their keys. */
  Stream<V> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  private static final class Values<K, V> implements Iterator<V> {

    /** The nodes whose left sides have been passed, the next one on top. */
    private final Deque<Node<K, V>> path = new ArrayDeque<>();

    Values(@Nullable Node<K, V> root) {
      descend(root);
    }

    private void descend(@Nullable Node<K, V> from) {
      for (Node<K, V> node = from; node != null; node = node.left) {
        path.push(node);
      }
    }

    @Override
    public boolean hasNext() {
      return !path.isEmpty();
    }

    @Override
    public V next() {
      if (path.isEmpty()) {
        throw new NoSuchElementException();
      }
      Node<K, V> node = path.pop();
      descend(node.right);
      return node.value;
    }
  }
}
