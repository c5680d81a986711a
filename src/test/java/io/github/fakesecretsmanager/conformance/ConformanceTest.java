package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.conformance.FakeTarget.Front;
import io.github.fakesecretsmanager.conformance.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios against the fake, over each of its fronts. */
class ConformanceTest {

  private static final Recordings RECORDINGS = new Recordings(Recordings.DIRECTORY);
  private static final String POLICY = CallerPolicy.documented();

  private static final Targets TARGETS = new Targets();

  @TempDir Path directory;

  @AfterAll
  static void close_the_fakes() {
    TARGETS.close();
  }

  @TestFactory
  Stream<DynamicTest> the_fake_answers_as_recorded() {
    return Scenarios.all().stream()
        .flatMap(
            scenario ->
                Stream.of(Front.values())
                    .map(
                        front ->
                            DynamicTest.dynamicTest(
                                scenario + ", " + front, () -> assertSame(scenario, front))));
  }

  private void assertSame(Scenario scenario, Front front) throws IOException {
    FakeTarget target = TARGETS.borrow(front);
    Path created = directory.resolve(scenario + "-" + front);
    Runner runner =
        new Runner(
            target,
            RECORDINGS,
            new Ledger(created, target, Runner.places(target)),
            Duration.ofMinutes(3));
    Outcome outcome = runner.runOnly(scenario, ConformanceKit.PREFIX);

    assertThat(outcome.why()).isEmpty();
    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.answered().updatedFrom(outcome.expected(), false).toJson())
        .as("the recording of this run")
        .isEqualTo(Files.readString(RECORDINGS.file(scenario.name())));
    if (front == Front.SYNCHRONOUS) {
      assertThatNothingIsLeft(target, runner);
    }
    target.reset();
    TARGETS.giveBack(front, target);
  }

  private static void assertThatNothingIsLeft(FakeTarget target, Runner runner) {
    runner.close();

    assertThat(runner.ledger().commands()).as("commands that delete what is left").isEmpty();
    assertThat(target.secrets()).as("secrets that are left").isEmpty();
  }

  /** Fakes that scenarios share, since a client takes longer to build than to call. */
  private static final class Targets implements AutoCloseable {

    private final Map<Front, Queue<FakeTarget>> free = new ConcurrentHashMap<>();
    private final Queue<FakeTarget> all = new ConcurrentLinkedQueue<>();

    FakeTarget borrow(Front front) {
      FakeTarget target = queue(front).poll();
      if (target == null) {
        target = new FakeTarget(front, POLICY);
        all.add(target);
      }
      return target;
    }

    /** Takes back a fake that is empty. A fake whose test failed is not given back. */
    void giveBack(Front front, FakeTarget target) {
      queue(front).add(target);
    }

    private Queue<FakeTarget> queue(Front front) {
      return free.computeIfAbsent(front, ignored -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public void close() {
      all.forEach(FakeTarget::close);
    }
  }

  @Test
  void each_scenario_has_one_recording_and_each_recording_has_a_scenario() {
    List<String> names = Scenarios.all().stream().map(Scenario::name).toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(RECORDINGS.names()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void a_scenario_has_a_file_name_and_asks_a_question() {
    assertThat(Scenarios.all())
        .allSatisfy(
            scenario -> {
              assertThat(scenario.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(scenario.question()).matches("[A-Z].*\\?");
            });
  }
}
