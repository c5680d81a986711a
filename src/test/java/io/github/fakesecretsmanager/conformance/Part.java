package io.github.fakesecretsmanager.conformance;

/**
 * A member of an answer that is not itself a structure, or its expected value.
 *
 * @param value a string, a number, a boolean, or {@link #ABSENT}
 */
public record Part(Object value, Origin origin) {

  /** The value of a member that a step asks about and that the answer lacks. */
  public static final String ABSENT = "(absent)";
}
