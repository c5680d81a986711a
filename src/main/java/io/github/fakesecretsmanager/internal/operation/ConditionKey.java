package io.github.fakesecretsmanager.internal.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The IAM condition key whose values a member of a request gives: its text, or those of a list's
 * elements, or what a {@link ConditionKeyed} shape says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html">Actions,
 *     resources, and condition keys for AWS Secrets Manager</a>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ConditionKey {

  /** Returns the key, for example {@code secretsmanager:KmsKeyId}. */
  String value();
}
