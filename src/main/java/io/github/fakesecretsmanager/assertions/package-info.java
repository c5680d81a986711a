/**
 * AssertJ assertions on the fake, its Regions, secrets and replicas, and on the SDK's answers.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.assertions.SecretsManagerAssertions}.
 *
 * <p>Everywhere in this package:
 *
 * <ul>
 *   <li>If the actual value is {@code null}, each assertion of these types fails with an {@code
 *       AssertionError}.
 *   <li>Any other argument that is {@code null} is refused with a {@code NullPointerException}.
 *   <li>Soft assertions collect each {@code AssertionError} instead of throwing it.
 *   <li>The message of a failed assertion of these types never shows a secret value.
 *   <li>Assertion objects are not thread-safe: use each in one thread.
 * </ul>
 */
@NullMarked
package io.github.fakesecretsmanager.assertions;

import org.jspecify.annotations.NullMarked;
