package io.github.fakesecretsmanager.internal.operation.constraint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The constraint that a text, or each element of a list, matches a regular expression, spelled as
 * AWS spells it in its answer.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Matches {
  /** The part of the fake that refuses a text that does not match. */
  enum RefusedBy {
    /** The limits on requests, with a ValidationException. */
    LIMITS,
    /** The operation, with a sentence of its own, as AWS does for some members. */
    OPERATION
  }

  String value();

  RefusedBy refusedBy() default RefusedBy.LIMITS;
}
