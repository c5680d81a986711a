package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.structure.Limit;
import io.github.fakesecretsmanager.internal.structure.Shape;
import io.github.fakesecretsmanager.internal.structure.Structure;
import io.github.fakesecretsmanager.internal.structure.Structure.Trait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The check of a request against the limits on its record. It refuses the request in AWS's words,
 * and counts all violations.
 *
 * <p>As at AWS, the words leave sensitive values out. Stateless.
 */
final class RequestLimits {

  private RequestLimits() {}

  /**
   * Requires that a request respects its limits.
   *
   * @throws SecretsManagerError ValidationException with AWS's sentence if it does not
   */
  static void check(Record request) {
    List<String> violations = new ArrayList<>(0);
    check(Structure.of(request.getClass()), request, "", violations);
    if (!violations.isEmpty()) {
      throw new SecretsManagerError(
          ErrorCode.VALIDATION,
          violations.size()
              + (violations.size() == 1 ? " validation error" : " validation errors")
              + " detected: "
              + String.join("; ", violations));
    }
  }

  private static void check(
      Structure structure, Object record, String path, List<String> violations) {
    // By index, here and below: every call passes, and need not allocate iterators.
    List<Structure.Member> members = structure.members();
    for (int i = 0; i < members.size(); i++) {
      Structure.Member member = members.get(i);
      Object value = structure.get(record, i);
      if (value != null) {
        check(member, value, path, violations);
      } else if (member.is(Trait.REQUIRED)) {
        violations.add(violation(null, path + member.name(), "Member must not be null"));
      }
    }
  }

  private static void check(
      Structure.Member member, Object value, String path, List<String> violations) {
    List<Limit> limits = member.limits();
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      if (!limit.isMetBy(value)) {
        violations.add(violation(value, path + member.name(), limit.words()));
      }
    }
    Shape shape = member.shape();
    if (shape.isStructure()) {
      check(Structure.of(shape.structure()), value, path + member.name() + ".", violations);
    } else if (shape.element() != null && value instanceof List<?> elements) {
      checkElements(member, shape.element(), elements, path + member.name(), violations);
    }
  }

  private static void checkElements(
      Structure.Member list, Shape shape, List<?> elements, String path, List<String> violations) {
    for (int i = 0; i < elements.size(); i++) {
      Object element = elements.get(i);
      if (element == null) {
        violations.add(
            violation(null, path + "." + (i + 1) + ".member", "Member must not be null"));
      } else if (shape.isStructure()) {
        String start = path + "." + (i + 1) + ".member.";
        check(Structure.of(shape.structure()), element, start, violations);
      } else if (!list.elementLimits().stream().allMatch(limit -> limit.isMetBy(element))) {
        List<String> words = list.elementLimits().stream().map(Limit::words).toList();
        violations.add(violation(elements, path, "Member must satisfy constraint: " + words));
        return;
      }
    }
  }

  private static String violation(@Nullable Object value, String path, String words) {
    String shown = value == null ? " null" : value instanceof SecretValue ? "" : " '" + value + "'";
    return "Value" + shown + " at '" + path + "' failed to satisfy constraint: " + words;
  }
}
