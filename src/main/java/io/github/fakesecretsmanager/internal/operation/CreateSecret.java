package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.KmsPermission;
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
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.account.Transfer;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates a secret, with a first version when a value is given, and starts its replication.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html">CreateSecret</a>
 */
public final class CreateSecret implements Operation<CreateSecret.Request, CreateSecret.Response> {

  public record Request(
      @Required @Length(min = 1, max = 512) String name,
      @Nullable @Length(min = 32, max = 64) String clientRequestToken,
      @Nullable @Length(max = 2048) String description,
      @Nullable @Length(max = 2048) String kmsKeyId,
      @Nullable @Length(min = 1, max = 65536) Binary secretBinary,
      @Nullable @Length(min = 1, max = 65536) Text secretString,
      @Nullable List<Tag> tags,
      @Nullable @Items(min = 1) List<ReplicaRegionType> addReplicaRegions,
      @Nullable Boolean forceOverwriteReplicaSecret,
      @Nullable @Length(max = 256) String type) {}

  public record Response(
      @WireName("ARN") String arn,
      String name,
      @Nullable String versionId,
      @Nullable List<ReplicationStatusType> replicationStatus) {}

  @Override
  public Response execute(CallContext call, Request request) {
    String token = CallContext.requireToken(request.clientRequestToken());
    CallContext.requireValidName(request.name());
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
    return response(created, version.map(NewVersion::token));
  }

  /** Answers as before when the very same call was made before. */
  private static Response repeat(Secret existing, Optional<NewVersion> version) {
    if (existing.isScheduledForDeletion()) {
      throw SecretsManagerError.nameScheduledForDeletion();
    }
    SecretVersion same =
        version
            .flatMap(made -> made.madeBefore(existing))
            .orElseThrow(() -> SecretsManagerError.secretExists(existing.name()));
    return response(existing, Optional.of(same.id()));
  }

  private static Secret newSecret(CallContext call, Request request) {
    ReplicatedMetadata metadata =
        ReplicatedMetadata.NONE
            .withDescription(request.description() == null ? "" : request.description())
            .withTags(request.tags() == null ? Tags.NONE : Tag.add(Tags.NONE, request.tags()));
    if (request.type() != null) {
      metadata = metadata.withType(request.type());
    }
    KmsKeyId keyId = KmsKeyId.of(request.kmsKeyId());
    SecretArn arn = call.account().newSecretArn(call.region().region(), request.name());
    // AWS tries the key out even when there is nothing to encrypt yet.
    KmsKey key =
        call.kmsKeys()
            .requireForEncryption(
                keyId, arn, KmsPermission.GENERATE_DATA_KEY, KmsPermission.DECRYPT);
    return Secret.create(arn, metadata, key.shownAs(keyId).text(), call.now());
  }

  private static Response response(Secret secret, Optional<String> versionId) {
    return new Response(
        secret.arn().toString(),
        secret.name(),
        versionId.orElse(null),
        secret.replicas().isEmpty() ? null : ReplicationStatusType.list(secret.replicas()));
  }
}
