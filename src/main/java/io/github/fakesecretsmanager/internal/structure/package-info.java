/**
 * Records that are read and made member by member, as the API's structures are.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.structure.Structure}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.structure;

import org.jspecify.annotations.NullMarked;
