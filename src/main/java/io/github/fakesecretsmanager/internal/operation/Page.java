package io.github.fakesecretsmanager.internal.operation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of a listing. */
record Page<T>(List<T> items, boolean isLast) {

  /**
   * Returns the first page of the items found. It reads one item more, to know whether the page is
   * the last.
   *
   * @param maxResults the size that the caller gave
   * @param largest the size if the caller gave none
   */
  static <T> Page<T> of(Stream<T> found, @Nullable Integer maxResults, int largest) {
    int size = maxResults == null ? largest : maxResults;
    List<T> items = found.limit(size + 1L).toList();
    return items.size() <= size
        ? new Page<>(items, true)
        : new Page<>(items.subList(0, size), false);
  }

  /** Returns the token for the next page; null if this is the last. */
  @Nullable String nextToken(Function<T, PageToken> token) {
    return isLast ? null : token.apply(items.get(items.size() - 1)).encoded();
  }
}
