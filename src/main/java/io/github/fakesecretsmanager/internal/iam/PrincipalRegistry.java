package io.github.fakesecretsmanager.internal.iam;

import io.github.fakesecretsmanager.internal.account.IdSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The users and roles of a fake, by ARN and by access key, with their policies.
 *
 * <p>An access key that the registry did not create is the administrator's. Thread-safe.
 */
public final class PrincipalRegistry {

  private final String accountId;
  private final IdSource ids;
  private final Map<String, Principal> byArn = new ConcurrentHashMap<>();
  private final Map<String, Principal> byAccessKeyId = new ConcurrentHashMap<>();
  private final Map<Principal, AttachedPolicies> attached = new ConcurrentHashMap<>();

  /** The administrator of the last call, kept because most calls use the same key. */
  private volatile @Nullable Principal administrator;

  public PrincipalRegistry(String accountId, IdSource ids) {
    this.accountId = accountId;
    this.ids = ids;
  }

  public String accountId() {
    return accountId;
  }

  /** Returns a user or role of an account, always the same object. It has no policies at first. */
  public Principal get(Principal.Type type, String partition, String account, String name) {
    Principal wanted = new Principal(type, partition, account, name, "");
    return byArn.computeIfAbsent(wanted.arn(), arn -> create(wanted));
  }

  private Principal create(Principal wanted) {
    String prefix = wanted.type() == Principal.Type.ROLE ? "ASIA" : "AKIA";
    Principal created =
        new Principal(
            wanted.type(),
            wanted.partition(),
            wanted.accountId(),
            wanted.name(),
            prefix + ids.nextKeySuffix());
    byAccessKeyId.put(created.accessKeyId(), created);
    return created;
  }

  /** Returns the user or role with an access key; if none has the key, the administrator. */
  public Principal byAccessKeyId(String accessKeyId, String partition) {
    Principal known = byAccessKeyId.get(accessKeyId);
    if (known != null) {
      return known;
    }
    Principal last = administrator;
    if (last == null
        || !last.accessKeyId().equals(accessKeyId)
        || !last.partition().equals(partition)) {
      last =
          new Principal(
              Principal.Type.ADMINISTRATOR, partition, accountId, "administrator", accessKeyId);
      administrator = last;
    }
    return last;
  }

  /** Returns whether a call with an access key is the administrator's. */
  public boolean isAdministrator(String accessKeyId) {
    return !byAccessKeyId.containsKey(accessKeyId);
  }

  /** Returns the policies of a user or role, or those of the administrator. */
  public AttachedPolicies attachedTo(Principal principal) {
    return principal.isAdministrator()
        ? AttachedPolicies.OF_ADMINISTRATOR
        : attached.getOrDefault(principal, AttachedPolicies.NONE);
  }

  /** Returns the condition keys that each request of a principal has, with their values. */
  public Map<String, List<String>> context(Principal principal, String region, Instant now) {
    Map<String, List<String>> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    context.put("aws:RequestedRegion", List.of(region));
    context.put("aws:CurrentTime", List.of(now.toString()));
    context.put("aws:EpochTime", List.of(Long.toString(now.getEpochSecond())));
    context.put("aws:PrincipalAccount", List.of(principal.accountId()));
    context.put("aws:PrincipalArn", List.of(principal.arn()));
    context.put("aws:PrincipalIsAWSService", List.of("false"));
    context.put("aws:SecureTransport", List.of("true"));
    context.put("aws:SourceIp", List.of("127.0.0.1"));
    context.put("aws:ViaAWSService", List.of("false"));
    context.put("aws:userid", List.of(principal.userId()));
    if (principal.type() == Principal.Type.ROLE) {
      context.put("aws:PrincipalType", List.of("AssumedRole"));
    } else {
      context.put("aws:PrincipalType", List.of("User"));
      context.put("aws:username", List.of(principal.nameWithoutPath()));
    }
    AttachedPolicies own = attachedTo(principal);
    own.tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, List.of(value)));
    context.putAll(own.context());
    return context;
  }

  /** Changes the policies of a user or role atomically: no other thread changes them meanwhile. */
  public void change(Principal principal, UnaryOperator<AttachedPolicies> change) {
    attached.compute(
        principal, (ignored, old) -> change.apply(old == null ? AttachedPolicies.NONE : old));
  }

  /** Removes all policies, boundaries, tags and values of condition keys. */
  public void forgetPolicies() {
    attached.clear();
  }
}
