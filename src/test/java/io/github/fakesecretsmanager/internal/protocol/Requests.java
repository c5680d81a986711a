package io.github.fakesecretsmanager.internal.protocol;

import io.github.fakesecretsmanager.support.Calls;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The random changes of a good request body. */
final class Requests {

  private static final Pattern VALUE =
      Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?\\d+|true|false|null");

  private static final List<String> REPLACEMENTS =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "99999999999999999999",
          "\"\"",
          "\"db\"",
          "\"other\"",
          "\"a b\"",
          "\"!\"",
          "\"arn:aws:secretsmanager:us-east-1:123456789012:secret:db\"",
          "\"arn:\"",
          "\"" + Calls.TOKEN + "\"",
          "\"AWSPENDING\"",
          "\"us-east-1\"",
          "\"cn-north-1\"",
          "\"description\"",
          "\"created-date\"",
          "\"rate(5 days)\"",
          "\"cron(0 * * * ? *)\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\x\"",
          "\"" + "x".repeat(2100) + "\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "[".repeat(1200),
          "{\"Key\":{}}",
          "NaN",
          "");

  private Requests() {}

  /** Makes up to three changes, most of which keep the body JSON. */
  static byte[] mutated(String good, Random random) {
    String text = good;
    for (int i = random.nextInt(3); i > 0; i--) {
      text = random.nextInt(8) > 0 ? withAnotherValue(text, random) : withoutPart(text, random);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(4) == 0 ? withOtherBytes(bytes, random) : bytes;
  }

  private static String withAnotherValue(String text, Random random) {
    List<MatchResult> values = VALUE.matcher(text).results().toList();
    if (values.isEmpty()) {
      return text;
    }
    MatchResult value = values.get(random.nextInt(values.size()));
    return text.substring(0, value.start())
        + REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size()))
        + text.substring(value.end());
  }

  private static String withoutPart(String text, Random random) {
    int start = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), start + random.nextInt(40));
    String remaining = text.substring(0, start) + text.substring(end);
    return random.nextInt(4) == 0 ? remaining + text.substring(start, end) : remaining;
  }

  private static byte[] withOtherBytes(byte[] bytes, Random random) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    int at = random.nextInt(bytes.length + 1);
    changed.write(bytes, 0, at);
    for (int i = random.nextInt(4); i > 0; i--) {
      changed.write(random.nextInt(256));
    }
    int from = Math.min(bytes.length, at + random.nextInt(3));
    changed.write(bytes, from, bytes.length - from);
    return changed.toByteArray();
  }
}
