package io.github.fakesecretsmanager.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Region of an injected {@code SecretsManagerClient}, {@code SecretsManagerAsyncClient} or
 * {@code FakeRegion}, in place of the fake's default Region.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface InRegion {

  /** The Region's name, for example {@code eu-west-3}. */
  String value();
}
