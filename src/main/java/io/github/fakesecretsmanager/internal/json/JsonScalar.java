package io.github.fakesecretsmanager.internal.json;

import java.util.function.Function;

/**
 * A type that the user of a codec defines, and that JSON shows as a string.
 *
 * @param read makes a value from a string; throws IllegalArgumentException if the string has
 *     another form
 */
public record JsonScalar<T>(Class<T> type, Function<String, T> read, Function<T, String> write) {}
