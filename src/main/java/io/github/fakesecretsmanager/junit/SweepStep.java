package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.FaultHit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run of a sweep, and its disturbance. */
interface SweepStep {

  /**
   * The course of a test method.
   *
   * @param calls its calls, the first attempt of each
   * @param replicated those of the sweep's Regions to which replication has started
   */
  record Course(List<FaultHit> calls, Set<String> replicated) {}

  /** Returns the run as the test sees it. */
  SweepRun run();

  /** Returns the annotation that makes only this run, and the first. */
  String toSeeAgain();

  /** Disturbs the fake of the run before the test method. */
  Disturbance begin(FakeSecretsManager fake);

  /** The disturbance of a run while its test method runs. */
  interface Disturbance {

    /** The disturbance of a run that is left as it is. */
    Disturbance NONE = course -> Optional.empty();

    /**
     * Ends the disturbance after the test method has ended.
     *
     * @return what kept the run from going as planned; empty if nothing did
     */
    Optional<String> end(Course course);
  }
}
