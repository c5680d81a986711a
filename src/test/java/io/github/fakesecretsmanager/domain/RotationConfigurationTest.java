package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RotationConfigurationTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  static List<UnaryOperator<RotationConfiguration>> changes() {
    return List.of(
        rotation -> rotation.rotatedAt(NOW),
        rotation -> rotation.nextAfter(NOW),
        rotation -> rotation.dueAt(NOW));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void has_a_next_window_only_while_it_is_turned_on(UnaryOperator<RotationConfiguration> change) {
    RotationConfiguration rotation = RotationConfiguration.everyDays(10);

    assertThat(change.apply(rotation).nextWindow())
        .map(RotationWindow::start)
        .contains(Instant.parse("2026-03-11T00:00:00Z"));
    assertThat(change.apply(rotation.turnedOff()).nextWindow()).isEmpty();
    assertThat(change.apply(rotation).turnedOff().nextWindow()).isEmpty();
  }

  @Test
  void has_no_next_window_without_a_schedule() {
    RotationConfiguration onDemand = RotationConfiguration.NONE;

    for (UnaryOperator<RotationConfiguration> change : changes()) {
      assertThat(change.apply(onDemand).nextWindow()).isEmpty();
    }
  }
}
