package io.github.fakesecretsmanager.internal.iam;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Matches a text of a policy, with its wildcards and its variables.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy
 *     variables</a>
 */
final class PolicyPattern {

  private static final Pattern TOKEN =
      Pattern.compile("\\$\\{\\s*([^},]+?)\\s*(?:,\\s*'([^']*)'\\s*)?\\}|\\*|\\?");

  private final String text;
  private final boolean hasWildcards;
  private final boolean hasVariables;
  private final boolean ignoresCase;

  private PolicyPattern(
      String text, boolean hasWildcards, boolean hasVariables, boolean ignoresCase) {
    this.text = text;
    this.hasWildcards = hasWildcards;
    this.hasVariables = hasVariables;
    this.ignoresCase = ignoresCase;
  }

  /** Makes a pattern in which {@code *} and {@code ?} stand for any characters and any one. */
  static PolicyPattern withWildcards(String text, boolean ignoresCase) {
    return new PolicyPattern(text, true, true, ignoresCase);
  }

  /** Makes a pattern of a plain text, which may have variables. */
  static PolicyPattern plain(String text, boolean ignoresCase) {
    return new PolicyPattern(text, false, true, ignoresCase);
  }

  /**
   * Makes a pattern with wildcards in which nothing is a variable, as before version 2012-10-17.
   */
  static PolicyPattern literal(String text) {
    return new PolicyPattern(text, true, false, false);
  }

  /** Tells whether a value matches; never when a variable has no value in the request. */
  boolean matches(String value, AccessRequest request) {
    StringBuilder characters = new StringBuilder();
    BitSet stars = new BitSet();
    BitSet anyOnes = new BitSet();
    Matcher tokens = TOKEN.matcher(text);
    int end = 0;
    while (tokens.find()) {
      characters.append(text, end, tokens.start());
      end = tokens.end();
      String variable = tokens.group(1);
      if (variable == null && hasWildcards) {
        (tokens.group().equals("*") ? stars : anyOnes).set(characters.length());
        characters.append(tokens.group());
      } else if (variable == null || !hasVariables) {
        characters.append(tokens.group());
      } else {
        String replaced = value(variable, tokens.group(2), request);
        if (replaced == null) {
          return false;
        }
        characters.append(replaced);
      }
    }
    characters.append(text, end, text.length());
    return matches(value, characters, stars, anyOnes);
  }

  private static @Nullable String value(
      String variable, @Nullable String byDefault, AccessRequest request) {
    if (List.of("*", "?", "$").contains(variable)) {
      return variable;
    }
    List<String> values = request.values(variable);
    return values.size() == 1 ? values.get(0) : byDefault;
  }

  /** Goes back to the last star only, so that many stars do not multiply the time it takes. */
  private boolean matches(String value, StringBuilder pattern, BitSet stars, BitSet anyOnes) {
    int at = 0;
    int star = -1;
    int starAt = 0;
    int i = 0;
    while (i < value.length()) {
      if (at < pattern.length() && stars.get(at)) {
        star = at++;
        starAt = i;
      } else if (at < pattern.length()
          && (anyOnes.get(at) || isSame(pattern.charAt(at), value.charAt(i)))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++starAt;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && stars.get(at)) {
      at++;
    }
    return at == pattern.length();
  }

  private boolean isSame(char wanted, char given) {
    return wanted == given
        || (ignoresCase && Character.toLowerCase(wanted) == Character.toLowerCase(given));
  }

  @Override
  public String toString() {
    return text;
  }
}
