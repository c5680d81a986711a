package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.KmsAuthorization;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.RegionalStore;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.iam.AccessRequest;
import io.github.fakesecretsmanager.internal.iam.Decision;
import io.github.fakesecretsmanager.internal.iam.Evaluation;
import io.github.fakesecretsmanager.internal.iam.MissingPermissions;
import io.github.fakesecretsmanager.internal.iam.Policy;
import io.github.fakesecretsmanager.internal.iam.PolicyFormatException;
import io.github.fakesecretsmanager.internal.iam.PolicyParser;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.operation.CallContext;
import io.github.fakesecretsmanager.internal.operation.SecretAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a caller to its policies: whether it may make a call, and use the keys that this needs.
 *
 * <p>Made for a call; replication that the call starts keeps it. Guarded by the service's lock.
 */
final class Authorization implements SecretAccess, KmsAuthorization {

  private static final String GET_SECRET_VALUE = "secretsmanager:GetSecretValue";

  /** Operations on what the caller's own account has, which is another's here. */
  private static final Set<String> OF_OWN_ACCOUNT = Set.of("CreateSecret", "ListSecrets");

  /** Operations that read or write a value, and so need the key. */
  private static final Set<String> OF_VALUES =
      Set.of("GetSecretValue", "PutSecretValue", "UpdateSecret");

  private final PrincipalRegistry principals;
  private final Principal caller;
  private final RegionalStore store;
  private final Instant now;
  private final MissingPermissions missing;

  Authorization(
      PrincipalRegistry principals,
      Principal caller,
      RegionalStore store,
      Instant now,
      MissingPermissions missing) {
    this.principals = principals;
    this.caller = caller;
    this.store = store;
    this.now = now;
    this.missing = missing;
  }

  /**
   * Accepts a call or refuses it.
   *
   * @throws SecretsManagerError AccessDeniedException with AWS's sentence
   */
  void require(String operation, Record request) {
    if (caller.isAdministrator()) {
      return;
    }
    requireValidName(request);
    Map<String, List<String>> context = ConditionKeyValues.of(request);
    List<String> keys = context.getOrDefault("secretsmanager:KmsKeyId", List.of());
    keys.stream()
        .flatMap(id -> store.kmsKeys().find(id).stream())
        .forEach(key -> context.put("secretsmanager:KmsKeyArn", List.of(key.arn())));
    Object secretId = ConditionKeyValues.member(request, "secretId");
    Object newName =
        operation.equals("CreateSecret") ? ConditionKeyValues.member(request, "name") : null;
    for (String action : actions(operation, request)) {
      if (secretId != null) {
        require(onSecret("secretsmanager:" + action, secretId.toString(), context));
      } else if (newName != null) {
        require(onNewSecret("secretsmanager:" + action, newName.toString(), context));
      } else {
        require(request("secretsmanager:" + action, "*", "", context), Optional.empty());
      }
    }
    requirePassing(request, "externalSecretRotationRoleArn", "iam:PassRole");
    requirePassing(request, "rotationLambdaArn", "lambda:InvokeFunction");
    requireAccount(operation, request, secretId == null ? null : secretId.toString());
  }

  /** A name that there can't be is refused before anybody asks who may use it. */
  private static void requireValidName(Record request) {
    for (String member : List.of("secretId", "name")) {
      Object name = ConditionKeyValues.member(request, member);
      if (name != null && SecretArn.parse(name.toString()).isEmpty()) {
        CallContext.requireValidName(name.toString());
      }
    }
  }

  private static List<String> actions(String operation, Record request) {
    List<String> actions = new ArrayList<>(List.of(operation));
    if (operation.equals("CreateSecret")) {
      if (ConditionKeyValues.member(request, "addReplicaRegions") != null) {
        actions.add("ReplicateSecretToRegions");
      }
      if (ConditionKeyValues.member(request, "tags") instanceof List<?> tags && !tags.isEmpty()) {
        actions.add("TagResource");
      }
    } else if (operation.equals("ValidateResourcePolicy")) {
      actions.add("PutResourcePolicy");
    } else if (operation.equals("BatchGetSecretValue")
        && ConditionKeyValues.member(request, "filters") != null) {
      actions.add("ListSecrets");
    }
    return actions;
  }

