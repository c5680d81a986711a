/**
 * What exists at AWS and the rules on it: an account with its Regions, secrets, versions, replicas,
 * KMS keys and deletion states, in plain Java.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.domain.Secret}, the immutable picture of one
 * secret in one Region, and {@link io.github.fakesecretsmanager.domain.Account}, which holds
 * everything that changes. Replication lives in {@link
 * io.github.fakesecretsmanager.domain.Replication}.
 */
@NullMarked
package io.github.fakesecretsmanager.domain;

import org.jspecify.annotations.NullMarked;
