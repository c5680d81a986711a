package io.github.fakesecretsmanager.internal.structure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mark of a sensitive request member that proves something and is not stored. Such a member is
 * not a secret's value.
 *
 * <p>A sensitive member without this mark counts as a secret's value, which must not appear
 * anywhere else.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NotStored {}
