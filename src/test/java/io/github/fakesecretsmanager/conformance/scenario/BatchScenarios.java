package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Listings.own;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;

/** Batches of BatchGetSecretValue, with and without errors. */
final class BatchScenarios {

  private BatchScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("batch", "What does BatchGetSecretValue return?", BatchScenarios::batch),
        Scenario.of(
            "batch-of-nothing",
            "How does BatchGetSecretValue refuse a call without ids and filters?",
            BatchScenarios::batchOfNothing),
        Scenario.of(
            "batch-by-ids-and-filters",
            "How does BatchGetSecretValue refuse ids together with filters?",
            BatchScenarios::batchByIdsAndFilters),
        Scenario.of(
            "batch-size-without-filters",
            "How does BatchGetSecretValue refuse MaxResults together with ids?",
            BatchScenarios::batchSizeWithoutFilters),
        Scenario.of(
            "batch-with-errors",
            "How does BatchGetSecretValue report the secrets that it could not get?",
            BatchScenarios::batchWithErrors),
        Scenario.of(
            "batch-by-filters-with-an-error",
            "If filters choose a secret that can't be read, how does its error name it?",
            BatchScenarios::batchByFiltersWithAnError));
  }

  private static Function<SecretsManagerClient, BatchGetSecretValueResponse> get(
      String... secretIds) {
    return client -> client.batchGetSecretValue(r -> r.secretIdList(secretIds));
  }

  private static void batch(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("get its value", PRIMARY, get(db));
  }

  private static void batchOfNothing(Session aws) {
    aws.ask("get no value", PRIMARY, client -> client.batchGetSecretValue(r -> {}));
  }

  private static void batchByIdsAndFilters(Session aws) {
    aws.ask(
        "get a value",
        PRIMARY,
        client ->
            client.batchGetSecretValue(r -> r.secretIdList(aws.text("db")).filters(own(aws))));
  }

  private static void batchSizeWithoutFilters(Session aws) {
    aws.ask(
        "get a value",
        PRIMARY,
        client -> client.batchGetSecretValue(r -> r.secretIdList(aws.text("db")).maxResults(5)));
  }

  private static void batchWithErrors(Session aws) {
    String db = aws.name("db");
    String dropped = aws.name("dropped");
    String empty = aws.name("empty");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.given("create another", PRIMARY, createSecret(dropped, "one"));
    aws.given("delete the other", PRIMARY, delete(dropped));
    aws.given(
        "create one without a value", PRIMARY, client -> client.createSecret(r -> r.name(empty)));
    aws.ask(
        "get all values",
        PRIMARY,
        get(aws.text("missing"), dropped, empty, aws.text("with spaces in it"), db),
        "Errors",
        "*.Name");
  }

  private static void batchByFiltersWithAnError(Session aws) {
    String empty = aws.name("empty");
    Function<SecretsManagerClient, BatchGetSecretValueResponse> getAll =
        client -> client.batchGetSecretValue(r -> r.filters(own(aws)));
    aws.given(
        "create one without a value", PRIMARY, client -> client.createSecret(r -> r.name(empty)));
    Listings.awaitListed(aws, 1);
    aws.await(PRIMARY, getAll, answer -> !answer.errors().isEmpty());
    aws.ask("get all values", PRIMARY, getAll);
  }
}
