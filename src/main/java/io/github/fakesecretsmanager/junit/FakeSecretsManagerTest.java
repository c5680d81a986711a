package io.github.fakesecretsmanager.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The registration of {@link FakeSecretsManagerExtension} for a test class, its subclasses and its
 * nested classes; usable as a meta-annotation. If a nested class has its own annotation, that one
 * applies to it instead.
 *
 * <pre>{@code
 * @FakeSecretsManagerTest(region = "eu-west-1")
 * class StorageTest {
 *
 *   @Test
 *   void stores_a_secret(FakeSecretsManager fake, SecretsManagerClient client) {
 *     client.createSecret(r -> r.name("db").secretString("one"));
 *
 *     assertThat(fake).secret("db").hasStringValue("one");
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(FakeSecretsManagerExtension.class)
public @interface FakeSecretsManagerTest {

  /**
   * {@return the default Region of the fake, {@code us-east-1} by default} AWS must have the
   * Region.
   */
  String region() default "us-east-1";

  /** {@return how long a fake lives, {@link Scope#PER_METHOD} by default} */
  Scope scope() default Scope.PER_METHOD;

  /**
   * {@return whether a test fails if it has let a secret value get into the audit log; false by
   * default} See {@link FakeSecretsManagerExtension.Builder#guardAgainstLeaks}.
   */
  boolean guardAgainstLeaks() default false;

  /**
   * {@return the members of JSON values that the guard does not look for; none by default} Each is
   * the name of a member at the top of a value, such as {@code username}, or a path such as {@code
   * db.user}.
   */
  String[] leakGuardExcept() default {};
}
