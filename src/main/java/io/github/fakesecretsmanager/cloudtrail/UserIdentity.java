package io.github.fakesecretsmanager.cloudtrail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The caller of a recorded call, or the service for a service event.
 *
 * <p>Immutable and thread-safe.
 *
 * @param type {@code IAMUser}, {@code AssumedRole} or {@code AWSService}
 * @param arn of the user, or of the session of the role; the service's name of a service event
 * @param accessKeyId empty of a service event
 * @param userName of the user, or of the role that was assumed; empty of a service event
 * @param roleArn the role that was assumed; empty for a user and for a service event
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

  /** Returns the identity of Secrets Manager itself. */
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

  /** Returns whether an ARN names the caller: the user, the role's session, or the role. */
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
