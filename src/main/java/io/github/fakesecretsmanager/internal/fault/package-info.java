/**
 * The faults of calls: which calls a fault hits, and its effect on them.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.fault.Faults}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.fault;

import org.jspecify.annotations.NullMarked;
