/**
 * JSON text to and from records and plain values, by streaming. Only this package uses Jackson.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.json.RecordCodec}. No public signature
 * has a type of Jackson.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.json;

import org.jspecify.annotations.NullMarked;
