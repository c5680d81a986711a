/**
 * The event log: what is recorded of each call and of what Secrets Manager does by itself, and the
 * search for secret values in it.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.trail.EventLog}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.trail;

import org.jspecify.annotations.NullMarked;
