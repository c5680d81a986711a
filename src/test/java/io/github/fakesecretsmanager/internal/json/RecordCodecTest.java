package io.github.fakesecretsmanager.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

class RecordCodecTest {

  /** A scalar of the user's that can't always be written. */
  public record Fragile(String text) {
    String write() {
      if (text.equals("break")) {
        throw new IllegalStateException("broken");
      }
      return text;
    }
  }

  public record Leaf(String text, Instant time) {}

  public record Tree(
      String text,
      Boolean flag,
      Integer number,
      Long large,
      Leaf leaf,
      List<Leaf> leaves,
      List<String> texts,
      Fragile fragile) {}

  public record Labels(Map<String, List<String>> byId) {}

  public record Nothing() {}

  private static final RecordCodecs CODECS =
      new RecordCodecs(
          new JsonScalars() {
            @Override
            public boolean include(Class<?> type) {
              return type == Fragile.class;
            }

            @Override
            public Object read(Class<?> type, String text) {
              return new Fragile(text);
            }

            @Override
            public String write(Object value) {
              return ((Fragile) value).write();
            }
          });
  private static final RecordCodec<Tree> TREES = CODECS.of(Tree.class);
  private static final RecordCodec<Leaf> LEAVES = CODECS.of(Leaf.class);

  private static Leaf leaf(String text) {
    return new Leaf(text, null);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void reads_what_it_writes() {
    Tree tree =
        new Tree(
            "a",
            true,
            -5,
            Long.MAX_VALUE,
            leaf("b"),
            List.of(leaf("c"), leaf("d")),
            List.of("e"),
            new Fragile("f"));

    assertThat(TREES.read(TREES.write(tree))).isEqualTo(tree);
  }

  @Test
  void leaves_out_what_is_null_and_reads_what_is_missing_or_null_as_null() {
    Tree nothing = new Tree(null, null, null, null, null, null, null, null);

    assertThat(text(TREES.write(nothing))).isEqualTo("{}");
    assertThat(TREES.read(bytes("{\"Flag\": null, \"Leaf\": null}"))).isEqualTo(nothing);
  }

  @Test
  void ignores_members_that_the_record_lacks() {
    assertThat(LEAVES.read(bytes("{\"x\": {\"Text\": [1, {}]}, \"Text\": \"a\", \"y\": null}")))
        .isEqualTo(leaf("a"));
  }

  @Test
  void uses_the_last_of_a_repeated_member() {
    assertThat(LEAVES.read(bytes("{\"Text\": \"a\", \"Text\": \"b\"}"))).isEqualTo(leaf("b"));
  }

  @Test
  void writes_a_map_and_a_record_without_components() {
    Labels labels = new Labels(Map.of("v1", List.of("AWSCURRENT", "blue")));

    assertThat(text(CODECS.of(Labels.class).write(labels)))
        .isEqualTo("{\"ById\":{\"v1\":[\"AWSCURRENT\",\"blue\"]}}");
    assertThat(CODECS.of(Nothing.class).write(new Nothing())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:15:30.125Z, 1772360130.125",
    "2026-03-01T10:15:30Z, 1772360130.000",
    "2026-03-01T10:15:30.007Z, 1772360130.007",
    "1970-01-01T00:00:00Z, 0.000",
    "1970-01-01T00:00:00.050Z, 0.050",
    "9999-12-31T23:59:59.999Z, 253402300799.999"
  })
  void writes_a_time_as_seconds_with_milliseconds(Instant time, String number) {
    byte[] json = LEAVES.write(new Leaf(null, time));

    assertThat(text(json)).isEqualTo("{\"Time\":" + number + "}");
  }

  @Test
  void writes_any_text_so_that_the_sdk_reads_the_same() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String text = randomText(random, random.nextInt(40));

      byte[] json = LEAVES.write(leaf(text));

      assertThat(JsonNode.parser().parse(json).asObject().get("Text").asString()).isEqualTo(text);
      assertThat(LEAVES.read(json).text()).isEqualTo(text);
    }
  }

  /**
   * Makes a text of escapes, ASCII and all planes, of whole characters only, as UTF-8 has no
   * halves.
   */
  private static String randomText(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int bound =
          switch (random.nextInt(4)) {
            case 0 -> 0x20;
            case 1 -> 0x7f;
            case 2 -> 0x800;
            default -> Character.MAX_CODE_POINT;
          };
      int codePoint = random.nextInt(bound);
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }

  @Test
  void writes_small_texts_after_large_ones() {
    String large = "x".repeat(200_000);

    assertThat(LEAVES.read(LEAVES.write(leaf(large)))).isEqualTo(leaf(large));
    assertThat(text(LEAVES.write(leaf("a")))).isEqualTo("{\"Text\":\"a\"}");
    assertThat(text(LEAVES.write(leaf("b")))).isEqualTo("{\"Text\":\"b\"}");
  }

  @Test
  void writes_a_complete_text_after_a_failed_one() {
    Tree broken = new Tree("a", null, null, null, null, null, List.of("b"), new Fragile("break"));

    assertThatThrownBy(() -> TREES.write(broken)).isInstanceOf(IllegalStateException.class);

    assertThat(text(LEAVES.write(leaf("c")))).isEqualTo("{\"Text\":\"c\"}");
  }

  @Test
  void writes_in_many_threads_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 4_000; i++) {
        Leaf each = leaf("number " + i);
        work.add(() -> LEAVES.read(LEAVES.write(each)).equals(each));
      }
      for (Future<Boolean> same : threads.invokeAll(work)) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "nix",
        "{",
        "{\"Text\"",
        "{\"Text\": \"a\"",
        "{\"Text\": \"a\"} {}",
        "[]",
        "null",
        "{\"Text\": 1}",
        "{\"Number\": 1.5}",
        "{\"Number\": 3000000000}",
        "{\"Large\": 1e400}",
        "{\"Flag\": \"true\"}",
        "{\"Leaf\": []}",
        "{\"Leaves\": {}}",
        "{\"Text\": \"\u0001\"}"
      })
  void refuses_what_is_not_json_of_the_right_form(String json) {
    assertThatThrownBy(() -> TREES.read(bytes(json))).isInstanceOf(JsonFormatException.class);
  }

  @Test
  void refuses_bytes_that_begin_like_utf_32_and_are_not() {
    byte[] text = {0, 0, 0, '{', 0x7f, 0, 0, 0};

    assertThatThrownBy(() -> LEAVES.read(text)).isInstanceOf(JsonFormatException.class);
  }

  @Test
  void refuses_bytes_that_are_not_utf_8() {
    byte[] json = bytes("{\"Text\": \"a\"}");
    json[10] = (byte) 0xff;

    assertThatThrownBy(() -> LEAVES.read(json)).isInstanceOf(JsonFormatException.class);
  }

  @Test
  void refuses_endless_nesting_and_endless_numbers() {
    char[] nesting = new char[100_000];
    Arrays.fill(nesting, '[');

    assertThatThrownBy(() -> LEAVES.read(bytes("{\"x\": " + new String(nesting))))
        .isInstanceOf(JsonFormatException.class);
    assertThatThrownBy(() -> TREES.read(bytes("{\"Large\": " + "1".repeat(10_000) + "}")))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void refuses_a_type_that_it_has_no_codec_for() {
    assertThatThrownBy(() -> CODECS.of(Unknown.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("StringBuilder");
  }

  public record Unknown(StringBuilder text) {}
}
