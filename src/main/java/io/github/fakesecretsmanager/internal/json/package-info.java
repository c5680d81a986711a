/**
 * JSON text to and from records and plain values, by streaming; the one package that knows Jackson.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.json.RecordCodec}. No type of
 * Jackson's is in a public signature.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.json;

import org.jspecify.annotations.NullMarked;
