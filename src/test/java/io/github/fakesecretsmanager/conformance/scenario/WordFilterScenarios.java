package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.askNames;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.askNone;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.awaitListed;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.filter;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;

/** The filters that search words, and the rules that make a word. */
final class WordFilterScenarios {

  private WordFilterScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "filter-by-description",
            "Does the description filter match the starts of words, in any case?",
            WordFilterScenarios::filterByDescription),
        Scenario.of(
            "filter-by-all",
            "Does the filter for all attributes search names, descriptions and tags?",
            WordFilterScenarios::filterByAll),
        Scenario.of(
            "words-of-names",
            "Into which words is a name split?",
            WordFilterScenarios::wordsOfNames),
        Scenario.of(
            "name-with-several-kinds-of-special-characters",
            "Is a name with several kinds of special characters split into words?",
            WordFilterScenarios::nameWithSeveralKindsOfSpecialCharacters),
        Scenario.of(
            "filter-by-a-special-character",
            "Does a special character alone find anything?",
            WordFilterScenarios::filterByASpecialCharacter),
        Scenario.of(
            "words-of-descriptions",
            "Is a description split into words at special characters?",
            WordFilterScenarios::wordsOfDescriptions));
  }

  private static void createDescribed(Session aws, String label, String description) {
    aws.given(
        "create " + label,
        PRIMARY,
        client -> client.createSecret(r -> r.name(aws.name(label)).description(description)));
  }

  private static void createNamed(Session aws, String label) {
    aws.given("create " + label, PRIMARY, createSecret(aws.name(label), "one"));
  }

  private static void filterByDescription(Session aws) {
    createDescribed(aws, "s1", "a secret");
    createDescribed(aws, "s2", "an secret");
    createDescribed(aws, "s3", "asecret");
    createDescribed(aws, "s4", "one two");
    awaitListed(aws, 4);
    askNames(aws, "list by a letter", filter("description", "a"));
    askNames(aws, "list by two words", filter("description", "a secret"));
    askNames(aws, "list by the starts of words", filter("description", "o t"));
    askNames(aws, "list by capitals", filter("description", "ONE"));
    askNone(aws, "list by the end of a word", filter("description", "cret"));
  }

  private static void filterByAll(Session aws) {
    createNamed(aws, "lion");
    createDescribed(aws, "s1", "the lion");
    aws.given(
        "create s2",
        PRIMARY,
        client ->
            client.createSecret(r -> r.name(aws.name("s2")).tags(t -> t.key("Lion").value("x"))));
    aws.given(
        "create s3",
        PRIMARY,
        client ->
            client.createSecret(
                r -> r.name(aws.name("s3")).tags(t -> t.key("animal").value("big LION"))));
    createNamed(aws, "cat");
    awaitListed(aws, 5);
    askNames(aws, "list by a word", filter("all", "lion"));
  }

  private static void wordsOfNames(Session aws) {
    createNamed(aws, "AppBeta");
    createNamed(aws, "COMPANYthings");
    createNamed(aws, "small-lamp");
    awaitListed(aws, 3);
    askNames(aws, "list by a word after a hyphen", filter("all", "lamp"));
    askNames(aws, "list by a word with a capital", filter("all", "beta"));
    askNames(aws, "list by the last capital", filter("all", "ythings"));
    askNone(aws, "list by small letters after capitals", filter("all", "things"));
    askNone(aws, "list by the middle of a word", filter("all", "eta"));
  }

  private static void nameWithSeveralKindsOfSpecialCharacters(Session aws) {
    createNamed(aws, "small/lamp");
    awaitListed(aws, 1);
    askNone(aws, "list by its last word", filter("all", "lamp"));
  }

  private static void filterByASpecialCharacter(Session aws) {
    createNamed(aws, "small-lamp");
    awaitListed(aws, 1);
    askNone(aws, "list by a hyphen", filter("all", "-"));
  }

  private static void wordsOfDescriptions(Session aws) {
    createDescribed(aws, "s1", "small/lamp");
    createDescribed(aws, "s2", "small/red-lamp");
    awaitListed(aws, 2);
    askNames(aws, "list by a word", filter("description", "lamp"));
    askNames(aws, "list by the start", filter("description", "small"));
  }
}
