package io.github.fakesecretsmanager.internal.structure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a member on the wire, if it differs from the component's name with a capital first
 * letter.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface WireName {

  /** Returns the name as AWS writes it. */
  String value();
}
