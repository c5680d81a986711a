package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.ReplicatedMetadata;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretValue.Binary;
import io.github.fakesecretsmanager.domain.SecretValue.Text;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.domain.Tags;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.KmsKeyId;
import io.github.fakesecretsmanager.internal.account.ReplicaTarget;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.account.Transfer;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operation that creates a secret, with a first version if a value is given, and starts its
 * replication.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html">CreateSecret</a>
 */
public final class CreateSecret implements Operation<CreateSecret.Request, CreateSecret.Response> {

  public record Request(
      @Required @Length(min = 1, max = 512) @ConditionKey("secretsmanager:Name") String name,
      @Nullable @Length(min = 32, max = 64) String clientRequestToken,
      @Nullable @Length(max = 2048) @ConditionKey("secretsmanager:Description") String description,
      @Nullable @Length(max = 2048) @ConditionKey("secretsmanager:KmsKeyId") String kmsKeyId,
      @Nullable @Length(min = 1, max = 65536) Binary secretBinary,
      @Nullable @Length(min = 1, max = 65536) Text secretString,
      @Nullable @ConditionKey("aws:TagKeys") List<Tag> tags,
      @Nullable @Items(min = 1) @ConditionKey("secretsmanager:AddReplicaRegions")
          List<ReplicaRegionType> addReplicaRegions,
      @Nullable @ConditionKey("secretsmanager:ForceOverwriteReplicaSecret")
          Boolean forceOverwriteReplicaSecret,
      @Nullable @Length(max = 256) @ConditionKey("secretsmanager:Type") String type) {

    /** Returns a request for a text value and its replicas, without anything else. */
    public static Request of(
        String name, String clientRequestToken, Text secretString, List<String> replicaRegions) {
      return new Request(
          name,
          clientRequestToken,
          null,
          null,
          null,
          secretString,
          null,
          replicaRegions.isEmpty()
              ? null
              : replicaRegions.stream().map(region -> new ReplicaRegionType(region, null)).toList(),
          null,
          null);
    }
  }

  public record Response(
      @WireName("ARN") String arn,
      String name,
      @Nullable String versionId,
      @Nullable List<ReplicationStatusType> replicationStatus) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.CREATION;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    List<RequiredPermission> needed = new ArrayList<>();
    needed.add(RequiredPermission.onNewSecret(this, request.name()));
    if (request.addReplicaRegions() != null) {
      needed.add(RequiredPermission.onNewSecret(new ReplicateSecretToRegions(), request.name()));
    }
    if (request.tags() != null && !request.tags().isEmpty()) {
      needed.add(RequiredPermission.onNewSecret(new TagResource(), request.name()));
    }
    return needed;
  }

  @Override
  public boolean usesValue(Request request) {
    return request.secretString() != null || request.secretBinary() != null;
  }

  @Override
  public Response execute(CallContext call, Request request) {
    SecretId.requireValidName(request.name());
    String token = CallContext.requireToken(request.clientRequestToken());
    Optional<NewVersion> version =
        NewVersion.of(call, token, request.secretString(), request.secretBinary());
    List<ReplicaTarget> targets =
        request.addReplicaRegions() == null
            ? List.of()
            : ReplicaRegionType.targets(call, request.addReplicaRegions());
    Optional<Secret> sameName = call.region().findByName(request.name());
    if (sameName.isPresent()) {
      return repeat(sameName.get(), version);
    }
    call.account().deletion().requireFree(call.region().region(), request.name());
    Secret created = newSecret(call, request);
    if (version.isPresent()) {
      created = version.get().addTo(created, Set.of(StagingLabel.AWSCURRENT));
    }
    if (targets.isEmpty()) {
      call.account().save(created);
    } else {
      Transfer transfer = Transfer.ofAll(request.forceOverwriteReplicaSecret());
      created =
          call.account().replication().start(created, targets, transfer, call.kmsAuthorization());
    }
    return response(created, version.isPresent() ? token : null);
  }

  /** Returns the answer of the call that this one repeats; refuses any other call for the name. */
  private static Response repeat(Secret existing, Optional<NewVersion> version) {
    if (existing.isScheduledForDeletion()) {
      throw SecretsManagerError.nameScheduledForDeletion();
    }
    SecretVersion same =
        version
            .flatMap(made -> made.madeBefore(existing))
            .orElseThrow(() -> SecretsManagerError.secretExists(existing.name()));
    return response(existing, same.id());
  }

  private static Secret newSecret(CallContext call, Request request) {
    ReplicatedMetadata metadata =
        ReplicatedMetadata.NONE
            .withDescription(request.description() == null ? "" : request.description())
            .withTags(request.tags() == null ? Tags.NONE : Tag.add(Tags.NONE, request.tags()));
    if (request.type() != null) {
      metadata = metadata.withType(request.type());
    }
    Optional<KmsKeyId> given = KmsKeyId.given(request.kmsKeyId());
    SecretArn arn = call.account().newSecretArn(call.region().region(), request.name());
    // AWS tries the key even if it has nothing to encrypt yet.
    KmsKey key = call.kmsKeys().requireGiven(given.orElse(KmsKeyId.MANAGED), arn);
    Optional<String> shown =
        given.isPresent() ? Optional.of(key.shownAs(given.get()).text()) : Optional.empty();
    return Secret.create(arn, metadata, shown, call.now());
  }

  private static Response response(Secret secret, @Nullable String versionId) {
    return new Response(
        secret.arn().toString(),
        secret.name(),
        versionId,
        secret.replicas().isEmpty() ? null : ReplicationStatusType.list(secret.replicas()));
  }
}
