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
 * Knows the users and roles of a fake by their access keys, and what they were given.
 *
 * <p>Credentials that it did not hand out are the administrator's. Thread-safe.
 */
public final class PrincipalRegistry {

  private final String accountId;
  private final IdSource ids;
  private final Map<String, Principal> byArn = new ConcurrentHashMap<>();
  private final Map<String, Principal> byAccessKeyId = new ConcurrentHashMap<>();
  private final Map<Principal, AttachedPolicies> permissions = new ConcurrentHashMap<>();

  /** The administrator as it called last: most calls are made with the same key. */
  private volatile @Nullable Principal administrator;

  public PrincipalRegistry(String accountId, IdSource ids) {
    this.accountId = accountId;
    this.ids = ids;
  }

  public String accountId() {
    return accountId;
  }

  /** Returns the user or role of an account, the same each time; it may do nothing at first. */
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

  /** Returns who has an access key: the administrator unless it was handed out. */
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

  /** Tells whether a call with that access key is the administrator's. */
  public boolean isAdministrator(String accessKeyId) {
    return !byAccessKeyId.containsKey(accessKeyId);
  }

  public AttachedPolicies permissions(Principal principal) {
    return permissions.getOrDefault(principal, AttachedPolicies.NONE);
  }

  /** Returns the values of the condition keys that every request of a principal has. */
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
    AttachedPolicies given = permissions(principal);
    given.tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, List.of(value)));
    context.putAll(given.context());
    return context;
  }

  /** Changes what a principal was given. */
  public void change(Principal principal, UnaryOperator<AttachedPolicies> change) {
    permissions.compute(
        principal, (same, old) -> change.apply(old == null ? AttachedPolicies.NONE : old));
  }
}
