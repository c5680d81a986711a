package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.operation.ReplicaRegionType;
import io.github.fakesecretsmanager.internal.operation.Tag;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of Secrets Manager's condition keys off a request and a secret.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html">Actions,
 *     resources, and condition keys for AWS Secrets Manager</a>
 */
final class ConditionKeyValues {

  private static final Map<String, String> KEYS_BY_MEMBER =
      Map.ofEntries(
          Map.entry("blockPublicPolicy", "BlockPublicPolicy"),
          Map.entry("description", "Description"),
          Map.entry("externalSecretRotationRoleArn", "ExternalSecretRotationRoleArn"),
          Map.entry("forceDeleteWithoutRecovery", "ForceDeleteWithoutRecovery"),
          Map.entry("forceOverwriteReplicaSecret", "ForceOverwriteReplicaSecret"),
          Map.entry("kmsKeyId", "KmsKeyId"),
          Map.entry("name", "Name"),
          Map.entry("recoveryWindowInDays", "RecoveryWindowInDays"),
          Map.entry("rotateImmediately", "RotateImmediately"),
          Map.entry("rotationLambdaArn", "RotationLambdaARN"),
          Map.entry("type", "Type"),
          Map.entry("versionId", "VersionId"),
          Map.entry("versionStage", "VersionStage"));

  private ConditionKeyValues() {}

  /** Returns the values by key of what a request says. */
  static Map<String, List<String>> of(Record request) {
    Map<String, List<String>> context = new HashMap<>();
    for (RecordComponent component : request.getClass().getRecordComponents()) {
      Object value = member(request, component.getName());
      String key = KEYS_BY_MEMBER.get(component.getName());
      if (value != null && key != null) {
        context.put("secretsmanager:" + key, List.of(value.toString()));
      } else if (value instanceof List<?> elements) {
        addList(component.getName(), elements, context);
      }
    }
    if (member(request, "rotationRules") != null) {
      context.put("secretsmanager:ModifyRotationRules", List.of("true"));
    }
    return context;
  }

  private static void addList(String member, List<?> elements, Map<String, List<String>> context) {
    switch (member) {
      case "addReplicaRegions" ->
          context.put(
              "secretsmanager:AddReplicaRegions",
              elements.stream()
                  .map(each -> ((ReplicaRegionType) each).region())
                  .filter(Objects::nonNull)
                  .toList());
      case "tags" -> addTags(elements, context);
      case "tagKeys" ->
          context.put("aws:TagKeys", elements.stream().map(Object::toString).toList());
      default -> {
        // No condition key looks at it.
      }
    }
  }

  private static void addTags(List<?> tags, Map<String, List<String>> context) {
    List<Tag> keyed = tags.stream().map(Tag.class::cast).filter(tag -> tag.key() != null).toList();
    context.put("aws:TagKeys", keyed.stream().map(tag -> "" + tag.key()).toList());
    keyed.forEach(
        tag ->
            context.put(
                "aws:RequestTag/" + tag.key(), List.of(tag.value() == null ? "" : tag.value())));
  }

  /** Returns the values by key of what a secret is. */
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

  /** Returns a member of a request; null when it is left out, or the request has none of it. */
  static @Nullable Object member(Record request, String name) {
    for (RecordComponent component : request.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        try {
          return component.getAccessor().invoke(request);
        } catch (ReflectiveOperationException e) {
          throw new AssertionError("the records of the API are public", e);
        }
      }
    }
    return null;
  }
}
