package io.github.fakesecretsmanager.internal.iam;

import io.github.fakesecretsmanager.internal.json.LocatedJson;
import java.util.List;
import java.util.Map;

/** The checks that all parts of a policy document have in common. */
final class PolicyJson {

  private PolicyJson() {}

  /**
   * Returns the members of an object.
   *
   * @param what the object's name in a message, for example {@code a statement}
   */
  static Map<String, LocatedJson> members(LocatedJson json, String what) {
    return json.members()
        .orElseThrow(() -> new PolicyFormatException(json.line(), what + " must be a JSON object"));
  }

  /** Returns the members of an object that has only certain elements. */
  static Map<String, LocatedJson> members(LocatedJson json, String what, List<String> known) {
    Map<String, LocatedJson> members = members(json, what);
    members.forEach(
        (name, value) ->
            require(
                known.contains(name),
                value,
                "unknown element <"
                    + name
                    + "> in "
                    + what
                    + ": use "
                    + String.join(", ", known.subList(0, known.size() - 1))
                    + " or "
                    + known.get(known.size() - 1)));
    return members;
  }

  /** Returns the text of an element. */
  static String text(LocatedJson json, String what) {
    if (json.value() instanceof String text) {
      return text;
    }
    throw new PolicyFormatException(json.line(), what + " must be a string");
  }

  static void require(boolean condition, LocatedJson place, String message) {
    if (!condition) {
      throw new PolicyFormatException(place.line(), message);
    }
  }
}
