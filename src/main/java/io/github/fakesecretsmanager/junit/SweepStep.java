package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.FaultHit;
import java.util.List;
import java.util.Optional;

/** One run of a sweep, and what is done to it. */
interface SweepStep {

  /** Returns what the test may know of it. */
  SweepRun run();

  /** Returns the annotation with which only this run, and the first, are made. */
  String toSeeAgain();

  /** Disturbs the fake of the run before the test method. */
  Disturbance begin(FakeSecretsManager fake);

  /** What is done to a run, while its test method runs. */
  interface Disturbance {

    /** A run to which nothing is done. */
    Disturbance NONE = calls -> Optional.empty();

    /**
     * Ends when the test method has ended.
     *
     * @param calls the calls of the test method, the first attempt of each
     * @return what kept the run from being what it was to be; empty if nothing did
     */
    Optional<String> end(List<FaultHit> calls);
  }
}
