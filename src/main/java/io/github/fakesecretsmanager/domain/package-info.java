/**
 * The values that a test looks at: secrets, their versions and replicas, and their states. All are
 * immutable.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.domain.Secret}, a secret in one Region at one
 * moment.
 */
@NullMarked
package io.github.fakesecretsmanager.domain;

import org.jspecify.annotations.NullMarked;
