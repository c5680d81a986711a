package io.github.fakesecretsmanager.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Policies of one statement, as tests give them to callers, secrets and keys. */
public final class Policies {

  /** A resource policy under which everybody in the account may read. */
  public static final String ACCOUNT_MAY_READ =
      """
      {
        "Version" : "2012-10-17",
        "Statement" : [ {
          "Effect" : "Allow",
          "Principal" : { "AWS" : "arn:aws:iam::123456789012:root" },
          "Action" : "secretsmanager:GetSecretValue",
          "Resource" : "*"
        } ]
      }
      """;

  private Policies() {}

  /** Allows an action of Secrets Manager, named without its prefix, on every secret. */
  public static String allow(String action) {
    return allowing("secretsmanager:" + action).json();
  }

  /** Denies an action of Secrets Manager, named without its prefix, on every secret. */
  public static String deny(String action) {
    return denying("secretsmanager:" + action).json();
  }

  /** Allows a principal every action on the secret that has this resource policy. */
  public static String trust(String principal) {
    return allowing("secretsmanager:*").to(principal).json();
  }

  /** Denies a principal every action on the secret that has this resource policy. */
  public static String distrust(String principal) {
    return denying("secretsmanager:*").to(principal).json();
  }

  /** Starts a statement that allows an action on every resource, until it says more. */
  public static Statement allowing(String action) {
    return statement("Allow", action);
  }

  /** Starts a statement that denies an action on every resource, until it says more. */
  public static Statement denying(String action) {
    return statement("Deny", action);
  }

  private static Statement statement(String effect, String action) {
    return new Statement(Map.of())
        .with("Effect", text(effect))
        .with("Action", text(action))
        .with("Resource", text("*"));
  }

  private static String text(String value) {
    return "\"" + value + "\"";
  }

  /**
   * A statement, which each method returns with one element more.
   *
   * @param elements the JSON of each element by its name
   */
  public record Statement(Map<String, String> elements) {

    private Statement with(String name, String json) {
      Map<String, String> all = new LinkedHashMap<>(elements);
      all.put(name, json);
      return new Statement(all);
    }

    public Statement on(String resource) {
      return with("Resource", text(resource));
    }

    /** Names an ARN or an account as the principal. */
    public Statement to(String principal) {
      return toPrincipal("{\"AWS\": %s}".formatted(text(principal)));
    }

    public Statement toEverybody() {
      return toPrincipal(text("*"));
    }

    public Statement toPrincipal(String json) {
      return with("Principal", json);
    }

    public Statement when(String operator, String key, String value) {
      return when("{\"%s\": {\"%s\": \"%s\"}}".formatted(operator, key, value));
    }

    public Statement when(String json) {
      return with("Condition", json);
    }

    /** Returns a policy with only this statement. */
    public String json() {
      return """
          {
            "Version": "2012-10-17",
            "Statement": {
              %s
            }
          }
          """
          .formatted(
              elements.entrySet().stream()
                  .map(element -> text(element.getKey()) + ": " + element.getValue())
                  .collect(Collectors.joining(",\n    ")));
    }
  }
}
