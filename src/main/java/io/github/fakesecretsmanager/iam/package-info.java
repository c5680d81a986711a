/**
 * Policies: what their text must be, and who they let in.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.iam.ResourcePolicies}.
 */
@NullMarked
package io.github.fakesecretsmanager.iam;

import org.jspecify.annotations.NullMarked;
