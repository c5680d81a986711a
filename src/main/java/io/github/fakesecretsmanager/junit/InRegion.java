package io.github.fakesecretsmanager.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Region of an injected {@code SecretsManagerClient}, {@code SecretsManagerAsyncClient} or
 * {@code FakeRegion}, in place of the fake's default Region. On another parameter that the
 * extension injects, it is refused.
 *
 * <pre>{@code
 * @Test
 * void writes_in_paris(@InRegion("eu-west-3") SecretsManagerClient paris) {
 *   paris.createSecret(r -> r.name("db").secretString("one"));
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface InRegion {

  /**
   * {@return the Region's name, such as {@code eu-west-3}} A Region that AWS does not have is
   * refused.
   */
  String value();
}
