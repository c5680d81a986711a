package io.github.fakesecretsmanager.contract;

import io.github.fakesecretsmanager.support.Calls;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/**
 * The calls of BatchGetSecretValue, for tests that must load with an SDK that lacks it. An SDK must
 * have all types of a test's methods, including lambda expressions.
 */
final class BatchCalls {

  private BatchCalls() {}

  /** Returns whether the SDK on the class path knows the operation. */
  static boolean areKnown() {
    return Calls.of("BatchGetSecretValue").isKnownToSdk();
  }

  static List<String> namesOf(SecretsManagerClient client, Filter... filters) {
    return client.batchGetSecretValue(r -> r.filters(filters)).secretValues().stream()
        .map(SecretValueEntry::name)
        .toList();
  }

  static List<String> namesOf(SecretsManagerClient client, String... ids) {
    return client.batchGetSecretValue(r -> r.secretIdList(ids)).secretValues().stream()
        .map(SecretValueEntry::name)
        .toList();
  }

  static List<String> errorsOf(SecretsManagerClient client, String... ids) {
    return client.batchGetSecretValue(r -> r.secretIdList(ids)).errors().stream()
        .map(APIErrorType::errorCode)
        .toList();
  }

  static void askForPageWithoutFilters(SecretsManagerClient client) {
    client.batchGetSecretValue(r -> r.maxResults(1));
  }

  static void askWithToken(SecretsManagerClient client, String token) {
    client.batchGetSecretValue(r -> r.secretIdList("db").nextToken(token));
  }
}
