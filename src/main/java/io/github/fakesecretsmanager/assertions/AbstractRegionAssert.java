package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.message.NameList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the secrets of a Region; see {@link FakeRegionAssert} for an example.
 *
 * @param <SELF> the type of these assertions, which fluent methods return
 * @param <ACTUAL> the type of the actual value
 */
public abstract class AbstractRegionAssert<SELF extends AbstractRegionAssert<SELF, ACTUAL>, ACTUAL>
    extends AbstractSecretsManagerAssert<SELF, ACTUAL> {

  /**
   * Starts assertions on a Region.
   *
   * @param actual the Region, or an object that has one, or {@code null}
   * @param selfType the type of these assertions
   */
  protected AbstractRegionAssert(@Nullable ACTUAL actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /** Returns the Region of the actual value, which is not null. */
  abstract FakeRegion region();

  /**
   * Verifies that a secret exists, and starts assertions on it. A secret that is scheduled for
   * deletion still exists.
   *
   * <p>With soft assertions that do not implement {@link SecretsManagerSoftAssertionsProvider}, use
   * {@link #hasSecretSatisfying}.
   *
   * @param id the secret's name, ARN or partial ARN
   * @return assertions on the secret as it is now
   * @throws IllegalArgumentException if the id is empty
   * @throws AssertionError if the secret does not exist
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
   * Verifies that a secret exists. A secret that is scheduled for deletion still exists.
   *
   * @param id the secret's name, ARN or partial ARN
   * @return this assertion object
   * @throws IllegalArgumentException if the id is empty
   * @throws AssertionError if the secret does not exist
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
   * Verifies that a secret does not exist. A secret that is scheduled for deletion still exists.
   *
   * @param id the secret's name, ARN or partial ARN
   * @return this assertion object
   * @throws IllegalArgumentException if the id is empty
   * @throws AssertionError if the secret exists
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
   * Verifies that a secret exists and meets requirements. A secret that is scheduled for deletion
   * still exists.
   *
   * @param id the secret's name, ARN or partial ARN
   * @param requirements the assertions to make on the secret as it is now
   * @return this assertion object
   * @throws IllegalArgumentException if the id is empty
   * @throws AssertionError if the secret does not exist, or an assertion of the requirements fails
   */
  public SELF hasSecretSatisfying(String id, Consumer<SecretAssert> requirements) {
    Arguments.requireGiven("requirements", requirements);
    requirements.accept(toSecret(id, SecretAssert::new));
    return myself;
  }

  /** Returns where the secret is instead, as a wrong Region is the likeliest mistake. */
  private String elsewhere(String id) {
    List<String> regions = region().otherRegionsWith(id);
    return regions.isEmpty() ? "" : "%nit is in%n  <%s>".formatted(NameList.of(regions));
  }

  /**
   * Verifies that the Region has no secrets, including secrets that are scheduled for deletion.
   *
   * @return this assertion object
   * @throws AssertionError if the Region has a secret
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
