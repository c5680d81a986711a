package io.github.fakesecretsmanager.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A map by identity that keeps nothing alive. */
class WeakIdentitiesTest {

  private final WeakIdentities<Object> map = new WeakIdentities<>();

  @Test
  void tells_equal_keys_apart() {
    Integer one = Integer.valueOf(1_000);
    Integer other = Integer.valueOf(1_000);
    Object value = new Object();

    map.put(one, value);

    assertThat(one).isEqualTo(other);
    assertThat(map.get(one)).containsSame(value);
    assertThat(map.get(other)).isEmpty();
  }

  @Test
  void has_the_last_value_of_a_key_and_each_value_once() {
    Object key = new Object();
    Object other = new Object();
    Object value = new Object();

    map.put(key, new Object());
    map.put(key, value);
    map.put(other, value);

    assertThat(map.values()).containsExactly(value);
  }

  @Test
  void forgets_keys_that_nobody_uses_though_their_values_lead_to_them() {
    for (int i = 0; i < 300_000; i++) {
      Object key = new Object();
      // A value that leads to its key would keep it alive if the map kept the value.
      map.put(key, new Object[] {key});
    }
    for (int i = 0; i < 20 && map.size() > 100_000; i++) {
      System.gc();
      map.put(this, this);
    }

    assertThat(map.size()).isLessThan(100_000);
  }
}
