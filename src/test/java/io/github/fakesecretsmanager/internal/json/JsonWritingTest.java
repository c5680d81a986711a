package io.github.fakesecretsmanager.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Plain values as JSON. */
class JsonWritingTest {

  @Test
  void writes_what_it_reads() {
    String text = "{\"a\":[1,2.50,true,false,null,\"\\\"ü\\n\"],\"b\":{},\"c\":[]}";

    assertThat(Json.write(Json.parse(text))).isEqualTo(text);
  }

  @Test
  void writes_values_that_are_not_objects() {
    assertThat(Json.write(null)).isEqualTo("null");
    assertThat(Json.write("text")).isEqualTo("\"text\"");
    assertThat(Json.write(new BigDecimal("1E+3"))).isEqualTo("1E+3");
  }
}
