package io.github.fakesecretsmanager.internal.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The permissions that callers lacked, and the policies that would grant them.
 *
 * <p>Not thread-safe; guarded by the service's lock.
 */
public final class MissingPermissions {

  /**
   * The subject of one statement.
   *
   * @param viaService the service that uses a KMS key for the caller; empty for other actions
   */
  private record Subject(String resource, String viaService) {}

  private final Map<Principal, Map<Subject, Set<String>>> byCaller = new LinkedHashMap<>();

  /** Adds a request that was denied because no statement allows it. */
  public void add(Principal caller, AccessRequest request) {
    boolean isOfKey = request.action().startsWith("kms:");
    List<String> services = isOfKey ? request.values("kms:ViaService") : List.of();
    byCaller
        .computeIfAbsent(caller, ignored -> new LinkedHashMap<>())
        .computeIfAbsent(
            new Subject(request.resource(), String.join("", services)), ignored -> new TreeSet<>())
        .add(request.action());
  }

  /** Returns the minimal policy to add for a caller; empty if it lacked no permission. */
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
    List<String> lines = new ArrayList<>();
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
