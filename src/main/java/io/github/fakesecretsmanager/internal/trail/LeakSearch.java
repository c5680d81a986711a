package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.internal.json.JsonFormatException;
import io.github.fakesecretsmanager.internal.json.PlainValues;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A search for secret values in texts: for a value as it is, in Base64, and for each member of a
 * JSON value.
 *
 * <p>Its cost depends on the length of the texts, not on the number of values. Not thread-safe.
 */
final class LeakSearch {

  /** The minimal length to look for. Shorter texts occur by chance. */
  static final int MIN_LENGTH = 8;

  /** The replacement for bytes that are not text. */
  private static final char NO_CHARACTER = '\ufffd';

  /**
   * The members that names and tags share by design: those that say what something is called, and
   * where a database is in AWS's own database secrets.
   */
  private static final Set<String> SHARED_BY_DESIGN =
      Set.of(
          "application",
          "clientId",
          "client_id",
          "env",
          "environment",
          "region",
          "service",
          "stage",
          "engine",
          "host",
          "port",
          "dbname",
          "dbInstanceIdentifier",
          "dbClusterIdentifier",
          "masterarn");

  /**
   * The names of members that are secret even if they are short. Another short member may be an
   * ordinary word.
   */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i:passw|pwd|passphrase|secret|token|credential)"
              // As a word of its own: not in keyspace or shipping.
              + "|([kK]ey|[pP]in)s?(?![a-z])|(KEY|PIN)S?(?![A-Z])");

  /** The minimal length to redact as a word. Shorter texts are in too many words of a report. */
  private static final int MIN_LENGTH_OF_WORD = 4;

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

  private final String accountId;
  private final Set<String> excepted;
  private final Set<SecretValue> known = new HashSet<>();

  /** The texts to look for, by their first characters, each with its description. */
  private final Map<String, Map<Wanted, String>> byStart = new HashMap<>();

  /**
   * The secrets that are too short to look for. They are still redacted where a text has one as a
   * word.
   */
  private final Set<String> tooShort = new HashSet<>();

  /** The members that are not looked for. */
  private final Set<String> passedOver = new HashSet<>();

  /** A form in which a secret can be written. */
  @FunctionalInterface
  private interface Form {

    Form PLAIN = secret -> secret;
    Form IN_JSON = LeakSearch::quoted;
    Form BASE64 = secret -> encoded(secret.getBytes(StandardCharsets.UTF_8), Base64.getEncoder());
    Form BASE64_FOR_URLS =
        secret -> encoded(secret.getBytes(StandardCharsets.UTF_8), Base64.getUrlEncoder());

    /** The form of a secret in which each character stands for a byte. */
    Form BYTES_IN_BASE64 =
        secret -> encoded(secret.getBytes(StandardCharsets.ISO_8859_1), Base64.getEncoder());

    Form BYTES_IN_BASE64_FOR_URLS =
        secret -> encoded(secret.getBytes(StandardCharsets.ISO_8859_1), Base64.getUrlEncoder());

    String write(String secret);
  }

  /**
   * A text to look for. It is written only once its start has been found: values can be large, and
   * each text would take that memory again.
   */
  private record Wanted(String secret, Form form) {

    String text() {
      return form.write(secret);
    }
  }

  /**
   * Makes a search without any values.
   *
   * @param excepted the members of JSON values that are not looked for
   */
  LeakSearch(String accountId, Set<String> excepted) {
    this.accountId = accountId;
    this.excepted = excepted;
  }

  boolean isEmpty() {
    return byStart.isEmpty();
  }

  /** Adds a value to look for. */
  void add(SecretValue value) {
    if (!known.add(value)) {
      return;
    }
    if (value instanceof SecretValue.Text text) {
      add(text.text(), "a stored SecretString", true);
      addMembers(text.text(), "a stored SecretString");
    } else if (value instanceof SecretValue.Binary binary) {
      byte[] bytes = binary.bytes();
      addBase64(
          new String(bytes, StandardCharsets.ISO_8859_1),
          "a stored SecretBinary",
          Form.BYTES_IN_BASE64,
          Form.BYTES_IN_BASE64_FOR_URLS);
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (text.indexOf(NO_CHARACTER) < 0) {
        addPlain(text, "a stored SecretBinary", true);
        addMembers(text, "a stored SecretBinary");
      }
    }
  }

  /** Adds a generated value; if it was stored too, it is reported as stored. */
  void addGenerated(SecretValue value) {
    if (value instanceof SecretValue.Text text
        && !passedOver.contains(text.text())
        && known.add(value)) {
      add(text.text(), "a generated password", true);
    }
  }

  private void add(String secret, String what, boolean isSecretIfShort) {
    if (!isIdentifier(secret)) {
      addPlain(secret, what, isSecretIfShort);
      addBase64(secret, what, Form.BASE64, Form.BASE64_FOR_URLS);
    }
  }

  /** Returns whether a text only identifies something, so that other parameters may contain it. */
  private boolean isIdentifier(String text) {
    return text.startsWith("arn:") || text.equals(accountId) || REGION.matcher(text).matches();
  }

  private void addPlain(String secret, String what, boolean isSecretIfShort) {
    // Code that passes a value on often trims it.
    String trimmed = secret.strip();
    if (trimmed.length() >= MIN_LENGTH) {
      want(trimmed, Form.PLAIN, what);
      want(trimmed, Form.IN_JSON, what);
    } else if (isSecretIfShort && trimmed.length() >= MIN_LENGTH_OF_WORD) {
      tooShort.add(trimmed);
    }
  }

  private void addBase64(String secret, String what, Form... forms) {
    for (Form form : forms) {
      want(secret, form, what + " in base64");
    }
  }

  private static String quoted(String text) {
    String json = Json.write(text);
    return json.substring(1, json.length() - 1);
  }

  private static String encoded(byte[] bytes, Base64.Encoder encoder) {
    return bytes.length < MIN_LENGTH ? "" : encoder.withoutPadding().encodeToString(bytes);
  }

  private void want(String secret, Form form, String what) {
    String text = form.write(secret);
    if (text.length() >= MIN_LENGTH) {
      byStart
          .computeIfAbsent(text.substring(0, MIN_LENGTH), ignored -> new LinkedHashMap<>())
          .putIfAbsent(new Wanted(secret, form), what);
    }
  }

  private void addMembers(String text, String what) {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return;
    }
    Object json;
    try {
      json = Json.parse(text);
    } catch (JsonFormatException e) {
      // A text that is not JSON has no members.
      return;
    }
    PlainValues.forEachText(
        "",
        json,
        (path, member) -> {
          if (isShared(path)) {
            passedOver.add(member);
          } else {
            add(member, "the member <" + path + "> of " + what, SECRET_NAME.matcher(path).find());
          }
        });
  }

  /**
   * Returns whether a member is not looked for, by its own path or by that of the top-level member
   * that contains it.
   */
  private boolean isShared(String path) {
    String top = path.split("[.\\[]", 2)[0];
    return SHARED_BY_DESIGN.contains(top) || excepted.contains(top) || excepted.contains(path);
  }

  /** Returns the part of a secret that occurs in a text, in words; of several, the longest. */
  Optional<String> find(String text) {
    String longest = "";
    String what = "";
    for (int i = 0; i + MIN_LENGTH <= text.length(); i++) {
      for (Map.Entry<Wanted, String> candidate : candidatesAt(text, i).entrySet()) {
        String wanted = candidate.getKey().text();
        if (wanted.length() > longest.length() && text.startsWith(wanted, i)) {
          longest = wanted;
          what = candidate.getValue();
        }
      }
    }
    return longest.isEmpty() ? Optional.empty() : Optional.of(what);
  }

  private Map<Wanted, String> candidatesAt(String text, int start) {
    return byStart.getOrDefault(text.substring(start, start + MIN_LENGTH), Map.of());
  }

  /** Returns a text in which {@code ***} replaces every part of a secret. */
  String redacted(String text) {
    BitSet secret = new BitSet(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (i + MIN_LENGTH <= text.length()) {
        for (Wanted candidate : candidatesAt(text, i).keySet()) {
          String wanted = candidate.text();
          if (text.startsWith(wanted, i)) {
            secret.set(i, i + wanted.length());
          }
        }
      }
      secret.set(i, i + lengthOfWordAt(text, i));
    }
    StringBuilder redacted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (!secret.get(i)) {
        redacted.append(text.charAt(i));
      } else if (i == 0 || !secret.get(i - 1)) {
        redacted.append("***");
      }
    }
    return redacted.toString();
  }

  /** Returns the length of a short secret that is a word of its own at an index; 0 if none is. */
  private int lengthOfWordAt(String text, int start) {
    if (tooShort.isEmpty() || (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)))) {
      return 0;
    }
    for (int end = Math.min(text.length(), start + MIN_LENGTH - 1); end > start; end--) {
      boolean isWord = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (isWord && tooShort.contains(text.substring(start, end))) {
        return end - start;
      }
    }
    return 0;
  }
}
