package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replicates a secret to other Regions.
 *
 * <p>Only the request and the primary are checked here. What goes wrong in a Region shows in the
 * status of its replica, never as an error of the call.
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

  record Response(@WireName("ARN") String arn, List<ReplicationStatusType> replicationStatus) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireWritable(request.secretId());
    Map<String, String> keysByRegion =
        ReplicaRegionType.keysByRegion(call, request.addReplicaRegions());
    boolean overwrite = Boolean.TRUE.equals(request.forceOverwriteReplicaSecret());
    Secret primary = call.account().replication().start(secret, keysByRegion, overwrite);
    return new Response(primary.arn().toString(), ReplicationStatusType.list(primary.replicas()));
  }
}
