package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class TagsTest extends Contract {

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void are_set_by_key_and_removed_by_key() {
    client.createSecret(r -> r.name("db").tags(tag("a", "1"), tag("b", "2")));

    client.tagResource(r -> r.secretId("db").tags(tag("b", "two"), tag("c", "3")));
    client.untagResource(r -> r.secretId("db").tagKeys("a", "never-there"));

    assertThat(describe("db").tags())
        .extracting(Tag::key, Tag::value)
        .containsExactly(tuple("b", "two"), tuple("c", "3"));
  }

  @Test
  void are_missing_before_the_first_tag_and_empty_after_the_last() {
    create("db", "s");
    assertThat(describe("db").hasTags()).isFalse();

    client.tagResource(r -> r.secretId("db").tags(tag("a", "1")));
    client.untagResource(r -> r.secretId("db").tagKeys("a"));

    assertThat(describe("db").hasTags()).isTrue();
    assertThat(describe("db").tags()).isEmpty();
  }

  @Test
  void may_have_an_empty_value() {
    client.createSecret(r -> r.name("db").tags(tag("a", "")));

    assertThat(describe("db").tags()).containsExactly(tag("a", ""));
  }

  @Test
  void are_fifty_at_most_and_never_have_the_prefix_of_aws() {
    create("db", "s");
    assertRefused(
        "InvalidParameterException",
        "A secret can have 50 tags at most.",
        () ->
            client.tagResource(
                r ->
                    r.secretId("db")
                        .tags(
                            IntStream.rangeClosed(1, 51)
                                .mapToObj(i -> tag("k" + i, "v"))
                                .toList())));
    assertRefused(
        "InvalidParameterException",
        "The tag key aws:x is invalid: the prefix aws: is reserved.",
        () -> client.createSecret(r -> r.name("other").tags(tag("aws:x", "v"))));
    assertRefused(
        "InvalidParameterException",
        "A tag must have a key.",
        () -> client.tagResource(r -> r.secretId("db").tags(Tag.builder().value("v").build())));
    assertThat(describe("db").hasTags()).isFalse();
    assertNoSecret("other", "us-east-1");
  }
}