  private void requirePassing(Record request, String member, String action) {
    Object arn = ConditionKeyValues.member(request, member);
    if (arn != null && !arn.toString().isEmpty()) {
      Map<String, List<String>> context =
          Map.of("iam:PassedToService", List.of("secretsmanager.amazonaws.com"));
      require(request(action, arn.toString(), arn.toString(), context), Optional.empty());
    }
  }

  /** A caller of another account reaches secrets of this one by their ARN only. */
  private void requireAccount(String operation, Record request, @Nullable String secretId) {
    if (isOfOwnAccount()) {
      return;
    }
    boolean isListing =
        OF_OWN_ACCOUNT.contains(operation) || ConditionKeyValues.member(request, "filters") != null;
    if (isListing) {
      throw new NotSimulatedException(
          operation
              + " by "
              + caller.callerArn()
              + " is about the secrets of its own account, which fake-secrets-manager does not"
              + " simulate; make a fake with that account's id for it");
    }
    if (secretId != null) {
      Secret secret = find(secretId).orElseThrow(SecretsManagerError::secretNotFound);
      boolean needsKey =
          OF_VALUES.contains(operation)
              && (!operation.equals("UpdateSecret")
                  || ConditionKeyValues.member(request, "secretString") != null
                  || ConditionKeyValues.member(request, "secretBinary") != null);
      requireCustomerKey(secret, needsKey);
    }
  }

  private static void requireCustomerKey(Secret secret, boolean needsKey) {
    if (needsKey && secret.kmsKeyId().equals(KmsKey.MANAGED_ALIAS)) {
      throw new SecretsManagerError(
          ErrorCode.INVALID_REQUEST,
          "You can't access a secret from a different AWS account if you encrypt the secret with"
              + " the default KMS service key.");
    }
  }

  private boolean isOfOwnAccount() {
    return caller.accountId().equals(principals.accountId());
  }

  @Override
  public void requireGetSecretValue(String secretId) {
    if (caller.isAdministrator()) {
      return;
    }
    require(onSecret(GET_SECRET_VALUE, secretId, Map.of()));
    if (!isOfOwnAccount()) {
      requireCustomerKey(find(secretId).orElseThrow(SecretsManagerError::secretNotFound), true);
    }
  }

  private Optional<Secret> find(String secretId) {
    return isOfOwnAccount() || SecretArn.parse(secretId).isPresent()
        ? store.find(secretId)
        : Optional.empty();
  }

  /** A request, and the secret that it is about, if there is one. */
  private record OnSecret(AccessRequest request, Optional<Secret> secret) {}

  private OnSecret onSecret(String action, String secretId, Map<String, List<String>> context) {
    Optional<Secret> secret = find(secretId);
    if (secret.isEmpty()) {
      String resource =
          SecretArn.parse(secretId).isPresent() ? secretId : arnOfNew(secretId).toString();
      return new OnSecret(request(action, resource, secretId, context), Optional.empty());
    }
    Map<String, List<String>> all = new HashMap<>(context);
    all.putAll(ConditionKeyValues.of(secret.get()));
    String arn = secret.get().arn().toString();
    return new OnSecret(request(action, arn, arn, all), secret);
  }

  private OnSecret onNewSecret(String action, String name, Map<String, List<String>> context) {
    return new OnSecret(
        request(action, arnOfNew(name).toString(), name, context), Optional.empty());
  }

  /** Returns the ARN of a secret whose suffix nobody knows yet; a policy's wildcards match it. */
  private SecretArn arnOfNew(String name) {
    return new SecretArn(
        store.region().partition(), store.region().name(), caller.accountId(), name, "??????");
  }

  private AccessRequest request(
      String action, String resource, String shownAs, Map<String, List<String>> context) {
    Map<String, List<String>> all = principals.context(caller, store.region().name(), now);
    all.put("aws:ResourceAccount", List.of(principals.accountId()));
    all.putAll(context);
    return new AccessRequest(action, resource, shownAs, all);
  }

