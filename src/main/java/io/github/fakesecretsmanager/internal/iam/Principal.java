package io.github.fakesecretsmanager.internal.iam;

/**
 * A caller: the account's administrator, an IAM user or an IAM role.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the name of the user or role, with its path
 * @param accessKeyId the access key id that identifies its calls
 */
public record Principal(
    Type type, String partition, String accountId, String name, String accessKeyId) {

  /** The types of principals. */
  public enum Type {
    /** The caller with any credentials except a user's or a role's. It may do everything. */
    ADMINISTRATOR,
    USER,
    ROLE
  }

  /** The session name that a caller would give when it assumes a role. */
  private static final String SESSION = "fake-session";

  /** Returns the ARN of the user or role, which policies name. */
  public String arn() {
    String kind = type == Type.ROLE ? "role/" : "user/";
    return "arn:" + partition + ":iam::" + accountId + ":" + kind + name;
  }

  /** Returns the ARN that messages and CloudTrail show: for a role, the ARN of its session. */
  public String callerArn() {
    return type == Type.ROLE
        ? "arn:"
            + partition
            + ":sts::"
            + accountId
            + ":assumed-role/"
            + nameWithoutPath()
            + "/"
            + SESSION
        : arn();
  }

  /** Returns the name without its path. */
  public String nameWithoutPath() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Returns the value of {@code aws:userid}, which is also the principal id in CloudTrail. */
  public String userId() {
    String id =
        (type == Type.ROLE ? "AROA" : "AIDA")
            + accessKeyId.substring(Math.min(4, accessKeyId.length()));
    return type == Type.ROLE ? id + ":" + SESSION : id;
  }

  public boolean isAdministrator() {
    return type == Type.ADMINISTRATOR;
  }
}
