package io.github.fakesecretsmanager.internal.message;

import java.util.List;

/** A list of names in a message, of which at most 20 are shown. */
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
