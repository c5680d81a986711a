package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.KmsAuthorization;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.KmsKeyId;
import io.github.fakesecretsmanager.internal.account.RegionalStore;
import io.github.fakesecretsmanager.internal.account.SecretId;
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
import io.github.fakesecretsmanager.internal.operation.NamedSecrets;
import io.github.fakesecretsmanager.internal.operation.Operation;
import io.github.fakesecretsmanager.internal.operation.RequiredPermission;
import io.github.fakesecretsmanager.internal.operation.RequiredPermission.AllSecrets;
import io.github.fakesecretsmanager.internal.operation.RequiredPermission.ExistingSecret;
import io.github.fakesecretsmanager.internal.operation.RequiredPermission.NewSecret;
import io.github.fakesecretsmanager.internal.operation.RequiredPermission.PassedArn;
import io.github.fakesecretsmanager.internal.operation.RequiredPermission.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rights that policies give a caller: to make a call, and to use the keys that the call needs.
 *
 * <p>Each call has its own instance. A replication that the call starts keeps it. Guarded by the
 * service's lock.
 */
final class Authorization implements KmsAuthorization {

  private static final Map<String, List<String>> PASSED =
      Map.of("iam:PassedToService", List.of("secretsmanager.amazonaws.com"));

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
   * Requires that the caller may make a call.
   *
   * @throws SecretsManagerError ValidationException if the call names a secret as none can be
   *     named; AccessDeniedException with AWS's sentence if the caller may not make it
   */
  <Q extends Record> void require(Operation<Q, ?> operation, Q request) {
    Optional<SecretId> named = NamedSecrets.find(request);
    if (named.isPresent()) {
      named.get().requireValid();
    }
    // The administrator may do everything in its account. Policies decide about other accounts.
    if (caller.isAdministrator()
        && (named.isEmpty() || !named.get().isOfOtherAccount(principals.accountId()))) {
      return;
    }
    List<RequiredPermission> needed = operation.requiredPermissions(request);
    needed.forEach(permission -> requireValidNewName(permission.resource()));
    Map<String, List<String>> context = ConditionKeyValues.of(request);
    context.getOrDefault("secretsmanager:KmsKeyId", List.of()).stream()
        .flatMap(id -> store.kmsKeys().find(id).stream())
        .forEach(key -> context.put("secretsmanager:KmsKeyArn", List.of(key.arn())));
    needed.forEach(permission -> require(permission, context));
    if (!isOfOwnAccount()) {
      needed.forEach(permission -> requireReachable(permission.resource(), operation, request));
    }
  }

  private static void requireValidNewName(Resource resource) {
    if (resource instanceof NewSecret created) {
      // A name that looks like an ARN is refused later, because AWS checks permissions first.
      SecretId.of(created.name()).requireValid();
    }
  }

  private void require(RequiredPermission needed, Map<String, List<String>> context) {
    String action = needed.action();
    if (needed.resource() instanceof ExistingSecret existing) {
      require(onSecret(action, existing.id(), context));
    } else if (needed.resource() instanceof NewSecret created) {
      String arn = arnOfNew(created.name()).toString();
      require(request(action, arn, created.name(), context), Optional.empty());
    } else if (needed.resource() instanceof PassedArn passed) {
      require(request(action, passed.arn(), passed.arn(), PASSED), Optional.empty());
    } else {
      require(request(action, "*", "", context), Optional.empty());
    }
  }

  /**
   * Requires a resource that a caller of another account can reach: a secret of this account, by
   * its ARN.
   */
  private <Q extends Record> void requireReachable(
      Resource resource, Operation<Q, ?> operation, Q request) {
    if (resource instanceof NewSecret || resource instanceof AllSecrets) {
      throw new NotSimulatedException(
          """
          %s by <%s> is about the secrets of the caller's own account, which \
          fake-secrets-manager does not simulate: make a fake with that account's id"""
              .formatted(operation.name(), caller.callerArn()));
    }
    if (resource instanceof ExistingSecret existing) {
      Secret secret = find(existing.id()).orElseThrow(SecretsManagerError::secretNotFound);
      requireCustomerKey(secret, operation.usesValue(request));
    }
  }

