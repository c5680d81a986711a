package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
  void are_not_changed_by_an_empty_list() {
    client.createSecret(r -> r.name("db").tags(List.of()));
    client.tagResource(r -> r.secretId("db").tags(List.of()));
    assertThat(describe("db").hasTags()).isFalse();

    client.tagResource(r -> r.secretId("db").tags(tag("a", "1")));
    client.untagResource(r -> r.secretId("db").tagKeys("a"));
    client.tagResource(r -> r.secretId("db").tags(List.of()));

    assertThat(describe("db").hasTags()).isTrue();
  }

  @Test
  void may_have_an_empty_value() {
    client.createSecret(r -> r.name("db").tags(tag("a", "")));

    assertThat(describe("db").tags()).containsExactly(tag("a", ""));
  }

  @Test
  void are_fifty_at_most_and_have_a_key() {
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
        "A tag must have a key.",
        () -> client.tagResource(r -> r.secretId("db").tags(Tag.builder().value("v").build())));
    assertThat(describe("db").hasTags()).isFalse();
  }

  @Test
  void of_aws_are_neither_set_nor_removed() {
    create("db", "s");

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> client.createSecret(r -> r.name("other").tags(tag("a", "1"), tag("aws:x", "v"))),
            () -> client.tagResource(r -> r.secretId("db").tags(tag("a", "1"), tag("aws:x", "v"))),
            () -> client.untagResource(r -> r.secretId("db").tagKeys("a", "aws:x")))) {
      assertRefused(
          "InvalidParameterException", "You can't modify system tags. Tag key: 'aws:x'.", call);
    }
    assertNoSecret("other", "us-east-1");
  }
}
