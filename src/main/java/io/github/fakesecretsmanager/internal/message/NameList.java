package io.github.fakesecretsmanager.internal.message;

import java.util.List;

/** Names in a message, the first 20 of many. */
public final class NameList {

  private static final int MAX_LISTED = 20;

  private NameList() {}

  /** Returns the names as one text. */
  public static String of(List<String> names) {
    return names.size() <= MAX_LISTED
        ? names.toString()
        : "%s and %s more".formatted(names.subList(0, MAX_LISTED), names.size() - MAX_LISTED);
  }
}