  private static void requireCustomerKey(Secret secret, boolean needsKey) {
    if (needsKey && KmsKeyId.of(secret.kmsKeyId()).isManaged()) {
      throw new SecretsManagerError(
          ErrorCode.INVALID_REQUEST,
          "You can't access a secret from a different AWS account if you encrypt the secret with"
              + " the default KMS service key.");
    }
  }

  private boolean isOfOwnAccount() {
    return caller.accountId().equals(principals.accountId());
  }

  private Optional<Secret> find(SecretId secretId) {
    return isOfOwnAccount() || secretId.arn().isPresent() ? store.find(secretId) : Optional.empty();
  }

  /** A request and the secret that it is about; empty if no such secret exists. */
  private record OnSecret(AccessRequest request, Optional<Secret> secret) {}

  private OnSecret onSecret(String action, SecretId secretId, Map<String, List<String>> context) {
    Optional<Secret> secret = find(secretId);
    if (secret.isEmpty()) {
      String resource = secretId.arn().orElseGet(() -> arnOfNew(secretId.text())).toString();
      return new OnSecret(request(action, resource, secretId.text(), context), Optional.empty());
    }
    Map<String, List<String>> all = new HashMap<>(context);
    all.putAll(ConditionKeyValues.of(secret.get()));
    String arn = secret.get().arn().toString();
    return new OnSecret(request(action, arn, secretId.text(), all), secret);
  }

  /**
   * Returns the ARN of a secret whose suffix is not known. Only a policy's wildcards match the
   * suffix.
   */
  private SecretArn arnOfNew(String name) {
    return new SecretArn(
        store.region().partition(), store.region().name(), caller.accountId(), name, "??????");
  }

  private AccessRequest request(
      String action, String resource, String shownAs, Map<String, List<String>> context) {
    Map<String, List<String>> all = principals.context(caller, store.region().name(), now);
    all.put("aws:ResourceAccount", List.of(accountOf(resource).orElse(principals.accountId())));
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
    return new Evaluation(
            caller,
            principals.attachedTo(caller),
            request,
            ownerOf(request),
            secret.flatMap(Authorization::resourcePolicy))
        .decide();
  }

  /** Returns the account in a secret's ARN; for other resources, the caller's own account. */
  private String ownerOf(AccessRequest request) {
    return accountOf(request.resource()).orElse(caller.accountId());
  }

  private static Optional<String> accountOf(String resource) {
    return SecretArn.parse(resource).map(SecretArn::accountId);
  }

  /** Decides whether the caller may perform an action on a resource, without a call. */
  Decision decide(String action, String resource) {
    Optional<KmsKey> key =
        action.startsWith("kms:") ? store.kmsKeys().find(resource) : Optional.empty();
    if (key.isPresent()) {
      String region = store.region().name();
      return decideKey(
          key.get(), request(action, key.get().arn(), resource, kmsContext(key.get(), region)));
    }
    SecretId id = SecretId.of(resource);
    return id.arn().isPresent()
        ? decideOn(onSecret(action, id, Map.of()))
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
          "fake-secrets-manager can't evaluate %s: %s".formatted(name, e.getMessage()), e);
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
    if (decision.lacksPolicy()) {
      missing.add(caller, request);
    }
    return decision.isAllowed();
  }

  private Decision decideKey(KmsKey key, AccessRequest request) {
    Evaluation evaluation =
        new Evaluation(
            caller,
            principals.attachedTo(caller),
            request,
            principals.accountId(),
            key.policy().map(text -> parse("the policy of " + key.arn(), Policy.Kind.KEY, text)));
    return key.isAwsManaged() ? evaluation.decideManagedKey() : evaluation.decideKey();
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
    context.put("kms:MultiRegion", List.of(String.valueOf(key.isMultiRegion())));
    if (key.isMultiRegion()) {
      context.put("kms:MultiRegionKeyType", List.of(key.isReplica() ? "REPLICA" : "PRIMARY"));
    }
    return context;
  }
}
