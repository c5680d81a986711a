package io.github.fakesecretsmanager.internal.structure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The IAM condition key that takes its values from a member of a request.
 *
 * <p>The value is the member's text. A list contributes the values of its elements, and a shape
 * that is {@code ConditionKeyed} its own values.
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
