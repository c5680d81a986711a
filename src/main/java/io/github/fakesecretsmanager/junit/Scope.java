package io.github.fakesecretsmanager.junit;

/** Chooses how long a fake lives. */
public enum Scope {

  /**
   * Each test has a fake of its own; so has each repetition and each set of parameters. The dynamic
   * tests of one {@code @TestFactory} share that of the factory.
   */
  PER_METHOD,

  /**
   * All tests of a class, its nested classes included, share one fake: what a test leaves behind
   * the next one finds, and tests that run in parallel see one another.
   */
  PER_CLASS
}
