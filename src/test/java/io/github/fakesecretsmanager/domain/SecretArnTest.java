package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretArnTest {

  private static final String PREFIX = "arn:aws:secretsmanager:us-west-2:123456789012:secret:";

  @ParameterizedTest
  @CsvSource({
    "MyTestSecret-1a2b3c, MyTestSecret, 1a2b3c",
    "a/b_+=.@!-AbCdEf, a/b_+=.@!, AbCdEf",
    "MyTestSecret, MyTestSecret, ''",
    "name-a1b2, name-a1b2, ''",
    "name-a1b2c3-, name-a1b2c3-, ''",
    "name-a1b2c_, name-a1b2c_, ''",
    "-a1b2c3, -a1b2c3, ''",
    "x-a1b2c3-d4e5f6, x-a1b2c3, d4e5f6",
    "with:colon, with:colon, ''"
  })
  void reads_name_and_suffix(String resource, String name, String suffix) {
    assertThat(SecretArn.parse(PREFIX + resource))
        .contains(new SecretArn("aws", "us-west-2", "123456789012", name, suffix));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MyTestSecret",
        "arn:aws:secretsmanager:us-west-2:123456789012:secret",
        "arn:aws:kms:us-west-2:123456789012:secret:x",
        "arn:aws:secretsmanager:us-west-2:123456789012:policy:x",
        "arn:",
        ""
      })
  void is_not_read_from_anything_else(String text) {
    assertThat(SecretArn.parse(text)).isEmpty();
  }

  @Test
  void is_written_as_it_is_read() {
    for (String text : new String[] {PREFIX + "a/b-AbCdEf", PREFIX + "a/b"}) {
      assertThat(SecretArn.parse(text).orElseThrow()).hasToString(text);
    }
  }

  @Test
  void of_a_replica_differs_in_the_region_only() {
    SecretArn primary = SecretArn.parse(PREFIX + "db-AbCdEf").orElseThrow();

    assertThat(primary.inRegion("eu-west-3"))
        .hasToString("arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-AbCdEf");
  }
}
