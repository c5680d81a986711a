package io.github.fakesecretsmanager.internal.iam;

/**
 * Identifies who makes a call: the account's administrator, an IAM user or an IAM role.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name of the user or the role, with its path
 * @param accessKeyId what tells its calls from those of others
 */
public record Principal(
    Type type, String partition, String accountId, String name, String accessKeyId) {

  /** What a principal can be. */
  public enum Type {
    /** Whoever calls with credentials that the fake did not hand out: everything is allowed. */
    ADMINISTRATOR,
    USER,
    ROLE
  }

  /** The session of a role, as whoever assumes it names it. */
  private static final String SESSION = "fake-session";

  /** Returns the ARN that policies name: of the user, or of the role. */
  public String arn() {
    String kind = type == Type.ROLE ? "role/" : "user/";
    return "arn:" + partition + ":iam::" + accountId + ":" + kind + name;
  }

  /** Returns the ARN that an answer and CloudTrail show: of a role, that of its session. */
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

  /** Returns the last part of the name. */
  public String nameWithoutPath() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Returns {@code aws:userid}, and the principal id of CloudTrail. */
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
