package io.github.fakesecretsmanager.cloudtrail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The caller of a recorded call, or Secrets Manager itself for a service event.
 *
 * <p>Immutable and thread-safe.
 *
 * @param type {@code IAMUser}, {@code AssumedRole} or {@code AWSService}
 * @param principalId the unique id of the caller, as in {@code aws:userid}; the service's name for
 *     a service event
 * @param arn the ARN of the user, or of the session of the role; the service's name for a service
 *     event
 * @param accountId the id of the caller's AWS account, 12 digits
 * @param accessKeyId the access key id of the caller; empty for a service event
 * @param userName the name of the user, or of the role that was assumed; empty for a service event
 * @param roleArn the ARN of the role that was assumed; empty for a user and for a service event
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">CloudTrail
 *     userIdentity element</a>
 */
public record UserIdentity(
    String type,
    String principalId,
    String arn,
    String accountId,
    Optional<String> accessKeyId,
    Optional<String> userName,
    Optional<String> roleArn) {

  static final String SERVICE = "secretsmanager.amazonaws.com";

  /**
   * Returns the identity of Secrets Manager itself.
   *
   * @param accountId the id of the AWS account, 12 digits
   * @return the identity
   */
  public static UserIdentity ofService(String accountId) {
    return new UserIdentity(
        "AWSService",
        SERVICE,
        SERVICE,
        accountId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns whether an ARN names the caller.
   *
   * @param principalArn the ARN of a user, a role's session, or a role
   * @return whether it is the caller's
   */
  public boolean isNamedBy(String principalArn) {
    return arn.equals(principalArn) || roleArn.filter(principalArn::equals).isPresent();
  }

  Map<String, Object> toMap() {
    Map<String, Object> identity = new LinkedHashMap<>();
    if (accessKeyId.isEmpty()) {
      identity.put("accountId", accountId);
      identity.put("invokedBy", SERVICE);
      return identity;
    }
    identity.put("type", type);
    identity.put("principalId", principalId);
    identity.put("arn", arn);
    identity.put("accountId", accountId);
    identity.put("accessKeyId", accessKeyId.get());
    if (roleArn.isPresent()) {
      identity.put("sessionContext", Map.of("sessionIssuer", sessionIssuer(roleArn.get())));
    } else {
      userName.ifPresent(name -> identity.put("userName", name));
    }
    return identity;
  }

  private Map<String, Object> sessionIssuer(String role) {
    Map<String, Object> issuer = new LinkedHashMap<>();
    issuer.put("type", "Role");
    issuer.put("principalId", principalId.split(":", 2)[0]);
    issuer.put("arn", role);
    issuer.put("accountId", accountId);
    userName.ifPresent(name -> issuer.put("userName", name));
    return issuer;
  }
}
