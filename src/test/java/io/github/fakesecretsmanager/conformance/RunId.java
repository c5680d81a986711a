package io.github.fakesecretsmanager.conformance;

import java.util.UUID;

/** The ids that tell the secrets of different runs apart. */
final class RunId {

  private static final int LENGTH = 8;

  private RunId() {}

  static String next() {
    return UUID.randomUUID().toString().substring(0, LENGTH);
  }
}
