package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.message.NameList;
import java.util.function.Consumer;
import org.assertj.core.api.AssertFactory;
import org.jspecify.annotations.Nullable;

/** Asserts on the secrets of a Region. */
public abstract class AbstractRegionAssert<SELF extends AbstractRegionAssert<SELF, ACTUAL>, ACTUAL>
    extends AbstractSecretsManagerAssert<SELF, ACTUAL> {

  protected AbstractRegionAssert(@Nullable ACTUAL actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /** Returns the Region of the actual value, which is not null. */
  abstract FakeRegion region();

  /**
   * Goes to a secret of the Region. With soft assertions other than {@link
   * SecretsManagerSoftAssertions} use {@link #hasSecretSatisfying}.
   *
   * @param id the name, the ARN or a partial ARN
   * @throws AssertionError when there is no such secret; one scheduled for deletion is there
   */
  public final SecretAssert secret(String id) {
    return navigate(
        SecretAssert.class, Secret.class, SecretAssert::new, create -> toSecret(id, create));
  }

  private SecretAssert toSecret(String id, AssertFactory<Secret, SecretAssert> create) {
    Secret secret = find(id);
    return extracting(actual -> secret, create);
  }

  /**
   * Verifies that there is a secret; one scheduled for deletion is.
   *
   * @throws AssertionError when there is none
   */
  public SELF hasSecret(String id) {
    find(id);
    return myself;
  }

  private Secret find(String id) {
    Arguments.requireText("id", id);
    requireActual();
    return region()
        .findSecret(id)
        .orElseThrow(
            () ->
                failure(
                    "%nExpecting <%s> to have the secret%n  <%s>%nbut it has%n  <%s>",
                    region().name(), id, names()));
  }

  /**
   * Verifies that there is no secret, not even one scheduled for deletion.
   *
   * @throws AssertionError when there is one
   */
  public SELF hasNoSecret(String id) {
    Arguments.requireText("id", id);
    isNotNull();
    region()
        .findSecret(id)
        .ifPresent(
            secret -> {
              throw failure(
                  "%nExpecting <%s> not to have the secret%n  <%s>%nbut it has%n  <%s>%s",
                  region().name(),
                  id,
                  secret.arn(),
                  secret
                      .deletionState()
                      .deletionDate()
                      .map(date -> ", scheduled for deletion at <" + date + ">")
                      .orElse(""));
            });
    return myself;
  }

  /**
   * Verifies a secret with assertions of its own.
   *
   * @throws AssertionError when there is no such secret, or one of the assertions fails
   */
  public SELF hasSecretSatisfying(String id, Consumer<SecretAssert> requirements) {
    Arguments.requireGiven("requirements", requirements);
    requirements.accept(toSecret(id, SecretAssert::new));
    return myself;
  }

  private String names() {
    return NameList.of(region().secrets().stream().map(Secret::name).toList());
  }
}
