package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.internal.message.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what the policies of a user or a role allow.
 *
 * <pre>{@code
 * assertThat(fake.role("app"))
 *     .isAllowedTo("secretsmanager:GetSecretValue")
 *     .on("arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1B2c3");
 * }</pre>
 */
public class PrincipalAssert extends AbstractSecretsManagerAssert<PrincipalAssert, FakePrincipal> {

  /**
   * Starts assertions on a user or a role. Each assertion sees the policies attached by then.
   *
   * @param actual the user or the role, or {@code null}
   */
  public PrincipalAssert(@Nullable FakePrincipal actual) {
    super(actual, PrincipalAssert.class);
  }

  /** An assertion on whether an action is allowed, which lacks only the resource. */
  @FunctionalInterface
  public interface ActionAssert {

    /**
     * Verifies the decision on a resource in its present state.
     *
     * @param resource an ARN, or {@code *} for an action without a resource
     * @return the assertions on the user or the role
     * @throws IllegalArgumentException if Secrets Manager has no such action, or the resource is
     *     empty or can't be one
     * @throws AssertionError if the opposite is decided
     */
    PrincipalAssert on(String resource);
  }

  /**
   * Starts to verify that an action is allowed; {@link ActionAssert#on} completes it.
   *
   * @param action the action, such as {@code secretsmanager:ReplicateSecretToRegions}
   * @return the assertion, which checks nothing until it is given a resource
   * @throws IllegalArgumentException if the action is empty
   */
  @CheckReturnValue
  public ActionAssert isAllowedTo(String action) {
    Arguments.requireText("action", action);
    return resource -> decides(action, resource, true);
  }

  /**
   * Starts to verify that an action is not allowed; {@link ActionAssert#on} completes it.
   *
   * @param action the action, such as {@code secretsmanager:ReplicateSecretToRegions}
   * @return the assertion, which checks nothing until it is given a resource
   * @throws IllegalArgumentException if the action is empty
   */
  @CheckReturnValue
  public ActionAssert isNotAllowedTo(String action) {
    Arguments.requireText("action", action);
    return resource -> decides(action, resource, false);
  }

  /**
   * Verifies a decision. It is protected so that AssertJ's soft assertions see it.
   *
   * @param action the action, such as {@code secretsmanager:ReplicateSecretToRegions}
   * @param resource an ARN, or {@code *} for an action without a resource
   * @param isAllowed whether the action is expected to be allowed
   * @return this assertion object
   * @throws IllegalArgumentException if Secrets Manager has no such action, or the resource is
   *     empty or can't be one
   * @throws AssertionError if the opposite is decided
   */
  protected PrincipalAssert decides(String action, String resource, boolean isAllowed) {
    Arguments.requireText("resource", resource);
    isNotNull();
    if (actual.isAllowedTo(action, resource) != isAllowed) {
      throw failure(
          "%nExpecting <%s>%s to be allowed to%n  <%s>%non%n  <%s>%nbut it is %s",
          actual.arn(),
          isAllowed ? "" : " not",
          action,
          resource,
          actual.explain(action, resource));
    }
    return this;
  }
}
