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
 * repeatable, and usable as a meta-annotation.
 *
 * <pre>{@code
 * @Test
 * @FakeSecret(name = "prod/db", value = "one", replicaRegions = "eu-west-3")
 * void reads_a_replica(@InRegion("eu-west-3") SecretsManagerClient paris) {
 *   assertThat(paris.getSecretValue(r -> r.secretId("prod/db")).secretString()).isEqualTo("one");
 * }
 * }</pre>
 *
 * <ul>
 *   <li>A test has the secrets of the classes around it, of its class and those that it extends,
 *       and its own.
 *   <li>The secrets and their replicas are in sync in every replication mode. They need no
 *       permission and are not recorded.
 *   <li>A fake that a class shares ({@link Scope#PER_CLASS}) is seeded once: a seed on a method, or
 *       on a class inside, is refused.
 *   <li>A secret that AWS would refuse, or a replica that would fail, makes the test fail with an
 *       {@code ExtensionConfigurationException}.
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

  /** {@return the secret's name, such as {@code prod/db}; not empty} */
  String name();

  /** {@return the secret's value, a {@code SecretString}; not empty} For JSON, use a text block. */
  String value();

  /**
   * {@return the secret's Region, such as {@code us-east-1}; the fake's default Region if empty}
   */
  String region() default "";

  /** {@return the Regions that it is replicated to, such as {@code eu-west-3}; none by default} */
  String[] replicaRegions() default {};

  /** {@return the description; none if empty} */
  String description() default "";

  /** {@return the tags, each as {@code key=value}; none by default} The value may be empty. */
  String[] tags() default {};

  /**
   * {@return the alias of the KMS key, such as {@code alias/payments}; {@code
   * alias/aws/secretsmanager} if empty} The Region's key of that alias is created, unless an
   * earlier seed has created it. The replicas are under {@code alias/aws/secretsmanager}.
   */
  String kmsKey() default "";

  /** The container of repeated annotations, which the compiler writes. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @ExtendWith(FakeSecretsManagerExtension.class)
  @interface Container {

    /** {@return the annotations, in order} */
    FakeSecret[] value();
  }
}
