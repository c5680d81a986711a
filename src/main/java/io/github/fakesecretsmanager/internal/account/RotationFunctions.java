package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that rotate secrets: by the ARN of a Lambda function, by a partner's type, or by
 * the service that manages them.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
public final class RotationFunctions {

  private final Map<String, RotationHandler> functionsByArn = new HashMap<>();
  private final Map<String, RotationHandler> partnersByType = new HashMap<>();
  private final Map<String, RotationHandler> servicesByName = new HashMap<>();

  RotationFunctions() {}

  /** Deploys a Lambda function, or replaces the function that has the ARN. */
  public void deploy(String lambdaArn, RotationHandler function) {
    functionsByArn.put(lambdaArn, function);
  }

  /** Sets the function that rotates secrets of a partner's type. */
  public void connectPartner(String type, RotationHandler function) {
    partnersByType.put(type, function);
  }

  /** Sets how the secrets that another AWS service manages are rotated. */
  public void connectService(String service, RotationHandler function) {
    servicesByName.put(service, function);
  }

  /**
   * Returns the function that rotates a secret under a configuration; empty if none is deployed or
   * connected.
   */
  public Optional<RotationHandler> find(RotationConfiguration configuration, Secret secret) {
    if (secret.owningService().isPresent()) {
      return secret.owningService().map(servicesByName::get);
    }
    return configuration.lambdaArn().isPresent()
        ? configuration.lambdaArn().map(functionsByArn::get)
        : secret.metadata().type().map(partnersByType::get);
  }

  /**
   * Returns the exception for a secret that a service or a partner rotates, for which no function
   * is connected.
   */
  public static NotSimulatedException notConnected(Secret secret) {
    return secret
        .owningService()
        .map(RotationFunctions::noService)
        .orElseGet(() -> noPartner(secret.metadata().type().orElse("")));
  }

  private static NotSimulatedException noService(String service) {
    return new NotSimulatedException(
        """
        fake-secrets-manager does not simulate how <%s> rotates the secrets that it manages: \
        define it with rotation().connectService(owningService, function)"""
            .formatted(service));
  }

  private static NotSimulatedException noPartner(String type) {
    return new NotSimulatedException(
        """
        fake-secrets-manager does not simulate how secrets of the type <%s> are rotated: \
        define it with rotation().connectPartner(type, function)"""
            .formatted(type));
  }
}
