/**
 * AssertJ assertions on the fake, its Regions, secrets and replicas, and on the SDK's answers.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.assertions.SecretsManagerAssertions}.
 */
@NullMarked
package io.github.fakesecretsmanager.assertions;

import org.jspecify.annotations.NullMarked;
