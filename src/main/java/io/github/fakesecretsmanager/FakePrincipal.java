package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.iam.AttachedPolicies;
import io.github.fakesecretsmanager.internal.iam.Decision;
import io.github.fakesecretsmanager.internal.iam.Policies;
import io.github.fakesecretsmanager.internal.iam.Policy;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.operation.Operations;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * An IAM user or role, whose calls its policies must allow.
 *
 * <pre>{@code
 * FakePrincipal app = fake.role("app").withPolicyResource("policies/payments.json");
 * SecretsManagerClient client = fake.client(app);
 * }</pre>
 *
 * <p>At first it has no policies, so every call is denied.
 *
 * <p>Thread-safe. The {@code with...} methods change the user or role itself, and return it; {@link
 * FakeSecretsManager#reset()} undoes these changes.
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
    Redactions.link(this, service);
  }

  /** {@return the name of the user or role, with its path} */
  public String name() {
    return principal.name();
  }

  /** {@return the ARN that policies name, such as {@code arn:aws:iam::123456789012:role/app}} */
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
   * {@return the access key id that identifies this user or role as the caller} Use it, with any
   * secret key, for a client that you build yourself or that calls the endpoint.
   */
  public String accessKeyId() {
    return principal.accessKeyId();
  }

  /**
   * Attaches an identity-based policy. Policies that are already attached stay.
   *
   * <p>Messages and {@link #explain} call the first one {@code policy 1 of <name>}, the second
   * {@code policy 2 of <name>}, and so on.
   *
   * @param json the policy document, as you deploy it
   * @return this user or role
   * @throws IllegalArgumentException if the document is malformed, or has an element, a condition
   *     operator or a condition key that the fake does not know; the message has the line and the
   *     reason
   */
  public FakePrincipal withPolicy(String json) {
    return change(
        attached -> {
          String policyName = "policy " + (attached.policies().size() + 1) + " of " + name();
          return attached.withPolicy(parse(policyName, json));
        });
  }

  /**
   * Attaches an identity-based policy from a file.
   *
   * @param file the path of the policy document, which is in UTF-8
   * @return this user or role
   * @throws IllegalArgumentException for the reasons of {@link #withPolicy(String)}, or if the file
   *     can't be read
   */
  public FakePrincipal withPolicy(Path file) {
    Arguments.requireGiven("file", file, "use the path of a policy document");
    return withPolicy(Arguments.redacting(service, () -> read(file)));
  }

  /**
   * Attaches an identity-based policy from the class path.
   *
   * @param name the name of the resource, such as {@code policies/payments.json}
   * @return this user or role
   * @throws IllegalArgumentException for the reasons of {@link #withPolicy(String)}, or if the
   *     resource does not exist
   * @throws UncheckedIOException if the resource can't be read
   */
  public FakePrincipal withPolicyResource(String name) {
    Arguments.requireText("name", name, "use one such as \"policies/payments.json\"");
    try (InputStream resource = Arguments.redacting(service, () -> TestResources.open(name))) {
      return withPolicy(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sets the permissions boundary, which caps what identity-based policies can grant.
   *
   * <p>It also caps what a resource-based policy grants a role, but not what one grants a user or a
   * role's session.
   *
   * @param json the policy document, in place of the boundary before
   * @return this user or role
   * @throws IllegalArgumentException for the reasons of {@link #withPolicy(String)}
   */
  public FakePrincipal withPermissionsBoundary(String json) {
    Policy boundary = parse("the boundary of " + name(), json);
    return change(attached -> attached.withBoundary(boundary));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("can't read the policy <" + file + ">: " + e, e);
    }
  }

  private Policy parse(String policyName, String json) {
    return Arguments.redacting(
        service, () -> Policies.parse(policyName, Policy.Kind.IDENTITY, json));
  }

  /**
   * Detaches all identity-based policies and the permissions boundary. Tags and condition keys
   * stay.
   *
   * @return this user or role
   */
  public FakePrincipal withoutPolicies() {
    return change(AttachedPolicies::withoutPolicies);
  }

  /**
   * Tags the user or role. Policies see the tag as {@code aws:PrincipalTag/<key>}.
   *
   * @param key the key of the tag
   * @param value the value, in place of an earlier value of the key; may be empty
   * @return this user or role
   * @throws IllegalArgumentException if the key is empty
   */
  public FakePrincipal withTag(String key, String value) {
    Arguments.requireText("key", key, "use the key of a tag");
    Arguments.requireGiven("value", value, "use the value of the tag");
    return change(attached -> attached.withTag(key, value));
  }

  /**
   * Sets the values of a condition key for all requests of this user or role. Use it for keys that
   * depend on the environment, such as {@code aws:SourceIp} or {@code aws:PrincipalOrgID}.
   *
   * @param key the condition key, in upper or lower case
   * @param values the values, in place of those before
   * @return this user or role
   * @throws IllegalArgumentException if the key is empty
   */
  public FakePrincipal withContext(String key, String... values) {
    Arguments.requireText("key", key, "use a condition key such as \"aws:SourceIp\"");
    Arguments.requireGiven("values", values, "use those of the condition key");
    for (String value : values) {
      Arguments.requireGiven("value", value, "use those of the condition key");
    }
    List<String> copy = List.of(values);
    return change(attached -> attached.withContext(key, copy));
  }

  private FakePrincipal change(UnaryOperator<AttachedPolicies> change) {
    principals().change(principal, change);
    return this;
  }

  private PrincipalRegistry principals() {
    return service.principals();
  }

  /**
   * Returns whether the policies allow an action on a resource in its present state.
   *
   * @param action the action, such as {@code secretsmanager:ReplicateSecretToRegions}
   * @param resource an ARN, or {@code *} for an action without a resource
   * @return whether they allow it
   * @throws IllegalArgumentException if Secrets Manager has no such action, or the resource can't
   *     be one
   */
  public boolean isAllowedTo(String action, String resource) {
    return decide(action, resource).isAllowed();
  }

  /**
   * Explains whether the policies allow an action on a resource, and which statement decides it.
   *
   * <p>The text names a statement by its {@code Sid}, or by its number in the policy. The text has
   * one of these forms:
   *
   * <ul>
   *   <li>{@code allowed by ReadProd of policy 1 of app}
   *   <li>{@code denied by statement 2 of the boundary of app, with an explicit deny in a
   *       permissions boundary}
   *   <li>{@code denied, because no identity-based policy allows the secretsmanager:GetSecretValue
   *       action}
   * </ul>
   *
   * <p>The reason of a denial is the end of AWS's message.
   *
   * @param action the action, such as {@code secretsmanager:ReplicateSecretToRegions}
   * @param resource an ARN, or {@code *} for an action without a resource
   * @return the explanation, without a secret value
   * @throws IllegalArgumentException if Secrets Manager has no such action, or the resource can't
   *     be one
   */
  public String explain(String action, String resource) {
    Decision decision = decide(action, resource);
    String by = decision.decidedBy().map(statement -> " by " + statement).orElse("");
    return Redactions.in(
        service, decision.isAllowed() ? "allowed" + by : "denied" + by + ", " + decision.reason());
  }

  /** Accepts an action of Secrets Manager, and any of another service. */
  private static void requireAction(String action) {
    int colon = action.indexOf(':');
    String service = colon < 0 ? "" : action.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean isKnown =
        service.equals("secretsmanager")
            ? Operations.names()
                .anyMatch(name -> name.equalsIgnoreCase(action.substring(colon + 1)))
            : !service.isEmpty() && colon < action.length() - 1;
    if (!isKnown) {
      throw new IllegalArgumentException(
          "unknown action <%s>: use one such as secretsmanager:GetSecretValue".formatted(action));
    }
  }

  private Decision decide(String action, String resource) {
    return Arguments.redacting(service, () -> decideChecked(action, resource));
  }

  private Decision decideChecked(String action, String resource) {
    Arguments.requireText("action", action, "use one such as secretsmanager:GetSecretValue");
    Arguments.requireText("resource", resource, "use an ARN, or *");
    requireAction(action);
    if (!resource.equals("*") && !resource.startsWith("arn:")) {
      throw new IllegalArgumentException(
          "invalid resource <%s>: use an ARN, such as secret.arn().toString(), or *"
              .formatted(resource));
    }
    String[] parts = resource.split(":", 6);
    String where = parts.length > 3 && !parts[3].isEmpty() ? parts[3] : region;
    return service.decide(
        principal, action, Arguments.REGIONS.find(where).isEmpty() ? region : where, resource);
  }

  @Override
  public String toString() {
    return "FakePrincipal[" + Redactions.in(service, arn()) + "]";
  }
}
