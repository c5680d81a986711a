package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretValueTest {

  @Test
  void shows_its_kind_and_length_only() {
    assertThat(new SecretValue.Text("s3cr3t")).hasToString("SecretString of 6 characters");
    assertThat(new SecretValue.Binary("s3cr3t".getBytes(StandardCharsets.UTF_8)))
        .hasToString("SecretBinary of 6 bytes");
  }

  @Test
  void is_equal_by_content_and_kind() {
    byte[] bytes = {1, 2};
    assertThat(new SecretValue.Binary(bytes))
        .isEqualTo(new SecretValue.Binary(bytes))
        .hasSameHashCodeAs(new SecretValue.Binary(bytes))
        .isNotEqualTo(new SecretValue.Binary(new byte[] {1, 3}));
    assertThat((SecretValue) new SecretValue.Text("a"))
        .isNotEqualTo(new SecretValue.Binary("a".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_binary_is_copied_in_and_out() {
    byte[] bytes = {1, 2};
    SecretValue.Binary binary = new SecretValue.Binary(bytes);
    bytes[0] = 9;
    binary.bytes()[1] = 9;

    assertThat(binary.bytes()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "\u0000",
        "\u007f",
        "\u0080",
        "\u07ff",
        "\u0800",
        "\uffff",
        "\ud83d\ude00"
      })
  void a_text_takes_as_many_bytes_as_in_utf_8(String text) {
    assertThat(new SecretValue.Text(text).size())
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void a_binary_takes_as_many_bytes_as_it_has() {
    assertThat(new SecretValue.Binary(new byte[3]).size()).isEqualTo(3);
  }
}
