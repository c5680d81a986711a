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
 * A secret that the fake of a test has from the start, on a test or on a class for all its tests;
 * repeatable, and usable on a team's own annotation.
 *
 * <ul>
 *   <li>A test has the secrets of the classes around it, of its class and those that it extends,
 *       and its own.
 *   <li>They and their replicas are in sync in every replication mode. They need no permission and
 *       are not recorded.
 *   <li>A fake that a class shares ({@link Scope#PER_CLASS}) is seeded once: a seed on a method, or
 *       on a class inside, is refused.
 *   <li>The annotation registers {@link FakeSecretsManagerExtension}, unless a field does.
 * </ul>
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

  /** The secret's value, a {@code SecretString}. For JSON, use a text block. */
  String value();

  /** The secret's Region, the fake's default Region if empty. */
  String region() default "";

  /** The Regions that it is replicated to, none by default. */
  String[] replicaRegions() default {};

  /** The description, none by default. */
  String description() default "";

  /** The tags, each as {@code key=value}; none by default. */
  String[] tags() default {};

  /**
   * The alias of the KMS key, for example {@code alias/payments}; {@code alias/aws/secretsmanager}
   * if empty. The Region's key of that alias is created unless an earlier seed has created it. The
   * replicas are under {@code alias/aws/secretsmanager}.
   */
  String kmsKey() default "";

  /** The container of repeated annotations; the compiler writes it. */
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
