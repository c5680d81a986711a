package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.iam.AttachedPolicies;
import io.github.fakesecretsmanager.internal.iam.Decision;
import io.github.fakesecretsmanager.internal.iam.Policy;
import io.github.fakesecretsmanager.internal.iam.PolicyFormatException;
import io.github.fakesecretsmanager.internal.iam.PolicyParser;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Stands for an IAM user or role, whose calls its policies must allow.
 *
 * <p>It may do nothing at first. Get the client that calls as it from {@link
 * FakeSecretsManager#client(FakePrincipal)}. Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access.html">Authentication
 *     and access control for Secrets Manager</a>
 */
public final class FakePrincipal {

  private final SecretsManagerService service;
  private final Principal principal;
  private final String region;

  FakePrincipal(SecretsManagerService service, Principal principal, String region) {
    this.service = service;
    this.principal = principal;
    this.region = region;
  }

  /** Returns the name of the user or role, with its path. */
  public String name() {
    return principal.name();
  }

  /** Returns the ARN that policies name, for example {@code arn:aws:iam::123456789012:role/app}. */
  public String arn() {
    return principal.arn();
  }

  boolean isOf(SecretsManagerService other) {
    return service == other;
  }

  Principal principal() {
    return principal;
  }

  /**
   * Returns the access key id by which the fake knows the caller: of a client that the user builds,
   * or of one at the endpoint, whose calls are to be this user's or role's. Any secret key does.
   */
  public String accessKeyId() {
    return principal.accessKeyId();
  }

  /**
   * Attaches an identity-based policy, beside those that are attached.
   *
   * @param json the policy document, as it is deployed
   * @throws IllegalArgumentException when it is malformed, or has an element, a condition operator
   *     or a condition key that the fake does not know; with the line and the reason
   */
  public FakePrincipal withPolicy(String json) {
    int number = principals().attachedTo(principal).policies().size() + 1;
    Policy policy = parse("policy " + number + " of " + name(), Policy.Kind.IDENTITY, json);
    return change(permissions -> permissions.withPolicy(policy));
  }

  /**
   * Attaches an identity-based policy from a file.
   *
   * @throws IllegalArgumentException for the causes of {@link #withPolicy(String)}, or when the
   *     file can't be read
   */
  public FakePrincipal withPolicy(Path file) {
    Objects.requireNonNull(file, "file; give the path of a policy document");
    try {
      return withPolicy(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("can't read the policy <" + file + ">: " + e, e);
    }
  }

  /**
   * Attaches an identity-based policy from the class path.
   *
   * @param name for example {@code policies/payments.json}
   * @throws IllegalArgumentException for the causes of {@link #withPolicy(String)}, or when there
   *     is no such resource
   */
  public FakePrincipal withPolicyResource(String name) {
    Arguments.requireText("name", name, "give one such as \"policies/payments.json\"");
    try (InputStream resource = open(name)) {
      return withPolicy(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream resource = FakePrincipal.class.getClassLoader().getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalArgumentException("there is no resource <" + name + "> on the class path");
    }
    return resource;
  }

  /**
   * Sets the permissions boundary: what is not allowed in it no other policy allows.
   *
   * @throws IllegalArgumentException for the causes of {@link #withPolicy(String)}
   */
  public FakePrincipal withPermissionsBoundary(String json) {
    Policy boundary = parse("the boundary of " + name(), Policy.Kind.IDENTITY, json);
    return change(permissions -> permissions.withBoundary(boundary));
  }

  /** Tags the user or the role, for {@code aws:PrincipalTag/...} in policies. */
  public FakePrincipal withTag(String key, String value) {
    Arguments.requireText("key", key, "give the key of a tag");
    Objects.requireNonNull(value, "value; give the value of the tag");
    return change(permissions -> permissions.withTag(key, value));
  }

  /**
   * Sets the values of a condition key in all requests: of one that only the surroundings decide,
   * such as {@code aws:SourceIp} or {@code aws:PrincipalOrgID}.
   */
  public FakePrincipal withContext(String key, String... values) {
    Arguments.requireText("key", key, "give a condition key, for example \"aws:SourceIp\"");
    Objects.requireNonNull(values, "values; give those of the condition key");
    for (String value : values) {
      Objects.requireNonNull(value, "value; give those of the condition key");
    }
    List<String> copy = List.of(values);
    return change(permissions -> permissions.withContext(key, copy));
  }

  private FakePrincipal change(UnaryOperator<AttachedPolicies> change) {
    principals().change(principal, change);
    return this;
  }

  private PrincipalRegistry principals() {
    return service.principals();
  }

  static Policy parse(String name, Policy.Kind kind, String json) {
    Arguments.requireText("json", json, "give a policy document");
    try {
      return PolicyParser.parse(name, kind, json);
    } catch (PolicyFormatException e) {
      throw new IllegalArgumentException("can't take " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Tells whether the policies allow an action on a resource as it is now.
   *
   * @param action for example {@code secretsmanager:ReplicateSecretToRegions}
   * @param resource an ARN, or {@code *} for an action without a resource
   */
  public boolean isAllowedTo(String action, String resource) {
    return decide(action, resource).isAllowed();
  }

  /**
   * Tells which statement allows or denies an action on a resource, or that none does.
   *
   * @param action for example {@code secretsmanager:ReplicateSecretToRegions}
   * @param resource an ARN, or {@code *} for an action without a resource
   */
  public String explain(String action, String resource) {
    Decision decision = decide(action, resource);
    String by = decision.decidedBy().map(statement -> " by " + statement).orElse("");
    return decision.isAllowed() ? "allowed" + by : "denied" + by + ", " + decision.reason();
  }

  private Decision decide(String action, String resource) {
    Arguments.requireText("action", action, "give one such as secretsmanager:GetSecretValue");
    Arguments.requireText("resource", resource, "give an ARN, or *");
    String[] parts = resource.split(":", 6);
    String where = parts.length > 3 && !parts[3].isEmpty() ? parts[3] : region;
    return service.decide(
        principal, action, Arguments.REGIONS.find(where).isEmpty() ? region : where, resource);
  }

  @Override
  public String toString() {
    return "FakePrincipal[" + arn() + "]";
  }
}
