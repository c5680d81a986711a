package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.conformance.FidelityPage.Reference;
import io.github.fakesecretsmanager.conformance.FidelityPage.Row;
import io.github.fakesecretsmanager.conformance.Origin.Certainty;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The marks of the fidelity page, which must follow from the recordings. */
class FidelityTest {

  private static final Recordings RECORDINGS = new Recordings(Recordings.DIRECTORY);
  private static final FidelityPage PAGE = FidelityPage.read();
  private static final Map<String, Recording> ALL =
      RECORDINGS.names().stream().collect(Collectors.toMap(name -> name, RECORDINGS::read));

  @Test
  void a_row_names_its_scenarios_or_says_why_it_has_none() {
    assertThat(PAGE.rows())
        .allMatch(
            row -> row.isNotRun() || !row.references().isEmpty(),
            "names scenarios, or says 'not run: ' and why");
  }

  @Test
  void a_row_claims_no_more_than_its_least_sure_part() {
    assertThat(PAGE.rows())
        .allSatisfy(
            row ->
                assertThat(leastSure(row).orElse(Certainty.RECORDED))
                    .as("%s: %s", row.behaviour(), row.evidence())
                    .isGreaterThanOrEqualTo(row.claim().orElse(Certainty.PLAUSIBLE)));
  }

  @Test
  void a_row_is_plausible_only_if_one_of_its_parts_is() {
    assertThat(PAGE.rows())
        .filteredOn(row -> row.claim().equals(Optional.of(Certainty.PLAUSIBLE)))
        .allSatisfy(
            row ->
                assertThat(leastSure(row).orElse(Certainty.PLAUSIBLE))
                    .as("%s: %s", row.behaviour(), row.evidence())
                    .isEqualTo(Certainty.PLAUSIBLE));
  }

  private static Optional<Certainty> leastSure(Row row) {
    return row.references().stream().map(FidelityTest::certainty).min(Comparator.naturalOrder());
  }

  private static Certainty certainty(Reference reference) {
    return recording(reference.scenario()).certainty(reference.member());
  }

  private static Recording recording(String scenario) {
    assertThat(ALL).as("the scenarios that have a recording").containsKey(scenario);
    return ALL.get(scenario);
  }

  @Test
  void every_scenario_is_in_a_row() {
    assertThat(PAGE.rows().stream().flatMap(row -> row.references().stream()))
        .extracting(Reference::scenario)
        .containsAll(ALL.keySet());
  }

  @Test
  void every_row_of_a_table_is_read_whole() {
    assertThat(PAGE.unreadLines()).isEmpty();
  }

  @Test
  void the_counts_at_the_top_match_the_recordings() {
    FidelityPage counted = PAGE.withCounts(List.copyOf(ALL.values()));

    if (!counted.equals(PAGE)) {
      counted.write();
    }
    // The message should not show two whole pages.
    assertThat(counted.equals(PAGE))
        .as("docs/fidelity.md has the right counts; the build has corrected them: commit the file")
        .isTrue();
  }
}
