package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;

/** Tags, including those that only AWS may set. */
final class TagScenarios {

  private static final int MAX_TAGS = 50;

  private TagScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "tagging", "What do TagResource and UntagResource return?", TagScenarios::tagging),
        Scenario.of(
            "tags-by-key",
            "Does a tag replace the tag with the same key, and can an absent key be removed?",
            TagScenarios::tagsByKey),
        Scenario.of(
            "no-tag-left",
            "What does DescribeSecret show after all tags were removed?",
            TagScenarios::noTagLeft),
        Scenario.of(
            "fifty-one-tags",
            "How is a tag beyond the limit of 50 refused?",
            TagScenarios::fiftyOneTags),
        Scenario.of(
            "tag-of-aws",
            "How is a tag key that begins with aws: refused?",
            TagScenarios::tagOfAws),
        Scenario.of(
            "tag-of-aws-by-other-operations",
            "How do CreateSecret and UntagResource refuse a tag key that begins with aws:?",
            TagScenarios::tagOfAwsByOtherOperations));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static Function<SecretsManagerClient, TagResourceResponse> set(
      String secretId, Tag... tags) {
    return client -> client.tagResource(r -> r.secretId(secretId).tags(tags));
  }

  private static Function<SecretsManagerClient, UntagResourceResponse> remove(
      String secretId, String... keys) {
    return client -> client.untagResource(r -> r.secretId(secretId).tagKeys(keys));
  }

  private static void tagging(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("tag it", PRIMARY, set(db, tag("a", "1")));
    aws.ask("untag it", PRIMARY, remove(db, "a"));
  }

  private static void tagsByKey(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.given("tag it", PRIMARY, set(db, tag("a", "1")));
    aws.ask("tag it again", PRIMARY, set(db, tag("a", "2")), "status");
    aws.ask("remove another key", PRIMARY, remove(db, "b"), "status");
    aws.ask("describe it", PRIMARY, describe(db), "Tags");
  }

  private static void noTagLeft(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("describe it untagged", PRIMARY, describe(db), "Tags");
    aws.given("tag it", PRIMARY, set(db, tag("a", "1")));
    aws.given("untag it", PRIMARY, remove(db, "a"));
    aws.ask("describe it", PRIMARY, describe(db), "Tags");
  }

  private static void fiftyOneTags(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    Tag[] tags =
        IntStream.rangeClosed(1, MAX_TAGS).mapToObj(i -> tag("k" + i, "v")).toArray(Tag[]::new);
    aws.given("set fifty tags", PRIMARY, set(db, tags));
    aws.ask("set one more", PRIMARY, set(db, tag("more", "v")));
  }

  private static void tagOfAws(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("tag it", PRIMARY, set(db, tag("aws:a", "1")));
  }

  private static void tagOfAwsByOtherOperations(Session aws) {
    String db = aws.name("db");
    String other = aws.name("other");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("untag it", PRIMARY, remove(db, "aws:a"));
    aws.ask(
        "create one with the tag",
        PRIMARY,
        client -> client.createSecret(r -> r.name(other).tags(tag("aws:a", "1"))));
  }
}
