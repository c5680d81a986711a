package io.github.fakesecretsmanager.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Puts a secret into the fake before the test looks, on a test or on a class for all its tests;
 * repeatable, and usable on a team's own annotation.
 *
 * <p>A test has the secrets of the classes around it, of its class and of what that extends, and
 * its own. They are there at once, replicas included, whatever the replication mode; they need no
 * permission and are not recorded. Where a class shares a fake ({@link Scope#PER_CLASS}), it is
 * seeded once, and a seed on a method, or on a class inside, is refused. It registers {@link
 * FakeSecretsManagerExtension}, unless a field does.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(FakeSecret.Container.class)
@ExtendWith(FakeSecretsManagerExtension.class)
public @interface FakeSecret {

  /** The secret's name. */
  String name();

  /** The secret's value, a {@code SecretString}. */
  String value();

  /** The secret's Region, the fake's default Region if empty. */
  String region() default "";

  /** The Regions that it is replicated to, none by default. */
  String[] replicaRegions() default {};

  /** Holds the annotation where it is repeated; written by the compiler. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @ExtendWith(FakeSecretsManagerExtension.class)
  @interface Container {

    /** The annotations, in order. */
    FakeSecret[] value();
  }
}
