package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that rotate secrets, by the ARN of a Lambda function or by a partner's type.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
public final class RotationFunctions {

  private final Map<String, RotationHandler> functionsByArn = new HashMap<>();
  private final Map<String, RotationHandler> partnersByType = new HashMap<>();

  RotationFunctions() {}

  /** Deploys a Lambda function, or replaces the function that has the ARN. */
  public void deploy(String lambdaArn, RotationHandler function) {
    functionsByArn.put(lambdaArn, function);
  }

  /** Sets the function that rotates secrets of a partner's type. */
  public void connectPartner(String type, RotationHandler function) {
    partnersByType.put(type, function);
  }

  /** Returns the function that a configuration means; empty if none is known. */
  public Optional<RotationHandler> find(
      RotationConfiguration configuration, Optional<String> secretType) {
    return configuration.lambdaArn().isPresent()
        ? configuration.lambdaArn().map(functionsByArn::get)
        : secretType.map(partnersByType::get);
  }

  /** Makes the exception for a partner's type that has no connected function. */
  public static NotSimulatedException noPartner(String type) {
    return new NotSimulatedException(
        """
        fake-secrets-manager does not simulate how secrets of the type <%s> are rotated: say it \
        with rotation().connectPartner(type, function)"""
            .formatted(type));
  }
}
