package io.github.fakesecretsmanager.domain;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Says why the replication to one Region failed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param statusMessage what AWS answers as {@code StatusMessage}
 * @param detail what this fake knows beyond that: which secret, key or permission it was
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets_troubleshoot.html">Troubleshoot
 *     AWS Secrets Manager replication</a>
 */
public record ReplicationFailure(Reason reason, String statusMessage, String detail) {

  private static final String PREFIX = "Replication failed: ";

  /** Names the causes, which are told apart by their status message. */
  public enum Reason {
    /** A secret of that name is in the Region; ForceOverwriteReplicaSecret replaces it. */
    SECRET_NAME_EXISTS("Secret name .+ already exists in region .+\\."),
    /** The secret of that name is a replica of another primary; it can't be overwritten. */
    REPLICATED_WITH_DIFFERENT_ARN("Secret name .+ is currently replicated to .+ different arn"),
    /** The secret of that name is a primary with replicas; it can't be overwritten. */
    SECRET_HAS_REPLICAS("You can't delete secret .+ that still has replica regions .+"),
    /** The secret of that name waits for its deletion; it can't be overwritten. */
    SECRET_SCHEDULED_FOR_DELETION(Pattern.quote(SecretsManagerError.NAME_SCHEDULED_FOR_DELETION)),
    /** The primary's key denies Decrypt, or the replica's GenerateDataKey or Encrypt. */
    KMS_ACCESS_DENIED("Access to KMS is not allowed"),
    /** The primary's or the replica's key is missing, in another Region, or not enabled. */
    KMS_KEY_DISABLED_OR_NOT_FOUND("The KMS key is disabled or not found"),
    /** The account has not enabled the Region. */
    REGION_NOT_ENABLED("Region .+ is not enabled for this account\\."),
    /** Whatever else a test told the fake to fail with. */
    SCRIPTED(".*");

    private final Predicate<String> matches;

    Reason(String statusMessage) {
      this.matches = Pattern.compile(PREFIX + statusMessage, Pattern.DOTALL).asMatchPredicate();
    }

    /** Returns the reason that a status message tells; {@link #SCRIPTED} for an unknown one. */
    public static Reason ofStatusMessage(String statusMessage) {
      for (Reason reason : values()) {
        if (reason.matches.test(statusMessage)) {
          return reason;
        }
      }
      return SCRIPTED;
    }
  }

  static ReplicationFailure nameExists(Secret there) {
    return new ReplicationFailure(
        Reason.SECRET_NAME_EXISTS,
        PREFIX
            + "Secret name "
            + there.name()
            + " already exists in region "
            + there.region()
            + ".",
        "the name is taken by "
            + there.arn()
            + ", which replicating with ForceOverwriteReplicaSecret would replace");
  }

  static ReplicationFailure replicatedWithDifferentArn(Secret there, String primaryRegion) {
    return new ReplicationFailure(
        Reason.REPLICATED_WITH_DIFFERENT_ARN,
        PREFIX
            + "Secret name "
            + there.name()
            + " is currently replicated to "
            + there.region()
            + " with a different arn",
        "the name is taken by "
            + there.arn()
            + ", a replica whose primary is in "
            + primaryRegion
            + "; ForceOverwriteReplicaSecret does not replace a replica, promote it with"
            + " StopReplicationToReplica first");
  }

  static ReplicationFailure hasReplicas(Secret there, List<String> regions) {
    return new ReplicationFailure(
        Reason.SECRET_HAS_REPLICAS,
        PREFIX + SecretsManagerError.stillReplicated(there.arn(), regions).getMessage(),
        "the name is taken by " + there.arn() + ", a primary that has replicas itself");
  }

  static ReplicationFailure scheduledForDeletion(Secret there) {
    return new ReplicationFailure(
        Reason.SECRET_SCHEDULED_FOR_DELETION,
        PREFIX + SecretsManagerError.NAME_SCHEDULED_FOR_DELETION,
        "the name is held by " + there.arn() + " until its recovery window ends");
  }

  static ReplicationFailure kms(KmsRefusal refusal) {
    return refusal.isDenial()
        ? new ReplicationFailure(
            Reason.KMS_ACCESS_DENIED,
            PREFIX + SecretsManagerError.kmsAccessDenied().getMessage(),
            refusal.detail())
        : new ReplicationFailure(
            Reason.KMS_KEY_DISABLED_OR_NOT_FOUND,
            PREFIX + "The KMS key is disabled or not found",
            refusal.detail());
  }

  static ReplicationFailure regionNotEnabled(String region) {
    return new ReplicationFailure(
        Reason.REGION_NOT_ENABLED,
        PREFIX + "Region " + region + " is not enabled for this account.",
        "enable it with region(\"" + region + "\").enable()");
  }

  static ReplicationFailure scripted(String statusMessage) {
    return new ReplicationFailure(
        Reason.ofStatusMessage(statusMessage),
        statusMessage,
        "the test told the fake to fail here");
  }
}
