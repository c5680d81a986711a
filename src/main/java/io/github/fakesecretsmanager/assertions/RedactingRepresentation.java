package io.github.fakesecretsmanager.assertions;

import java.util.function.UnaryOperator;
import org.assertj.core.presentation.Representation;

/**
 * AssertJ's representation of objects in the messages of its own assertions, without secret values.
 *
 * @param original the representation to redact
 * @param redaction replaces the secret values in a text
 */
record RedactingRepresentation(Representation original, UnaryOperator<String> redaction)
    implements Representation {

  @Override
  public String toStringOf(Object object) {
    return redaction.apply(String.valueOf(original.toStringOf(object)));
  }

  @Override
  public String unambiguousToStringOf(Object object) {
    return redaction.apply(String.valueOf(original.unambiguousToStringOf(object)));
  }
}
