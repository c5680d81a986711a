/**
 * The reading and making of records member by member, for the API's structures.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.structure.Structure}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.structure;

import org.jspecify.annotations.NullMarked;
