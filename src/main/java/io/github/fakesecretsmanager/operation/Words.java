package io.github.fakesecretsmanager.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the words of a text, as the filters {@code all} and {@code description} search them.
 *
 * <p>Words end at a space, and at {@code / - _ + = . @} as long as a part has only one kind of
 * these; within, a capital letter that small ones follow starts a word: {@code AppBeta} is App and
 * Beta, {@code COMPANY} one word, {@code COMPANYthings} is COMPAN and Ythings. Case does not count.
 */
record Words(List<String> words) {

  private static final String SEPARATORS = "/-_+=.@";
  private static final Pattern CAPITALIZED = Pattern.compile("[A-Z][a-z]+");

  static Words of(String text) {
    List<String> words = new ArrayList<>();
    for (String part : text.split(" ")) {
      for (String piece : pieces(part)) {
        addWords(piece, words);
      }
    }
    return new Words(words);
  }

  private static List<String> pieces(String part) {
    int[] kinds = part.chars().filter(c -> SEPARATORS.indexOf(c) >= 0).distinct().toArray();
    if (part.length() == kinds.length) {
      return List.of();
    }
    return kinds.length == 1
        ? List.of(part.split(Pattern.quote(Character.toString(kinds[0]))))
        : List.of(part);
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

  /** Tells whether each of these words starts a word of a text; no words are never found. */
  boolean areStartsOfWordsIn(Words text) {
    return !words.isEmpty()
        && words.stream()
            .allMatch(word -> text.words.stream().anyMatch(other -> other.startsWith(word)));
  }
}
