package io.github.fakesecretsmanager.internal.operation.constraint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The limits of the length of a text or a binary value; on the element type of a list, of each
 * element.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Length {
  int min() default 0;

  int max();
}