  private void require(OnSecret on) {
    require(on.request(), on.secret());
  }

  private void require(AccessRequest request, Optional<Secret> secret) {
    Decision decision = decide(request, secret);
    if (decision.isAllowed()) {
      return;
    }
    if (decision.lacksPolicy()) {
      missing.add(caller, request);
    }
    throw new SecretsManagerError(
        ErrorCode.ACCESS_DENIED,
        "User: "
            + caller.callerArn()
            + " is not authorized to perform: "
            + request.action()
            + (request.shownAs().isEmpty() ? "" : " on resource: " + request.shownAs())
            + " "
            + decision.reason());
  }

  private Decision decide(AccessRequest request, Optional<Secret> secret) {
    return Evaluation.decide(
        caller,
        principals.permissions(caller),
        request,
        ownerOf(request),
        secret.flatMap(Authorization::resourcePolicy));
  }

  /** What is not of another account by its ARN is of the caller's own. */
  private String ownerOf(AccessRequest request) {
    return SecretArn.parse(request.resource()).map(SecretArn::accountId).orElse(caller.accountId());
  }

  /** Decides an action on a resource as a question, not as a call. */
  Decision decide(String action, String resource) {
    Optional<KmsKey> key =
        action.startsWith("kms:") ? store.kmsKeys().find(resource) : Optional.empty();
    if (key.isPresent()) {
      String region = store.region().name();
      return decideKey(
          key.get(), request(action, key.get().arn(), resource, kmsContext(key.get(), region)));
    }
    return SecretArn.parse(resource).isPresent()
        ? decideOn(onSecret(action, resource, Map.of()))
        : decide(request(action, resource, resource, Map.of()), Optional.empty());
  }

  private Decision decideOn(OnSecret on) {
    return decide(on.request(), on.secret());
  }

  private static Optional<Policy> resourcePolicy(Secret secret) {
    String name = "the resource policy of " + secret.name();
    return secret.resourcePolicy().map(text -> parse(name, Policy.Kind.RESOURCE, text));
  }

  private static Policy parse(String name, Policy.Kind kind, String text) {
    try {
      return PolicyParser.parse(name, kind, text);
    } catch (PolicyFormatException e) {
      throw new NotSimulatedException(
          name + " can't be evaluated by fake-secrets-manager: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean permits(KmsKey key, String region, KmsPermission permission, SecretArn secret) {
    if (caller.isAdministrator() && key.policy().isEmpty()) {
      return true;
    }
    Map<String, List<String>> context = kmsContext(key, region);
    context.put("kms:EncryptionContext:SecretARN", List.of(secret.toString()));
    AccessRequest request = request(permission.action(), key.arn(), key.arn(), context);
    Decision decision = decideKey(key, request);
    if (decision.lacksPolicy() && !caller.isAdministrator()) {
      missing.add(caller, request);
    }
    return decision.isAllowed();
  }

  private Decision decideKey(KmsKey key, AccessRequest request) {
    return Evaluation.decideKey(
        caller,
        principals.permissions(caller),
        request,
        principals.accountId(),
        key.policy().map(text -> parse("the policy of " + key.arn(), Policy.Kind.KEY, text)),
        key.isAwsManaged());
  }

  private Map<String, List<String>> kmsContext(KmsKey key, String region) {
    Map<String, List<String>> context = new HashMap<>();
    context.put("aws:RequestedRegion", List.of(region));
    context.put("aws:ViaAWSService", List.of("true"));
    for (String calledVia : List.of("aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast")) {
      context.put(calledVia, List.of("secretsmanager.amazonaws.com"));
    }
    context.put("kms:CallerAccount", List.of(caller.accountId()));
    context.put("kms:ViaService", List.of("secretsmanager." + region + ".amazonaws.com"));
    context.put("kms:EncryptionContextKeys", List.of("SecretARN", "SecretVersionId"));
    key.alias().ifPresent(alias -> context.put("kms:ResourceAliases", List.of(alias)));
    return context;
  }
}
