package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.FaultHit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of a sweep, and what is done to it. */
interface SweepStep {

  /**
   * What a test method has done.
   *
   * @param calls its calls, the first attempt of each
   * @param replicated those of the sweep's Regions to which replication has started
   */
  record Course(List<FaultHit> calls, Set<String> replicated) {}

  /** Returns what the test may know of it. */
  SweepRun run();

  /** Returns the annotation with which only this run, and the first, are made. */
  String toSeeAgain();

  /** Disturbs the fake of the run before the test method. */
  Disturbance begin(FakeSecretsManager fake);

  /** What is done to a run, while its test method runs. */
  interface Disturbance {

    /** A run to which nothing is done. */
    Disturbance NONE = course -> Optional.empty();

    /**
     * Ends when the test method has ended.
     *
     * @return what kept the run from being what it was to be; empty if nothing did
     */
    Optional<String> end(Course course);
  }
}
