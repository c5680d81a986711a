package io.github.fakesecretsmanager.internal.iam;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text in a policy that values are matched against. It can contain wildcards and variables.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy
 *     variables</a>
 */
final class PolicyPattern {

  private static final Pattern TOKEN =
      Pattern.compile("\\$\\{\\s*([^},]+?)\\s*(?:,\\s*'([^']*)'\\s*)?\\}|\\*|\\?");

  /** A way in which a pattern does more than compare characters. */
  private enum Trait {
    WILDCARDS,
    VARIABLES,
    IGNORES_CASE
  }

  private final String text;
  private final Set<Trait> traits;

  private PolicyPattern(String text, Set<Trait> traits) {
    this.text = text;
    this.traits = traits;
  }

  /** Returns a pattern with variables in which {@code *} and {@code ?} are wildcards. */
  static PolicyPattern withWildcards(String text) {
    return new PolicyPattern(text, EnumSet.of(Trait.WILDCARDS, Trait.VARIABLES));
  }

  /** Returns a pattern with variables and without wildcards. */
  static PolicyPattern plain(String text) {
    return new PolicyPattern(text, EnumSet.of(Trait.VARIABLES));
  }

  /** Returns a pattern with wildcards and without variables, as before version 2012-10-17. */
  static PolicyPattern literal(String text) {
    return new PolicyPattern(text, EnumSet.of(Trait.WILDCARDS));
  }

  /** Returns this pattern, but ignoring case. */
  PolicyPattern ignoringCase() {
    Set<Trait> more = EnumSet.copyOf(traits);
    more.add(Trait.IGNORES_CASE);
    return new PolicyPattern(text, more);
  }

  /** Returns whether a value matches; false if a variable has no value in the request. */
  boolean matches(String value, AccessRequest request) {
    StringBuilder characters = new StringBuilder();
    BitSet stars = new BitSet();
    BitSet questionMarks = new BitSet();
    Matcher tokens = TOKEN.matcher(text);
    int end = 0;
    while (tokens.find()) {
      characters.append(text, end, tokens.start());
      end = tokens.end();
      String variable = tokens.group(1);
      if (variable == null && traits.contains(Trait.WILDCARDS)) {
        (tokens.group().equals("*") ? stars : questionMarks).set(characters.length());
        characters.append(tokens.group());
      } else if (variable == null || !traits.contains(Trait.VARIABLES)) {
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
    return matches(value, characters, stars, questionMarks);
  }

  private static @Nullable String value(
      String variable, @Nullable String byDefault, AccessRequest request) {
    if (List.of("*", "?", "$").contains(variable)) {
      return variable;
    }
    List<String> values = request.values(variable);
    return values.size() == 1 ? values.get(0) : byDefault;
  }

  /** Backtracks only to the last star, so that many stars don't multiply the time it takes. */
  private boolean matches(String value, StringBuilder pattern, BitSet stars, BitSet questionMarks) {
    int at = 0;
    int star = -1;
    int starAt = 0;
    int i = 0;
    while (i < value.length()) {
      if (stars.get(at)) {
        star = at++;
        starAt = i;
      } else if (at < pattern.length()
          && (questionMarks.get(at) || isSame(pattern.charAt(at), value.charAt(i)))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++starAt;
      } else {
        return false;
      }
    }
    while (stars.get(at)) {
      at++;
    }
    return at == pattern.length();
  }

  private boolean isSame(char wanted, char given) {
    return wanted == given
        || (traits.contains(Trait.IGNORES_CASE)
            && Character.toLowerCase(wanted) == Character.toLowerCase(given));
  }

  @Override
  public String toString() {
    return text;
  }
}
