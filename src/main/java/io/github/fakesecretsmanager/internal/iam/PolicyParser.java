package io.github.fakesecretsmanager.internal.iam;

import static io.github.fakesecretsmanager.internal.iam.PolicyJson.require;

import io.github.fakesecretsmanager.internal.iam.Policy.Kind;
import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.internal.json.JsonFormatException;
import io.github.fakesecretsmanager.internal.json.LocatedJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parser of policy documents that refuses what the fake can't evaluate.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 *     of the IAM JSON policy language</a>
 */
public final class PolicyParser {

  private static final List<String> ELEMENTS = List.of("Version", "Id", "Statement");

  private PolicyParser() {}

  /**
   * Parses a policy document.
   *
   * @param name the name that explanations use
   * @throws PolicyFormatException if the document is malformed, or has an element, an operator or a
   *     condition key that the fake does not know; the message gives the line and the reason
   */
  public static Policy parse(String name, Kind kind, String text) {
    return new Policy(name, statements(text, kind, StatementParser.Purpose.EVALUATION));
  }

  /**
   * Parses a resource-based policy to check its form. The statements leave out their conditions,
   * but say whether the document has any.
   *
   * @throws PolicyFormatException if the document is malformed
   */
  static Policy parseForm(String text) {
    return new Policy("", statements(text, Kind.RESOURCE, StatementParser.Purpose.FORM));
  }

  private static List<Statement> statements(
      String text, Kind kind, StatementParser.Purpose purpose) {
    LocatedJson document = read(text);
    Map<String, LocatedJson> members = PolicyJson.members(document, "a policy", ELEMENTS);
    PolicyVersion version = version(members);
    if (members.containsKey("Id")) {
      PolicyJson.text(members.get("Id"), "Id");
    }
    LocatedJson statements = members.get("Statement");
    if (statements == null || statements.elements().isEmpty()) {
      throw new PolicyFormatException(document.line(), "the policy has no Statement");
    }
    return statements(statements.elements(), new StatementParser(kind, purpose, version));
  }

  private static LocatedJson read(String text) {
    try {
      return Json.parseWithLines(text);
    } catch (JsonFormatException e) {
      throw new PolicyFormatException(e.getMessage());
    }
  }

  private static PolicyVersion version(Map<String, LocatedJson> members) {
    LocatedJson version = members.get("Version");
    if (version == null) {
      return PolicyVersion.V2008;
    }
    String name = PolicyJson.text(version, "Version");
    return PolicyVersion.named(name)
        .orElseThrow(
            () ->
                new PolicyFormatException(
                    version.line(), "invalid Version <" + name + ">: use 2012-10-17"));
  }

  private static List<Statement> statements(List<LocatedJson> elements, StatementParser parser) {
    List<Statement> statements = new ArrayList<>();
    Set<String> sids = new HashSet<>();
    for (LocatedJson element : elements) {
      statements.add(parser.parse(element, statements.size() + 1));
      StatementParser.sid(element)
          .ifPresent(sid -> require(sids.add(sid), element, "duplicate Sid <" + sid + ">"));
    }
    return statements;
  }
}
