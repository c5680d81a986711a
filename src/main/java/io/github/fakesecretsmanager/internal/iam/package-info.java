/**
 * Principals and policies: what the text of a policy must be, and what policies decide.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.iam.Evaluation}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.iam;

import org.jspecify.annotations.NullMarked;
