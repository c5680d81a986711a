package io.github.fakesecretsmanager.internal.iam;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Holds the statements of a policy document.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what explanations call it
 */
public record Policy(String name, List<Statement> statements) {

  /** Where a policy stands, which decides what its statements have. */
  public enum Kind {
    IDENTITY,
    RESOURCE,
    KEY
  }

  public Policy {
    statements = List.copyOf(statements);
  }

  Optional<Statement> first(boolean allows, Predicate<Statement> condition) {
    return statements.stream()
        .filter(statement -> statement.allows() == allows)
        .filter(condition)
        .findFirst();
  }
}
