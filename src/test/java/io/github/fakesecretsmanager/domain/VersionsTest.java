package io.github.fakesecretsmanager.domain;

import static io.github.fakesecretsmanager.domain.StagingLabel.AWSCURRENT;
import static io.github.fakesecretsmanager.domain.StagingLabel.AWSPENDING;
import static io.github.fakesecretsmanager.domain.StagingLabel.AWSPREVIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

  private static SecretVersion version(String id, StagingLabel... labels) {
    return SecretVersion.of(id, new SecretValue.Text(id), Instant.EPOCH, Set.of(labels), "key");
  }

  private static String idOf(Versions versions, StagingLabel label) {
    return versions.byLabel(label).map(SecretVersion::id).orElse(null);
  }

  @Test
  void current_leaves_previous_behind() {
    Versions versions = Versions.NONE.plus(version("1", AWSCURRENT)).plus(version("2", AWSCURRENT));

    assertThat(idOf(versions, AWSCURRENT)).isEqualTo("2");
    assertThat(idOf(versions, AWSPREVIOUS)).isEqualTo("1");
  }

  @Test
  void the_third_current_version_takes_all_labels_off_the_first() {
    Versions versions =
        Versions.NONE
            .plus(version("1", AWSCURRENT))
            .plus(version("2", AWSCURRENT))
            .plus(version("3", AWSCURRENT));

    assertThat(idOf(versions, AWSPREVIOUS)).isEqualTo("2");
    assertThat(versions.byId("1")).get().extracting(SecretVersion::isLabelled).isEqualTo(false);
    assertThat(versions.labelled()).extracting(SecretVersion::id).containsExactly("2", "3");
    assertThat(versions.all()).extracting(SecretVersion::id).containsExactly("1", "2", "3");
  }

  @Test
  void a_version_without_current_moves_neither_current_nor_previous() {
    Versions versions = Versions.NONE.plus(version("1", AWSCURRENT)).plus(version("2", AWSPENDING));

    assertThat(idOf(versions, AWSCURRENT)).isEqualTo("1");
    assertThat(idOf(versions, AWSPREVIOUS)).isNull();
  }

  @Test
  void a_version_that_asks_for_current_and_previous_gets_both() {
    Versions versions =
        Versions.NONE.plus(version("1", AWSCURRENT)).plus(version("2", AWSCURRENT, AWSPREVIOUS));

    assertThat(idOf(versions, AWSCURRENT)).isEqualTo("2");
    assertThat(idOf(versions, AWSPREVIOUS)).isEqualTo("2");
  }

  @Test
  void labels_are_sorted_by_name() {
    SecretVersion version =
        version("1", new StagingLabel("two"), new StagingLabel("four"), AWSCURRENT);

    assertThat(version.stages()).containsExactly("AWSCURRENT", "four", "two");
  }

  @Test
  void a_new_key_goes_last_and_stands_once() {
    SecretVersion version = version("1").alsoEncryptedUnder("young").alsoEncryptedUnder("key");

    assertThat(version.kmsKeyArns()).containsExactly("young", "key");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_label_stands_on_one_version_at_most_after_any_puts(long seed) {
    Random random = new Random(seed);
    List<StagingLabel> labels =
        List.of(AWSCURRENT, AWSPREVIOUS, AWSPENDING, new StagingLabel("a"), new StagingLabel("b"));
    Versions versions = Versions.NONE;
    for (int i = 0; i < 200; i++) {
      Set<StagingLabel> some =
          labels.stream().filter(label -> random.nextBoolean()).collect(Collectors.toSet());
      versions = versions.plus(version("" + i, some.toArray(StagingLabel[]::new)));

      List<StagingLabel> standing =
          versions.all().stream().flatMap(version -> version.labels().stream()).toList();
      assertThat(standing).doesNotHaveDuplicates();
      assertThat(versions.byId("" + i).orElseThrow().labels()).containsAll(some);
    }
  }

  @Test
  void are_empty_until_the_first_is_put() {
    Versions deprecated = Versions.NONE.plus(version("1"));

    assertThat(Versions.NONE.isEmpty()).isTrue();
    assertThat(deprecated.isEmpty()).isFalse();
    assertThat(deprecated.minus("1").isEmpty()).isTrue();
  }

  @Test
  void are_equal_if_all_versions_are() {
    Versions versions = Versions.NONE.plus(version("1", AWSCURRENT)).plus(version("2"));
    Versions same = Versions.NONE.plus(version("1", AWSCURRENT)).plus(version("2"));

    assertThat(versions)
        .isEqualTo(same)
        .hasSameHashCodeAs(same)
        .isNotEqualTo(same.withoutLabel(AWSCURRENT))
        .isNotEqualTo(same.minus("2"))
        .isNotEqualTo(same.minus("2").plus(version("3")));
  }

  @Test
  void show_each_version_with_its_labels() {
    Versions versions = Versions.NONE.plus(version("1", AWSCURRENT)).plus(version("2"));

    assertThat(versions).hasToString(versions.all().toString());
    assertThat(versions.toString()).contains("id=1", "labels=[AWSCURRENT]", "id=2", "labels=[]");
  }
}
