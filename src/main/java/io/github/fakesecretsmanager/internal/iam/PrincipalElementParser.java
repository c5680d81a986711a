package io.github.fakesecretsmanager.internal.iam;

import static io.github.fakesecretsmanager.internal.iam.PolicyJson.require;

import io.github.fakesecretsmanager.internal.json.LocatedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A parser of the names in {@code Principal} and {@code NotPrincipal} elements. */
final class PrincipalElementParser {

  private static final List<String> TYPES = List.of("AWS", "Service", "Federated", "CanonicalUser");

  private static final Pattern AWS_PRINCIPAL =
      Pattern.compile(
          "\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::\\d{12}:"
              + "(root|(user|role|assumed-role|federated-user)/[^*?]+)");

  private static final Pattern SERVICE_PRINCIPAL =
      Pattern.compile("[A-Za-z0-9.-]+\\.(amazonaws\\.com(\\.cn)?|aws\\.internal|gov|aws)");

  private PrincipalElementParser() {}

  /** Returns the AWS principals. Services and federated users make no calls to the fake. */
  static List<String> parse(LocatedJson json) {
    if (json.members().isEmpty()) {
      require("*".equals(json.value()), json, "Principal must be \"*\" or a JSON object");
      return List.of("*");
    }
    Map<String, LocatedJson> byType = PolicyJson.members(json, "Principal", TYPES);
    require(!byType.isEmpty(), json, "Principal is empty");
    List<String> names = new ArrayList<>();
    byType.forEach((type, values) -> add(type, values, names));
    return names;
  }

  private static void add(String type, LocatedJson values, List<String> names) {
    for (LocatedJson value : values.elements()) {
      String name = PolicyJson.text(value, type);
      if (type.equals("AWS")) {
        names.add(requireAwsPrincipal(name, value));
      } else if (type.equals("Service")) {
        requireService(name, value);
      }
    }
  }

  private static String requireAwsPrincipal(String name, LocatedJson place) {
    if (!AWS_PRINCIPAL.matcher(name).matches()) {
      throw new PolicyFormatException(
          place.line(),
          "unsupported principal <"
              + name
              + ">: use the ARN of a user, a role or an account, an account ID, or *",
          PolicyFormatException.UNSUPPORTED_PRINCIPAL);
    }
    return name;
  }

  private static void requireService(String name, LocatedJson place) {
    if (!SERVICE_PRINCIPAL.matcher(name).matches()) {
      throw new PolicyFormatException(
          place.line(),
          "invalid service principal <" + name + ">: use one such as lambda.amazonaws.com",
          PolicyFormatException.INVALID_SERVICE);
    }
  }
}
