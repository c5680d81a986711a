package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches.RefusedBy;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.Recorded;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;

/**
 * The operation that deletes the replicas of a secret in given Regions. It skips a Region without a
 * replica.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RemoveRegionsFromReplication.html">RemoveRegionsFromReplication</a>
 */
final class RemoveRegionsFromReplication
    implements Operation<
        RemoveRegionsFromReplication.Request, RemoveRegionsFromReplication.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Required @Items(min = 1)
          List<
                  @Length(min = 1, max = 128)
                  @Matches(value = ReplicaRegionType.PATTERN, refusedBy = RefusedBy.OPERATION)
                  String>
              removeReplicaRegions) {}

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
    request.removeReplicaRegions().forEach(ReplicaRegionType::requireName);
    Secret remaining = call.account().replication().remove(secret, request.removeReplicaRegions());
    return new Response(
        remaining.arn().toString(), ReplicationStatusType.list(remaining.replicas()));
  }
}
