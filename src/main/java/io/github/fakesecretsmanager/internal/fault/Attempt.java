package io.github.fakesecretsmanager.internal.fault;

import io.github.fakesecretsmanager.internal.account.SecretId;
import java.util.function.Predicate;

/**
 * An attempt of a client to make a call.
 *
 * @param invocationId the id that all attempts of one call share
 * @param number its number among the attempts of that call, from 1
 * @param callerArn the ARN of the user or role
 * @param isAbout whether the request names a secret
 */
public record Attempt(
    String operation,
    String region,
    String invocationId,
    int number,
    String callerArn,
    Predicate<SecretId> isAbout) {}
