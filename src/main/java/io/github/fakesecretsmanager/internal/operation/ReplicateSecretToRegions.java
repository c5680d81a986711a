package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.ReplicaTarget;
import io.github.fakesecretsmanager.internal.account.Transfer;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
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
public final class ReplicateSecretToRegions
    implements Operation<ReplicateSecretToRegions.Request, ReplicateSecretToRegions.Response> {

  public record Request(
      @Required @Length(min = 1, max = 2048) String secretId,
      @Required @Items(min = 1) List<ReplicaRegionType> addReplicaRegions,
      @Nullable Boolean forceOverwriteReplicaSecret) {}

  public record Response(
      @WireName("ARN") String arn, List<ReplicationStatusType> replicationStatus) {}

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
