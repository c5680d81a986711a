package io.github.fakesecretsmanager.junit;

/** The lifetime of a fake. */
public enum Scope {

  /**
   * Each test has a fake of its own; so has each repetition and each set of parameters. The dynamic
   * tests of one {@code @TestFactory} share that of the factory.
   */
  PER_METHOD,

  /**
   * All tests of a class and its nested classes share one fake: a test finds what earlier ones left
   * behind, and parallel tests see each other's changes.
   */
  PER_CLASS
}
