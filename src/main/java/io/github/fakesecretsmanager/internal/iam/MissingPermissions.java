package io.github.fakesecretsmanager.internal.iam;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Remembers what callers lacked, and writes the policy that would have helped.
 *
 * <p>Not thread-safe; guarded by the service's lock.
 */
public final class MissingPermissions {

  /**
   * What one statement is about.
   *
   * @param viaService for which service a KMS key is to be used; empty for other actions
   */
  private record Subject(String resource, String viaService) {}

  private final Map<Principal, Map<Subject, Set<String>>> byCaller = new LinkedHashMap<>();

  /** Notes that no statement allowed a caller what it asked for. */
  public void add(Principal caller, AccessRequest request) {
    boolean isOfKey = request.action().startsWith("kms:");
    List<String> services = isOfKey ? request.values("kms:ViaService") : List.of();
    byCaller
        .computeIfAbsent(caller, any -> new LinkedHashMap<>())
        .computeIfAbsent(
            new Subject(request.resource(), String.join("", services)), any -> new TreeSet<>())
        .add(request.action());
  }

  /**
   * Returns the least that must be added for a caller, as a policy; empty when it lacked nothing.
   */
  public String policyFor(Principal caller) {
    Map<Subject, Set<String>> missing = byCaller.getOrDefault(caller, Map.of());
    return missing.isEmpty()
        ? ""
        : "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n"
            + missing.entrySet().stream()
                .map(each -> statement(each.getKey(), each.getValue()))
                .collect(Collectors.joining(",\n"))
            + "\n  ]\n}";
  }

  private static String statement(Subject subject, Set<String> actions) {
    Set<String> lines = new LinkedHashSet<>();
    lines.add("      \"Effect\": \"Allow\"");
    lines.add(
        actions.stream()
            .map(action -> "\"" + action + "\"")
            .collect(Collectors.joining(", ", "      \"Action\": [", "]")));
    lines.add("      \"Resource\": \"" + escaped(subject.resource()) + "\"");
    if (!subject.viaService().isEmpty()) {
      lines.add(
          "      \"Condition\": {\"StringEquals\": {\"kms:ViaService\": \""
              + subject.viaService()
              + "\"}}");
    }
    return lines.stream().collect(Collectors.joining(",\n", "    {\n", "\n    }"));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
