package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.operation.ConditionKeyed;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of Secrets Manager's condition keys, read from a request or a secret.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html">Actions,
 *     resources, and condition keys for AWS Secrets Manager</a>
 */
final class ConditionKeyValues {

  private ConditionKeyValues() {}

  /** Returns the values that come from a request, by key. */
  static Map<String, List<String>> of(Record request) {
    Collected values = new Collected(new HashMap<>());
    Structure structure = Structure.of(request.getClass());
    for (Structure.Member member : structure.members()) {
      if (member.conditionKey() != null) {
        values.addAll(member.conditionKey(), structure.get(request, member));
      }
    }
    return values.byKey();
  }

  private record Collected(Map<String, List<String>> byKey) implements ConditionKeyed.Values {

    void addAll(String key, @Nullable Object value) {
      if (value instanceof List<?> elements) {
        elements.forEach(element -> addAll(key, element));
      } else if (value instanceof ConditionKeyed shape) {
        shape.giveValues(key, this);
      } else if (value != null) {
        add(key, value.toString());
      }
    }

    @Override
    public void add(String key, String value) {
      byKey.computeIfAbsent(key, ignored -> new ArrayList<>()).add(value);
    }

    @Override
    public void set(String key, String value) {
      byKey.put(key, List.of(value));
    }
  }

  /** Returns the values that come from a secret, by key. */
  static Map<String, List<String>> of(Secret secret) {
    Map<String, List<String>> context = new HashMap<>();
    context.put("secretsmanager:SecretId", List.of(secret.arn().toString()));
    secret
        .metadata()
        .type()
        .ifPresent(type -> context.put("secretsmanager:resource/Type", List.of(type)));
    secret
        .rotation()
        .lambdaArn()
        .ifPresent(
            arn -> context.put("secretsmanager:resource/AllowRotationLambdaArn", List.of(arn)));
    secret
        .primaryRegion()
        .ifPresent(region -> context.put("secretsmanager:SecretPrimaryRegion", List.of(region)));
    secret
        .tags()
        .forEach(
            (key, value) -> {
              context.put("aws:ResourceTag/" + key, List.of(value));
              context.put("secretsmanager:ResourceTag/" + key, List.of(value));
            });
    return context;
  }
}
