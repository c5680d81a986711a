/**
 * What a test looks at: secrets, their versions and replicas, and what became of them, as immutable
 * values.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.domain.Secret}, a secret in one Region at one
 * moment.
 */
@NullMarked
package io.github.fakesecretsmanager.domain;

import org.jspecify.annotations.NullMarked;
