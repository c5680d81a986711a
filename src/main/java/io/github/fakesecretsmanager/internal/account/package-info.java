/**
 * The state of an AWS account and its rules: Regions with their secrets and KMS keys, replication,
 * rotation, deletion, and scheduled events.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.account.Account}. Replication is in
 * {@link io.github.fakesecretsmanager.internal.account.Replication}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.account;

import org.jspecify.annotations.NullMarked;
