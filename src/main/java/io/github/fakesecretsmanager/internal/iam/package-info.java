/**
 * Principals and their policies: the grammar of a policy, and the evaluation of a request.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.iam.Evaluation}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.iam;

import org.jspecify.annotations.NullMarked;
