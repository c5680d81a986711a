package io.github.fakesecretsmanager.conformance;

import java.util.Set;

/**
 * A question to AWS that a sequence of calls answers.
 *
 * @param name the name of its recording, in lower case with hyphens
 * @param question what the answer reveals, as a sentence
 */
public record Scenario(String name, String question, Set<Need> needs, Body body) {

  /** The calls of a scenario. */
  @FunctionalInterface
  public interface Body {
    void run(Session aws);
  }

  /** Returns a scenario that needs only two Regions. */
  public static Scenario of(String name, String question, Body body) {
    return new Scenario(name, question, Set.of(), body);
  }

  /** Returns a copy with needs; a target that does not meet them skips it. */
  public Scenario needing(Need... more) {
    return new Scenario(name, question, Set.of(more), body);
  }

  @Override
  public String toString() {
    return name;
  }
}
