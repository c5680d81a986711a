package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.ReplicatedMetadata;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue.Binary;
import io.github.fakesecretsmanager.domain.SecretValue.Text;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.KmsKeyId;
import io.github.fakesecretsmanager.internal.account.KmsUse;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operation that changes a secret's description, key, type or value; for a replica, only its
 * key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html">UpdateSecret</a>
 */
final class UpdateSecret implements Operation<UpdateSecret.Request, UpdateSecret.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Nullable @Length(min = 32, max = 64) String clientRequestToken,
      @Nullable @Length(max = 2048) @ConditionKey("secretsmanager:Description") String description,
      @Nullable @Length(max = 2048) @ConditionKey("secretsmanager:KmsKeyId") String kmsKeyId,
      @Nullable @Length(min = 1, max = 65536) Binary secretBinary,
      @Nullable @Length(min = 1, max = 65536) Text secretString,
      @Nullable @Length(max = 256) @ConditionKey("secretsmanager:Type") String type) {

    private boolean changesMoreThanTheValue() {
      return description != null || kmsKeyId != null || type != null;
    }

    private boolean changesWhatReplicates() {
      return description != null || secretBinary != null || secretString != null || type != null;
    }
  }

  record Response(@WireName("ARN") String arn, String name, @Nullable String versionId) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.CHANGES;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public boolean usesValue(Request request) {
    return request.secretString() != null || request.secretBinary() != null;
  }

  @Override
  public Response execute(CallContext call, Request request) {
    String token = CallContext.requireToken(request.clientRequestToken());
    Optional<NewVersion> version =
        NewVersion.of(call, token, request.secretString(), request.secretBinary());
    Secret secret = call.requireActive(request.secretId());
    if (request.changesWhatReplicates() || secret.owningService().isPresent()) {
      call.requireWritable(secret);
    }
    Optional<NewVersion> added = version.filter(made -> made.madeBefore(secret).isEmpty());
    if (added.isPresent() || request.changesMoreThanTheValue()) {
      Secret changed = changed(call, request, secret, added);
      save(call, request, changed);
      added.ifPresent(stored -> stored.stored(secret, changed));
    }
    return new Response(
        secret.arn().toString(), secret.name(), version.map(NewVersion::token).orElse(null));
  }

  private static Secret changed(
      CallContext call, Request request, Secret secret, Optional<NewVersion> version) {
    Secret changed = secret.withMetadata(metadata(secret, request), call.now());
    if (request.kmsKeyId() != null) {
      changed = withKey(call, changed, KmsKeyId.given(request.kmsKeyId()));
    }
    return version.isPresent()
        ? version.get().addTo(changed, Set.of(StagingLabel.AWSCURRENT))
        : changed;
  }

  private static ReplicatedMetadata metadata(Secret secret, Request request) {
    ReplicatedMetadata metadata = secret.metadata();
    if (request.description() != null) {
      metadata = metadata.withDescription(request.description());
    }
    if (request.type() != null) {
      metadata = metadata.withType(request.type());
    }
    return metadata;
  }

  private static void save(CallContext call, Request request, Secret changed) {
    if (request.changesWhatReplicates()) {
      call.saveAndReplicate(changed);
    } else {
      call.account().save(changed);
      if (changed.isReplica()) {
        call.account().replication().replicaKeyChanged(changed);
      }
    }
  }

  private static Secret withKey(CallContext call, Secret secret, Optional<KmsKeyId> given) {
    KmsKeyId keyId = given.orElse(KmsKeyId.MANAGED);
    KmsUse keys = call.kmsKeys();
    KmsKey key = keys.requireGiven(keyId, secret.arn());
    // A replica always shows its key, even the default one.
    Optional<String> shown =
        given.isPresent() || secret.isReplica()
            ? Optional.of(key.shownAs(keyId).text())
            : Optional.empty();
    Secret changed = secret.withGivenKmsKeyId(shown, call.now());
    return changed.withVersions(keys.reencrypt(secret, key), call.now());
  }
}
