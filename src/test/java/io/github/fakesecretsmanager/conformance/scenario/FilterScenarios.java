package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.askNames;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.askNone;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.awaitListed;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.filter;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.list;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Filters of ListSecrets: the secrets that they choose, and their refusals. */
final class FilterScenarios {

  private FilterScenarios() {}

  static List<Scenario> all() {
    return Stream.of(chosen(), refused()).flatMap(List::stream).toList();
  }

  private static List<Scenario> chosen() {
    return List.of(
        Scenario.of(
            "filter-by-name",
            "Is the name filter a case-sensitive prefix?",
            FilterScenarios::filterByName),
        Scenario.of(
            "negated-filter",
            "What does a value that begins with an exclamation mark choose?",
            FilterScenarios::negatedFilter),
        Scenario.of(
            "values-of-a-filter",
            "Are the values of a filter alternatives?",
            FilterScenarios::valuesOfAFilter),
        Scenario.of(
            "several-filters",
            "Must a secret meet all filters, even those with the same key?",
            FilterScenarios::severalFilters),
        Scenario.of(
            "filter-by-tag",
            "Are the tag filters case-sensitive prefixes?",
            FilterScenarios::filterByTag),
        Scenario.of(
            "filter-by-primary-region",
            "Is the primary-region filter a case-sensitive prefix?",
            FilterScenarios::filterByPrimaryRegion),
        Scenario.of(
            "negated-filter-without-the-attribute",
            "Does a secret without a description, or without tags, meet a negated value?",
            FilterScenarios::negatedFilterWithoutTheAttribute));
  }

  private static List<Scenario> refused() {
    return List.of(
        Scenario.of(
            "filter-without-a-key",
            "How is a filter without a key refused?",
            FilterScenarios::filterWithoutAKey),
        Scenario.of(
            "filter-without-values",
            "How is a filter without values refused?",
            FilterScenarios::filterWithoutValues),
        Scenario.of(
            "filter-with-an-unknown-key",
            "How is a filter with an unknown key refused?",
            FilterScenarios::filterWithAnUnknownKey));
  }

  private static void createEach(Session aws, String... labels) {
    for (String label : labels) {
      aws.given("create " + label, PRIMARY, createSecret(aws.name(label), "one"));
    }
    awaitListed(aws, labels.length);
  }

  private static void filterByName(Session aws) {
    createEach(aws, "prod/db", "Prod/db");
    askNames(aws, "list those that begin so", filter("name", aws.text("prod")));
    askNames(aws, "list those that begin with a capital", filter("name", aws.text("Prod")));
    askNone(aws, "list by the end of names", filter("name", "db"));
  }

  private static void negatedFilter(Session aws) {
    createEach(aws, "prod/db", "test/db");
    askNames(aws, "list those that do not begin so", filter("name", "!" + aws.text("prod")));
    askNames(aws, "list those without a slash first", filter("name", "!/"));
  }

  private static void valuesOfAFilter(Session aws) {
    createEach(aws, "one", "two", "three");
    askNames(aws, "list two of them", filter("name", aws.name("one"), aws.name("three")));
  }

  private static void severalFilters(Session aws) {
    createEach(aws, "prod/db", "prod/api", "test/db");
    askNames(
        aws,
        "list by two filters of a key",
        filter("name", aws.text("prod")),
        filter("name", "!" + aws.text("prod/a")));
    askNone(
        aws,
        "list by filters that exclude each other",
        filter("name", aws.text("prod")),
        filter("name", aws.text("test")));
  }

  private static void createTagged(Session aws, String label, String key, String value) {
    aws.given(
        "create " + label,
        PRIMARY,
        client ->
            client.createSecret(r -> r.name(aws.name(label)).tags(t -> t.key(key).value(value))));
  }

  private static void filterByTag(Session aws) {
    createTagged(aws, "one", "Team", "Payments");
    createTagged(aws, "two", "team", "payments");
    awaitListed(aws, 2);
    askNames(aws, "list by a key's start", filter("tag-key", "Te"));
    askNone(aws, "list by a key's end", filter("tag-key", "eam"));
    askNames(aws, "list by a value's start", filter("tag-value", "pay"));
    askNone(aws, "list by a value's end", filter("tag-value", "ments"));
  }

  private static void filterByPrimaryRegion(Session aws) {
    createEach(aws, "alone", "db");
    String region = aws.region(PRIMARY);
    String start = region.substring(0, region.indexOf('-') + 1);
    aws.given("replicate one", PRIMARY, replicate(aws.name("db"), aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, aws.name("db"));
    aws.await(
        PRIMARY,
        list(aws, filter("primary-region", region)),
        answer -> !answer.secretList().isEmpty());
    askNames(aws, "list by the Region's start", filter("primary-region", start));
    askNone(aws, "list by capitals", filter("primary-region", start.toUpperCase(Locale.ROOT)));
  }

  private static void negatedFilterWithoutTheAttribute(Session aws) {
    createEach(aws, "bare");
    askNames(aws, "list by a negated description", filter("description", "!main"));
    askNames(aws, "list by a negated tag key", filter("tag-key", "!team"));
  }

  private static void filterWithoutAKey(Session aws) {
    aws.ask(
        "list by no key",
        PRIMARY,
        client -> client.listSecrets(r -> r.filters(f -> f.values(aws.text("")))));
  }

  private static void filterWithoutValues(Session aws) {
    aws.ask(
        "list by no values",
        PRIMARY,
        client -> client.listSecrets(r -> r.filters(f -> f.key("name"))));
  }

  private static void filterWithAnUnknownKey(Session aws) {
    String[] sentence = {""};
    aws.ask(
        "list by an unknown key",
        PRIMARY,
        client -> {
          try {
            return client.listSecrets(r -> r.filters(filter("x", aws.text(""))));
          } catch (SecretsManagerException e) {
            sentence[0] = e.awsErrorDetails().errorMessage();
            throw e;
          }
        });
    aws.askWhether(
        "the sentence quotes the key, names its place, and lists the keys",
        sentence[0].startsWith(
            "1 validation error detected: Value 'x' at 'filters.1.member.key' failed to satisfy"
                + " constraint: Member must satisfy enum value set: [all, name, tag-key,"
                + " description, tag-value"));
  }
}
