package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedMapTest {

  private static final int KEYS = 300;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void holds_what_a_tree_map_holds_after_any_changes(long seed) {
    Random random = new Random(seed);
    TreeMap<Integer, String> expected = new TreeMap<>();
    SharedMap<Integer, String> map = SharedMap.empty();

    for (int i = 0; i < 3_000; i++) {
      int key = random.nextInt(KEYS);
      // It grows first, and shrinks later.
      if (random.nextInt(3_000) > i) {
        map = map.plus(key, "value " + i);
        expected.put(key, "value " + i);
      } else {
        map = map.minus(key);
        expected.remove(key);
      }

      assertThat(map).containsExactlyElementsOf(expected.values());
      assertThat(map.size()).isEqualTo(expected.size());
      assertThat(map.get(key)).isEqualTo(Optional.ofNullable(expected.get(key)));
      assertThat(map.first()).isEqualTo(expected.values().stream().findFirst());
      assertThat(map.height()).isLessThanOrEqualTo(maxHeight(map.size()));
    }
  }

  /** An AVL tree is at most 1.44 times as high as one that has all its leaves in one row. */
  private static int maxHeight(int size) {
    return (int) (1.44 * Math.log(size + 2) / Math.log(2));
  }

  /** A key that counts how often it is compared, which is how deep its node lies. */
  private record Key(int number, AtomicInteger comparisons) implements Comparable<Key> {

    Key(int number) {
      this(number, new AtomicInteger());
    }

    @Override
    public int compareTo(Key other) {
      comparisons.incrementAndGet();
      return Integer.compare(number, other.number);
    }
  }

  private static int depth(SharedMap<Key, Integer> map, int number) {
    Key key = new Key(number);
    map.get(key);
    return key.comparisons().get();
  }

  /** Returns the height of the node at a depth, from the depths of its keys in order. */
  private static int heightOfBalanced(List<Integer> depths, int depth) {
    int node = depths.indexOf(depth);
    if (node < 0) {
      assertThat(depths).isEmpty();
      return 0;
    }
    int left = heightOfBalanced(depths.subList(0, node), depth + 1);
    int right = heightOfBalanced(depths.subList(node + 1, depths.size()), depth + 1);
    assertThat(left - right).isBetween(-1, 1);
    return 1 + Math.max(left, right);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_sides_of_each_node_differ_in_height_by_one_at_most(long seed) {
    Random random = new Random(seed);
    SharedMap<Key, Integer> map = SharedMap.empty();

    for (int i = 0; i < 2_000; i++) {
      int number = random.nextInt(100);
      map = i % 2 == 0 ? map.plus(new Key(number), number) : map.minus(new Key(number));

      List<Integer> depths = new ArrayList<>();
      for (int present : map) {
        depths.add(depth(map, present));
      }
      assertThat(map.height()).isEqualTo(heightOfBalanced(depths, 1));
    }
  }

  @Test
  void a_copy_leaves_the_original_as_it_was() {
    List<SharedMap<Integer, Integer>> maps = new ArrayList<>();
    maps.add(SharedMap.empty());
    for (int i = 0; i < 100; i++) {
      maps.add(maps.get(i).plus(i, i));
    }
    maps.get(100).minus(50).plus(3, -3);

    for (int i = 0; i <= 100; i++) {
      assertThat(maps.get(i)).hasSize(i);
    }
    assertThat(maps.get(100).get(50)).contains(50);
    assertThat(maps.get(100).get(3)).contains(3);
  }

  @Test
  void stays_low_though_all_keys_come_in_order() {
    SharedMap<Integer, Integer> map = SharedMap.empty();
    for (int i = 0; i < 10_000; i++) {
      map = map.plus(i, i);
    }

    assertThat(map.height()).isLessThanOrEqualTo(maxHeight(10_000));
  }

  @Test
  void ends_after_the_last_value() {
    Iterator<Integer> values = SharedMap.<Integer, Integer>empty().plus(1, 2).iterator();
    values.next();

    assertThat(values.hasNext()).isFalse();
    assertThatThrownBy(values::next).isInstanceOf(NoSuchElementException.class);
  }
}
