package io.github.fakesecretsmanager.iam;

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
  private final int flags;

  private PolicyPattern(
      String text, boolean hasWildcards, boolean hasVariables, boolean ignoresCase) {
    this.text = text;
    this.hasWildcards = hasWildcards;
    this.hasVariables = hasVariables;
    this.flags = Pattern.DOTALL | (ignoresCase ? Pattern.CASE_INSENSITIVE : 0);
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
    StringBuilder pattern = new StringBuilder();
    Matcher tokens = TOKEN.matcher(text);
    int end = 0;
    while (tokens.find()) {
      pattern.append(Pattern.quote(text.substring(end, tokens.start())));
      end = tokens.end();
      String replaced = replacement(tokens, request);
      if (replaced == null) {
        return false;
      }
      pattern.append(replaced);
    }
    pattern.append(Pattern.quote(text.substring(end)));
    return Pattern.compile(pattern.toString(), flags).matcher(value).matches();
  }

  private @Nullable String replacement(Matcher token, AccessRequest request) {
    String variable = token.group(1);
    if (variable != null && !hasVariables) {
      return Pattern.quote(token.group());
    }
    if (variable == null) {
      String wildcard = token.group();
      return hasWildcards ? (wildcard.equals("*") ? ".*" : ".") : Pattern.quote(wildcard);
    }
    if (List.of("*", "?", "$").contains(variable)) {
      return Pattern.quote(variable);
    }
    List<String> values = request.values(variable);
    if (values.size() == 1) {
      return Pattern.quote(values.get(0));
    }
    return token.group(2) == null ? null : Pattern.quote(token.group(2));
  }

  @Override
  public String toString() {
    return text;
  }
}
