package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.internal.message.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/** Assertions on what the policies of a user or a role allow. */
public class PrincipalAssert extends AbstractSecretsManagerAssert<PrincipalAssert, FakePrincipal> {

  /** Starts assertions on a user or a role with the policies it has at each assertion. */
  public PrincipalAssert(@Nullable FakePrincipal actual) {
    super(actual, PrincipalAssert.class);
  }

  /** An assertion on the decision for an action, which needs a resource. */
  @FunctionalInterface
  public interface ActionAssert {

    /**
     * Verifies what is decided on a resource.
     *
     * @param resource an ARN, or {@code *} for an action without a resource
     * @throws AssertionError when the opposite is decided
     */
    PrincipalAssert on(String resource);
  }

  /**
   * Starts to assert that an action is allowed; say on what.
   *
   * @param action for example {@code secretsmanager:ReplicateSecretToRegions}
   */
  @CheckReturnValue
  public ActionAssert isAllowedTo(String action) {
    Arguments.requireText("action", action);
    return resource -> decides(action, resource, true);
  }

  /**
   * Starts to assert that an action is not allowed; say on what.
   *
   * @param action for example {@code secretsmanager:ReplicateSecretToRegions}
   */
  @CheckReturnValue
  public ActionAssert isNotAllowedTo(String action) {
    Arguments.requireText("action", action);
    return resource -> decides(action, resource, false);
  }

  /** Verifies a decision; protected, for AssertJ's soft assertions to see it. */
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
