package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;

import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SortOrderType;

/** Calls of ListSecrets that list only the secrets of a session. */
final class Listings {

  private Listings() {}

  static Filter filter(String key, String... values) {
    return Filter.builder().key(key).values(values).build();
  }

  /** Returns the filter for the secrets of a session. */
  static Filter own(Session aws) {
    return filter("name", aws.text(""));
  }

  /** Lists a session's secrets that meet filters, the oldest first. */
  static Function<SecretsManagerClient, ListSecretsResponse> list(Session aws, Filter... filters) {
    List<Filter> all = Stream.concat(Stream.of(own(aws)), Stream.of(filters)).toList();
    return client -> client.listSecrets(r -> r.filters(all).sortOrder(SortOrderType.ASC));
  }

  /** Waits until as many of a session's secrets are listed as given. */
  static void awaitListed(Session aws, int count) {
    aws.await(PRIMARY, list(aws), answer -> answer.secretList().size() == count);
  }

  /** Asks for the names of a session's secrets that meet filters; at least one does. */
  static void askNames(Session aws, String step, Filter... filters) {
    aws.ask(step, PRIMARY, list(aws, filters), "*.Name");
  }

  /** Asks for a session's secrets that meet filters; none should. */
  static void askNone(Session aws, String step, Filter... filters) {
    aws.ask(step, PRIMARY, list(aws, filters), "SecretList");
  }
}
