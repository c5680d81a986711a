package io.github.fakesecretsmanager.internal.iam;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A policy document.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the name that explanations use
 */
public record Policy(String name, List<Statement> statements) {

  /**
   * The kind of thing that a policy is attached to, which decides the elements of its statements.
   */
  public enum Kind {
    /** A user or a role. */
    IDENTITY,

    /** A secret. */
    RESOURCE,

    /** A KMS key. */
    KEY
  }

  /** AWS's managed policy of this name: it allows every action on every resource. */
  static final Policy ADMINISTRATOR_ACCESS = administratorAccess();

  public Policy {
    statements = List.copyOf(statements);
  }

  private static Policy administratorAccess() {
    PatternElement everything =
        new PatternElement(List.of(PolicyPattern.withWildcards("*")), false);
    return new Policy(
        "AdministratorAccess",
        List.of(
            new Statement(
                "statement 1",
                Effect.ALLOW,
                everything,
                Optional.of(everything),
                Optional.empty(),
                List.of(),
                false)));
  }

  /**
   * Returns the first statement that has an effect and meets a condition, as explanations name it:
   * {@code ReadProd of policy 1 of app}.
   */
  Optional<String> first(Effect effect, Predicate<Statement> condition) {
    return statements.stream()
        .filter(statement -> statement.effect() == effect)
        .filter(condition)
        .findFirst()
        .map(statement -> statement.sid() + " of " + name);
  }
}
