/**
 * Principals and policies: what the text of a policy must be, and what policies decide.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.iam.Evaluation}.
 */
@NullMarked
package io.github.fakesecretsmanager.iam;

import org.jspecify.annotations.NullMarked;
