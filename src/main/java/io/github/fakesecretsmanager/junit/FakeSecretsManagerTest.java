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
 * nested classes; usable on a team's own annotation. A nested class may have an annotation of its
 * own, which then holds for it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(FakeSecretsManagerExtension.class)
public @interface FakeSecretsManagerTest {

  /** The default Region of the fake. */
  String region() default "us-east-1";

  /** How long a fake lives. */
  Scope scope() default Scope.PER_METHOD;

  /**
   * Whether a test fails when it has let a secret value get into the audit log; see {@link
   * FakeSecretsManagerExtension.Builder#guardAgainstLeaks}.
   */
  boolean guardAgainstLeaks() default false;

  /** The members of JSON values that the guard does not look for, such as {@code username}. */
  String[] leakGuardExcept() default {};
}
