package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions of a primary in the order of age, and a replica's that follow them. */
class FollowingVersionsTest {

  private static final List<StagingLabel> LABELS =
      List.of(
          StagingLabel.AWSCURRENT,
          StagingLabel.AWSPREVIOUS,
          StagingLabel.AWSPENDING,
          new StagingLabel("a"));

  private final Random random = new Random();
  private Versions primary = Versions.NONE;
  private Instant now = Instant.EPOCH;

  private static SecretVersion version(String id, Instant created, StagingLabel... labels) {
    return SecretVersion.of(id, new SecretValue.Text(id), created, Set.of(labels), "key");
  }

  private static List<SecretVersion> underAnotherKey(List<SecretVersion> versions) {
    return versions.stream().map(each -> each.encryptedUnder(List.of("other"))).toList();
  }

  private static List<String> ids(Versions versions) {
    return versions.all().stream().map(SecretVersion::id).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_replica_has_of_its_primary_what_has_ever_arrived(long seed) {
    random.setSeed(seed);
    Versions replica = Versions.NONE;
    Set<String> arrived = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      change(i);
      if (random.nextInt(4) == 0) {
        replica = replica.following(primary, underAnotherKey(primary.labelled()));
        primary.labelled().forEach(version -> arrived.add(version.id()));
        arrived.retainAll(ids(primary));

        assertThat(replica.all())
            .isEqualTo(
                underAnotherKey(
                    primary.all().stream().filter(each -> arrived.contains(each.id())).toList()));
        assertThat(replica.size()).isEqualTo(arrived.size());
      }
      if (random.nextInt(50) == 0) {
        replica = replica.withoutOutdated(now);
        arrived.retainAll(ids(replica));
      }
      assertThat(primary.all()).isSortedAccordingTo(byAge());
      assertThat(primary.labelled())
          .isEqualTo(primary.all().stream().filter(SecretVersion::isLabelled).toList());
    }
  }

  private static Comparator<SecretVersion> byAge() {
    return Comparator.comparing(SecretVersion::createdDate);
  }

  private void change(int number) {
    List<String> ids = new ArrayList<>(ids(primary));
    String some = ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
    StagingLabel label = LABELS.get(random.nextInt(LABELS.size()));
    // Sometimes nothing passes, and sometimes the clock is set back.
    now = now.plusSeconds(random.nextInt(600) - 100);
    switch (random.nextInt(10)) {
      case 0 -> primary = primary.minus(some);
      case 1 -> primary = ids.isEmpty() ? primary : primary.withLabelOn(label, some);
      case 2 -> primary = primary.withoutLabel(label);
      case 3 -> primary = random.nextInt(5) == 0 ? primary.withoutOutdated(now) : primary;
      default -> primary = primary.plus(version("" + number, now, label));
    }
  }

  @Test
  void the_oldest_go_first_though_the_clock_was_set_back() {
    for (int i = 0; i < 150; i++) {
      primary = primary.plus(version("" + i, now.minusSeconds(i), StagingLabel.AWSCURRENT));
    }

    Versions remaining = primary.withoutOutdated(now.plus(Duration.ofDays(1)).minusSeconds(100));

    // The two youngest by number have labels: of 148 others, 48 are a day old.
    assertThat(remaining.size()).isEqualTo(102);
    assertThat(ids(remaining)).startsWith("149", "148", "99").doesNotContain("147", "100");
    assertThat(remaining.nextOutdated()).contains(now.minusSeconds(99).plus(Duration.ofDays(1)));
  }

  @Test
  void what_changes_nothing_returns_the_same_versions() {
    primary =
        primary
            .plus(version("1", now, StagingLabel.AWSCURRENT))
            .plus(version("2", now, StagingLabel.AWSCURRENT));
    Versions replica = Versions.NONE.following(primary, primary.labelled());

    assertThat(primary.withLabelOn(StagingLabel.AWSCURRENT, "2")).isSameAs(primary);
    assertThat(primary.withoutLabel(StagingLabel.AWSPENDING)).isSameAs(primary);
    assertThat(primary.minus("3")).isSameAs(primary);
    assertThat(primary.withoutOutdated(now)).isSameAs(primary);
    assertThat(replica).isEqualTo(primary);
  }
}
