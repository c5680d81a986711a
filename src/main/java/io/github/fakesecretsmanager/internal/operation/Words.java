package io.github.fakesecretsmanager.internal.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text, as the filters {@code all} and {@code description} search them.
 *
 * <p>White space separates words. So does a character of {@code / - _ + = . @}, if the part between
 * white space has no other character of these. Within these pieces, a capital letter before small
 * ones starts a word: {@code AppBeta} is App and Beta, {@code COMPANY} is one word, {@code
 * COMPANYthings} is COMPAN and Ythings. Case does not matter.
 */
record Words(List<String> words) {

  private static final String SEPARATORS = "/-_+=.@";
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern CAPITALIZED = Pattern.compile("[A-Z][a-z]+");

  static Words of(String text) {
    List<String> words = new ArrayList<>();
    for (String part : SPACE.split(text, -1)) {
      for (String piece : pieces(part)) {
        addWords(piece, words);
      }
    }
    return new Words(words);
  }

  /** Splits at the separator if the part has only one kind; otherwise leaves the part whole. */
  private static List<String> pieces(String part) {
    char separator = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (SEPARATORS.indexOf(c) >= 0 && c != separator) {
        if (separator != 0) {
          return List.of(part);
        }
        separator = c;
      }
    }
    return separator == 0 ? List.of(part) : split(part, separator);
  }

  /**
   * Splits as a regular expression would, but faster, which matters for listings of many secrets.
   */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static void addWords(String piece, List<String> words) {
    Matcher capitalized = CAPITALIZED.matcher(piece);
    int end = 0;
    while (capitalized.find()) {
      add(piece.substring(end, capitalized.start()), words);
      add(capitalized.group(), words);
      end = capitalized.end();
    }
    add(piece.substring(end), words);
  }

  private static void add(String word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
  }

  /** Returns whether each of these words starts a word of a text; false for no words. */
  boolean areStartsOfWordsIn(Words text) {
    return !words.isEmpty()
        && words.stream()
            .allMatch(word -> text.words.stream().anyMatch(other -> other.startsWith(word)));
  }
}
