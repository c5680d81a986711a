/**
 * What can go wrong with a call on its way: which calls a fault hits, and what becomes of them.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.fault.Faults}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.fault;

import org.jspecify.annotations.NullMarked;
