package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.message.NameList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AssertFactory;
import org.jspecify.annotations.Nullable;

/** Assertions on the secrets of a Region. */
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
   * @throws AssertionError when it does not exist; a secret scheduled for deletion does
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
   * Verifies that a secret exists; a secret scheduled for deletion does.
   *
   * @throws AssertionError when it does not exist
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
                    "%nExpecting <%s> to have the secret%n  <%s>%nbut it has%n  <%s>%s",
                    region().name(), id, names(), elsewhere(id)));
  }

  /**
   * Verifies that a secret does not exist, not even scheduled for deletion.
   *
   * @throws AssertionError when it exists
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
   * @throws AssertionError when it does not exist, or one of the assertions fails
   */
  public SELF hasSecretSatisfying(String id, Consumer<SecretAssert> requirements) {
    Arguments.requireGiven("requirements", requirements);
    requirements.accept(toSecret(id, SecretAssert::new));
    return myself;
  }

  /** Returns where the secret is instead: to look in the wrong Region is the likeliest mistake. */
  private String elsewhere(String id) {
    List<String> regions = region().otherRegionsWith(id);
    return regions.isEmpty() ? "" : "%nit is in%n  <%s>".formatted(NameList.of(regions));
  }

  /**
   * Verifies that the Region has no secrets, not even scheduled for deletion.
   *
   * @throws AssertionError when it has one
   */
  public SELF hasNoSecrets() {
    isNotNull();
    if (!region().secrets().isEmpty()) {
      throw failure(
          "%nExpecting <%s> to have no secrets%nbut it has%n  <%s>", region().name(), names());
    }
    return myself;
  }

  private String names() {
    return NameList.of(region().secrets().stream().map(Secret::name).toList());
  }
}
