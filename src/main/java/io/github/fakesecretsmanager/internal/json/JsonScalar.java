package io.github.fakesecretsmanager.internal.json;

import java.util.function.Function;

/**
 * A type of the caller's that stands in JSON as a string.
 *
 * @param read may throw IllegalArgumentException for a string that is not of the type
 */
public record JsonScalar<T>(Class<T> type, Function<String, T> read, Function<T, String> write) {}
