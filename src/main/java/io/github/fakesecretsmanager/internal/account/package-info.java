/**
 * What changes in an AWS account, and the rules on it: Regions with their secrets and KMS keys,
 * replication, rotation, deletion, and what is due.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.account.Account}. Replication is in
 * {@link io.github.fakesecretsmanager.internal.account.Replication}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.account;

import org.jspecify.annotations.NullMarked;
