package io.github.fakesecretsmanager.internal.structure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a sensitive member of a request that proves something and is not stored, so it is not a
 * secret's value.
 *
 * <p>A sensitive member without this mark is taken for a value, which must appear nowhere else.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NotStored {}
