package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.ReplicationFailure.Reason;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.List;

/**
 * The failures of a replication, each with AWS's words and a cause that only the fake knows.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets_troubleshoot.html">Troubleshoot
 *     AWS Secrets Manager replication</a>
 */
final class ReplicationFailures {

  private static final String KMS_KEY_DISABLED_OR_NOT_FOUND =
      "The KMS key is disabled or not found";

  private static final String SCRIPTED = "the test told the fake to fail here";

  private ReplicationFailures() {}

  static ReplicationFailure nameExists(SecretArn existing) {
    return failure(
        Reason.SECRET_NAME_EXISTS,
        "Secret name %s already exists in region %s.".formatted(existing.name(), existing.region()),
        "the name is taken by %s: replicate with ForceOverwriteReplicaSecret to replace it"
            .formatted(existing));
  }

  static ReplicationFailure replicatedWithDifferentArn(SecretArn existing, String primaryRegion) {
    return failure(
        Reason.REPLICATED_WITH_DIFFERENT_ARN,
        "Secret name %s is currently replicated to %s with a different arn"
            .formatted(existing.name(), existing.region()),
        ("the name is taken by %s, a replica whose primary is in %s:"
                + " ForceOverwriteReplicaSecret does not replace a replica, so promote it with"
                + " StopReplicationToReplica first")
            .formatted(existing, primaryRegion));
  }

  static ReplicationFailure hasReplicas(SecretArn existing, List<String> regions) {
    return failure(
        Reason.SECRET_HAS_REPLICAS,
        SecretsManagerError.stillReplicatedSentence(existing, regions),
        "the name is taken by " + existing + ", a primary with replicas of its own");
  }

  static ReplicationFailure scheduledForDeletion(SecretArn existing) {
    return failure(
        Reason.SECRET_SCHEDULED_FOR_DELETION,
        SecretsManagerError.NAME_SCHEDULED_FOR_DELETION,
        "the name is held by " + existing + " until its recovery window ends");
  }

  static ReplicationFailure kms(KmsRefusal refusal) {
    return refusal.isDenial()
        ? failure(Reason.KMS_ACCESS_DENIED, SecretsManagerError.KMS_ACCESS_DENIED, refusal.detail())
        : failure(
            Reason.KMS_KEY_DISABLED_OR_NOT_FOUND, KMS_KEY_DISABLED_OR_NOT_FOUND, refusal.detail());
  }

  static ReplicationFailure regionNotEnabled(String region) {
    return failure(
        Reason.REGION_NOT_ENABLED,
        "Region " + region + " is not enabled for this account.",
        "enable it with region(\"" + region + "\").enable()");
  }

  /** Makes the failure that a test asked for, with the test's whole status message. */
  static ReplicationFailure scripted(String statusMessage) {
    return new ReplicationFailure(Reason.ofStatusMessage(statusMessage), statusMessage, SCRIPTED);
  }

  /** Makes the failure that a test asked for, with AWS's message for its reason. */
  static ReplicationFailure scripted(Reason reason, SecretArn primary, String region) {
    SecretArn existing = primary.inRegion(region);
    ReplicationFailure failure =
        switch (reason) {
          case SECRET_NAME_EXISTS -> nameExists(existing);
          case REPLICATED_WITH_DIFFERENT_ARN ->
              replicatedWithDifferentArn(existing, primary.region());
          case SECRET_HAS_REPLICAS -> hasReplicas(existing, List.of(primary.region()));
          case SECRET_SCHEDULED_FOR_DELETION -> scheduledForDeletion(existing);
          case KMS_ACCESS_DENIED ->
              failure(reason, SecretsManagerError.KMS_ACCESS_DENIED, SCRIPTED);
          case KMS_KEY_DISABLED_OR_NOT_FOUND ->
              failure(reason, KMS_KEY_DISABLED_OR_NOT_FOUND, SCRIPTED);
          case REGION_NOT_ENABLED -> regionNotEnabled(region);
          case SCRIPTED ->
              throw new IllegalArgumentException("AWS has no message for <" + reason + ">");
        };
    return new ReplicationFailure(reason, failure.statusMessage(), SCRIPTED);
  }

  private static ReplicationFailure failure(Reason reason, String sentence, String detail) {
    return new ReplicationFailure(reason, ReplicationFailure.PREFIX + sentence, detail);
  }
}
