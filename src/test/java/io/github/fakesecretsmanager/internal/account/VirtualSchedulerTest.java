package io.github.fakesecretsmanager.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualSchedulerTest {

  private final VirtualScheduler scheduler = new VirtualScheduler();
  private final List<String> happened = new ArrayList<>();

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }

  private void schedule(long second, String what) {
    scheduler.schedule(at(second), due -> happened.add(what + "@" + due.getEpochSecond()));
  }

  @Test
  void what_is_due_happens_once_in_the_order_of_time() {
    schedule(3, "c");
    schedule(1, "a");
    schedule(2, "b");

    scheduler.runDue(at(2), () -> false);
    assertThat(happened).containsExactly("a@1", "b@2");
    scheduler.runDue(at(9), () -> false);
    scheduler.runDue(at(9), () -> false);
    assertThat(happened).containsExactly("a@1", "b@2", "c@3");
  }

  @Test
  void at_one_time_what_was_planned_first_happens_first() {
    schedule(1, "first");
    schedule(1, "second");

    scheduler.runDue(at(1), () -> false);

    assertThat(happened).containsExactly("first@1", "second@1");
  }

  @Test
  void what_an_action_schedules_runs_in_the_same_pass_if_it_is_due() {
    scheduler.schedule(at(1), due -> schedule(2, "follow-up"));
    schedule(3, "later");

    scheduler.runDue(at(3), () -> false);

    assertThat(happened).containsExactly("follow-up@2", "later@3");
  }

  @Test
  void a_pause_leaves_the_remaining_actions_for_the_next_time() {
    schedule(1, "a");
    schedule(2, "b");

    assertThat(scheduler.runDue(at(9), () -> true)).isTrue();
    assertThat(happened).containsExactly("a@1");
    assertThat(scheduler.runDue(at(9), () -> false)).isFalse();
    assertThat(happened).containsExactly("a@1", "b@2");
  }
}
