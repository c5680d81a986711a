package io.github.fakesecretsmanager.junit;

/** The lifetimes of a fake. */
public enum Scope {

  /**
   * Each test has its own fake, and so has each repetition and each set of arguments. The dynamic
   * tests of one {@code @TestFactory} share the fake of the factory.
   */
  PER_METHOD,

  /**
   * All tests of a class and its nested classes share one fake. A test finds what earlier tests
   * left behind, and parallel tests see each other's changes.
   */
  PER_CLASS
}
