package io.github.fakesecretsmanager;

import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;

/** The resources on the class path of a test. */
final class TestResources {

  private TestResources() {}

  /**
   * Opens a resource, by the class loader of the test, which need not be the library's.
   *
   * @throws IllegalArgumentException if it does not exist
   */
  static InputStream open(String name) {
    return Stream.of(
            Thread.currentThread().getContextClassLoader(), TestResources.class.getClassLoader())
        .filter(Objects::nonNull)
        .map(loader -> loader.getResourceAsStream(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "can't find the resource <" + name + "> on the class path"));
  }
}
