package io.github.fakesecretsmanager.internal.fault;

import io.github.fakesecretsmanager.internal.account.SecretId;
import java.util.function.Predicate;

/**
 * An attempt of a client to make a call.
 *
 * @param invocationId the id that all attempts of one call share
 * @param callerArn the ARN of the user or role
 * @param isAbout whether the request names a secret
 */
public record Attempt(
    String operation,
    String region,
    String invocationId,
    String callerArn,
    Predicate<SecretId> isAbout) {}
