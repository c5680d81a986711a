package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.awaitListed;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.list;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.own;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SortByType;
import software.amazon.awssdk.services.secretsmanager.model.SortOrderType;

/** Lists of secrets: their entries, their order and their pages. */
final class ListingScenarios {

  private ListingScenarios() {}

  static List<Scenario> all() {
    return Stream.of(listed(), continued()).flatMap(List::stream).toList();
  }

  private static List<Scenario> listed() {
    return List.of(
        Scenario.of(
            "listed-secret",
            "What does ListSecrets show of a secret?",
            ListingScenarios::listedSecret),
        Scenario.of(
            "scheduled-secret-in-lists",
            "Is a secret listed while its deletion is scheduled?",
            ListingScenarios::scheduledSecretInLists),
        Scenario.of(
            "order-of-lists",
            "In which order are secrets listed by default?",
            ListingScenarios::orderOfLists),
        Scenario.of(
            "lists-by-name",
            "In which order are secrets listed by name, by default and descending?",
            ListingScenarios::listsByName),
        Scenario.of(
            "lists-by-date-of-access",
            "Where does a secret that was never read stand in a list by last access?",
            ListingScenarios::listsByDateOfAccess));
  }

  private static List<Scenario> continued() {
    return List.of(
        Scenario.of("next-page", "Where does a NextToken continue?", ListingScenarios::nextPage),
        Scenario.of(
            "text-that-is-not-a-token",
            "How is a text that is not a NextToken refused?",
            ListingScenarios::textThatIsNotAToken),
        Scenario.of(
            "token-of-another-order",
            "How is a NextToken refused with another order?",
            ListingScenarios::tokenOfAnotherOrder),
        Scenario.of(
            "token-of-other-filters",
            "How is a NextToken refused with other filters?",
            ListingScenarios::tokenOfOtherFilters),
        Scenario.of(
            "token-of-another-region",
            "How is a NextToken refused in another Region?",
            ListingScenarios::tokenOfAnotherRegion));
  }

  private static void createEach(Session aws, String... labels) {
    for (String label : labels) {
      aws.given("create " + label, PRIMARY, createSecret(aws.name(label), "one"));
    }
    awaitListed(aws, labels.length);
  }

  private static Function<SecretsManagerClient, ListSecretsResponse> listOwn(
      Session aws, Consumer<ListSecretsRequest.Builder> options) {
    return client -> client.listSecrets(r -> options.accept(r.filters(own(aws))));
  }

  private static void listedSecret(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, Requests.createWithEverything(db));
    awaitListed(aws, 1);
    aws.ask("list it", PRIMARY, list(aws), "SecretList");
  }

  private static void scheduledSecretInLists(Session aws) {
    createEach(aws, "kept", "dropped");
    aws.given("delete one", PRIMARY, delete(aws.name("dropped")));
    awaitListed(aws, 1);
    aws.ask("list them", PRIMARY, list(aws), "*.Name");
    aws.ask(
        "list the scheduled one too",
        PRIMARY,
        listOwn(aws, r -> r.includePlannedDeletion(true).sortOrder(SortOrderType.ASC)),
        "*.Name",
        "*.DeletedDate");
  }

  private static void orderOfLists(Session aws) {
    createEach(aws, "pears", "plums", "apple");
    aws.ask("list them", PRIMARY, listOwn(aws, r -> {}), "*.Name");
  }

  private static void listsByName(Session aws) {
    createEach(aws, "pears", "plums", "apple");
    aws.ask("list them", PRIMARY, listOwn(aws, r -> r.sortBy(SortByType.NAME)), "*.Name");
    aws.ask(
        "list them descending",
        PRIMARY,
        listOwn(aws, r -> r.sortBy(SortByType.NAME).sortOrder(SortOrderType.DESC)),
        "*.Name");
  }

  private static void listsByDateOfAccess(Session aws) {
    createEach(aws, "known", "unknown");
    aws.given("get the first one's value", PRIMARY, get(aws.name("known")));
    aws.await(
        PRIMARY,
        list(aws),
        answer ->
            answer.secretList().stream()
                .map(SecretListEntry::lastAccessedDate)
                .anyMatch(Objects::nonNull));
    aws.ask(
        "list them",
        PRIMARY,
        listOwn(aws, r -> r.sortBy(SortByType.LAST_ACCESSED_DATE).sortOrder(SortOrderType.ASC)),
        "*.Name");
  }

  /** Returns the token after the first of two secrets, listed by name. */
  private static String tokenOfTwo(Session aws) {
    createEach(aws, "apple", "plums");
    return aws.given(
            "list the first", PRIMARY, listOwn(aws, r -> r.sortBy(SortByType.NAME).maxResults(1)))
        .nextToken();
  }

  private static void nextPage(Session aws) {
    String token = tokenOfTwo(aws);
    aws.ask(
        "list the next",
        PRIMARY,
        listOwn(aws, r -> r.sortBy(SortByType.NAME).maxResults(1).nextToken(token)),
        "*.Name",
        "NextToken");
  }

  private static void textThatIsNotAToken(Session aws) {
    aws.ask("list the next", PRIMARY, listOwn(aws, r -> r.nextToken("nonsense")));
  }

  private static void tokenOfAnotherOrder(Session aws) {
    String token = tokenOfTwo(aws);
    aws.ask(
        "list the next by date",
        PRIMARY,
        listOwn(aws, r -> r.sortBy(SortByType.CREATED_DATE).nextToken(token)));
  }

  private static void tokenOfOtherFilters(Session aws) {
    String token = tokenOfTwo(aws);
    aws.ask(
        "list the next of other names",
        PRIMARY,
        client ->
            client.listSecrets(
                r ->
                    r.sortBy(SortByType.NAME)
                        .filters(Listings.filter("name", aws.text("plu")))
                        .nextToken(token)));
  }

  private static void tokenOfAnotherRegion(Session aws) {
    String token = tokenOfTwo(aws);
    aws.ask(
        "list the next elsewhere",
        REPLICA,
        listOwn(aws, r -> r.sortBy(SortByType.NAME).nextToken(token)));
  }
}
