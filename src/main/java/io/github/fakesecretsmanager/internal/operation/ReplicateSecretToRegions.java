package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.ReplicaTarget;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.Transfer;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.Recorded;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operation that replicates a secret to other Regions.
 *
 * <p>It checks only the request and the primary. A failure in a Region shows in the status of its
 * replica, never as an error of the call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicateSecretToRegions.html">ReplicateSecretToRegions</a>
 */
final class ReplicateSecretToRegions
    implements Operation<ReplicateSecretToRegions.Request, ReplicateSecretToRegions.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Required @Items(min = 1) @ConditionKey("secretsmanager:AddReplicaRegions")
          List<ReplicaRegionType> addReplicaRegions,
      @Nullable @ConditionKey("secretsmanager:ForceOverwriteReplicaSecret")
          Boolean forceOverwriteReplicaSecret) {}

  record Response(
      @WireName("ARN") String arn, @Recorded List<ReplicationStatusType> replicationStatus) {}

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
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireWritable(request.secretId());
    List<ReplicaTarget> targets = ReplicaRegionType.targets(call, request.addReplicaRegions());
    Transfer transfer = Transfer.ofAll(request.forceOverwriteReplicaSecret());
    Secret primary =
        call.account().replication().start(secret, targets, transfer, call.kmsAuthorization());
    return new Response(primary.arn().toString(), ReplicationStatusType.list(primary.replicas()));
  }
}
