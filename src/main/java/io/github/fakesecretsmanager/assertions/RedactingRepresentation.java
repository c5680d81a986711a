package io.github.fakesecretsmanager.assertions;

import java.util.function.UnaryOperator;
import org.assertj.core.presentation.Representation;

/**
 * AssertJ's representation of objects in the messages of its own assertions, without secret values.
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
