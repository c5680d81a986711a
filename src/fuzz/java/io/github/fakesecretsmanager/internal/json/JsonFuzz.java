package io.github.fakesecretsmanager.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** A fuzz test of the JSON reader. */
class JsonFuzz {

  @FuzzTest(maxDuration = "1m")
  void a_text_is_refused_or_read_as_it_is_written_again(byte[] bytes) {
    Object value;
    try {
      value = Json.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      return;
    }

    assertThat(Json.parse(Json.write(value))).isEqualTo(value);
  }
}
