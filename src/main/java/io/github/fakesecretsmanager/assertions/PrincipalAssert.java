package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakePrincipal;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Asserts what the policies of a user or a role allow. */
public final class PrincipalAssert extends AbstractAssert<PrincipalAssert, FakePrincipal> {

  PrincipalAssert(@Nullable FakePrincipal actual) {
    super(actual, PrincipalAssert.class);
  }

  /**
   * Starts to assert that an action is allowed; say on what.
   *
   * @param action for example {@code secretsmanager:ReplicateSecretToRegions}
   */
  public ActionAssert isAllowedTo(String action) {
    return new ActionAssert(Arguments.requireText("action", action), true);
  }

  /**
   * Starts to assert that an action is not allowed; say on what.
   *
   * @param action for example {@code secretsmanager:ReplicateSecretToRegions}
   */
  public ActionAssert isNotAllowedTo(String action) {
    return new ActionAssert(Arguments.requireText("action", action), false);
  }

  /** Asserts what is decided for an action. */
  public final class ActionAssert {

    private final String action;
    private final boolean isExpected;

    private ActionAssert(String action, boolean isExpected) {
      this.action = action;
      this.isExpected = isExpected;
    }

    /**
     * Asserts what is decided on a resource.
     *
     * @param resource an ARN, or {@code *} for an action without a resource
     */
    public PrincipalAssert on(String resource) {
      isNotNull();
      if (actual.isAllowedTo(action, resource) != isExpected) {
        throw failure(
            "%nExpecting <%s>%s to be allowed to%n  <%s>%non%n  <%s>%nbut it is %s",
            actual.arn(),
            isExpected ? "" : " not",
            action,
            resource,
            actual.explain(action, resource));
      }
      return PrincipalAssert.this;
    }
  }
}
