package io.github.fakesecretsmanager.domain;

import java.util.regex.Pattern;

/**
 * The cause of a failed replication to one Region.
 *
 * <p>Immutable and thread-safe.
 *
 * @param reason the reason that the status message gives
 * @param statusMessage AWS's {@code StatusMessage}
 * @param detail what this fake knows beyond that, such as the secret, key or permission
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets_troubleshoot.html">Troubleshoot
 *     AWS Secrets Manager replication</a>
 */
public record ReplicationFailure(Reason reason, String statusMessage, String detail) {

  /** The start of every status message of a failure. */
  public static final String PREFIX = "Replication failed: ";

  /** The reasons for a failure, distinguished by the status message. */
  public enum Reason {
    /** The Region has a secret of that name; ForceOverwriteReplicaSecret replaces it. */
    SECRET_NAME_EXISTS("Secret name .+ already exists in region .+\\."),
    /** The secret of that name is a replica of another primary; it can't be overwritten. */
    REPLICATED_WITH_DIFFERENT_ARN("Secret name .+ is currently replicated to .+ different arn"),
    /** The secret of that name is a primary with replicas; it can't be overwritten. */
    SECRET_HAS_REPLICAS("You can't delete secret .+ that still has replica regions .+"),
    /** The secret of that name is scheduled for deletion; it can't be overwritten. */
    SECRET_SCHEDULED_FOR_DELETION("You can't create this secret .+ scheduled for deletion\\."),
    /**
     * Access to a KMS key is denied. The primary's key denies Decrypt; or the replica's key denies
     * GenerateDataKey or Encrypt, or is the AWS managed key of another service.
     */
    KMS_ACCESS_DENIED("Access to KMS is not allowed"),
    /** The primary's or the replica's key is missing, in another Region, or not enabled. */
    KMS_KEY_DISABLED_OR_NOT_FOUND("The KMS key is disabled or not found"),
    /** The account has not enabled the Region. */
    REGION_NOT_ENABLED("Region .+ is not enabled for this account\\."),
    /** Another status message, which a test has set. */
    SCRIPTED(".*");

    private final Pattern sentence;

    Reason(String statusMessage) {
      this.sentence = Pattern.compile(PREFIX + statusMessage, Pattern.DOTALL);
    }

    /**
     * Returns the reason that a status message gives.
     *
     * @param statusMessage AWS's {@code StatusMessage}
     * @return the reason; {@link #SCRIPTED} for an unknown message
     */
    public static Reason ofStatusMessage(String statusMessage) {
      for (Reason reason : values()) {
        if (reason.sentence.matcher(statusMessage).matches()) {
          return reason;
        }
      }
      return SCRIPTED;
    }
  }

  /** {@return the reason only} A message that a test sets may quote a secret value. */
  @Override
  public String toString() {
    return "ReplicationFailure[" + reason + "]";
  }
}
