package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of a request against the limits on its record. It refuses the request in AWS's words,
 * and counts all violations.
 *
 * <p>As at AWS, the words leave sensitive values out. Immutable and thread-safe.
 */
final class RequestLimits {

  private static final ClassValue<RequestLimits> BY_TYPE =
      new ClassValue<>() {
        @Override
        protected RequestLimits computeValue(Class<?> type) {
          List<MemberLimits> members = new ArrayList<>();
          for (Structure.Member member : Structure.of(type.asSubclass(Record.class)).members()) {
            members.add(MemberLimits.of(member));
          }
          return new RequestLimits(members.toArray(new MemberLimits[0]));
        }
      };

  private final MemberLimits[] members;

  private RequestLimits(MemberLimits[] members) {
    this.members = members;
  }

  /**
   * Requires that a request respects its limits.
   *
   * @throws SecretsManagerError ValidationException with AWS's sentence if it does not
   */
  static void check(Record request) {
    List<String> violations = new ArrayList<>(0);
    BY_TYPE.get(request.getClass()).check(request, "", violations);
    if (!violations.isEmpty()) {
      throw new SecretsManagerError(
          ErrorCode.VALIDATION,
          violations.size()
              + (violations.size() == 1 ? " validation error" : " validation errors")
              + " detected: "
              + String.join("; ", violations));
    }
  }

  private void check(Object structure, String path, List<String> violations) {
    for (MemberLimits member : members) {
      member.check(structure, path, violations);
    }
  }

  /** The limits on one component, and on its members or elements. */
  private record MemberLimits(
      Structure.Member member,
      boolean isRequired,
      List<Constraint> constraints,
      Optional<RequestLimits> ownStructure,
      List<Constraint> elementConstraints,
      Optional<RequestLimits> elementStructure) {

    static MemberLimits of(Structure.Member member) {
      Type type = member.plainType();
      Optional<AnnotatedType> element =
          type instanceof ParameterizedType
                  && member.type() instanceof AnnotatedParameterizedType list
              ? Optional.of(list.getAnnotatedActualTypeArguments()[0])
              : Optional.empty();
      return new MemberLimits(
          member,
          member.annotation(Required.class).isPresent(),
          Constraint.on(member.component()),
          limitsOf(type),
          element.map(Constraint::on).orElse(List.of()),
          element.map(AnnotatedType::getType).flatMap(MemberLimits::limitsOf));
    }

    /** Returns the limits on the members of a structure; empty if the type is not a structure. */
    private static Optional<RequestLimits> limitsOf(Type type) {
      return type instanceof Class<?> raw
              && raw.isRecord()
              && !SecretValue.class.isAssignableFrom(raw)
          ? Optional.of(BY_TYPE.get(raw))
          : Optional.empty();
    }

    void check(Object structure, String path, List<String> violations) {
      Object value = member.get(structure);
      String name = member.name();
      if (value == null) {
        if (isRequired) {
          violations.add(violation(null, path + name, "Member must not be null"));
        }
        return;
      }
      for (Constraint constraint : constraints) {
        if (!constraint.isMetBy(value)) {
          violations.add(violation(value, path + name, constraint.words()));
        }
      }
      if (ownStructure.isPresent()) {
        ownStructure.get().check(value, path + name + ".", violations);
      } else if (value instanceof List<?> elements) {
        checkElements(elements, path + name, violations);
      }
    }

    private void checkElements(List<?> elements, String path, List<String> violations) {
      for (int i = 0; i < elements.size(); i++) {
        Object element = elements.get(i);
        if (element == null) {
          violations.add(
              violation(null, path + "." + (i + 1) + ".member", "Member must not be null"));
        } else if (elementStructure.isPresent()) {
          elementStructure.get().check(element, path + "." + (i + 1) + ".member.", violations);
        } else if (!elementConstraints.stream().allMatch(limit -> limit.isMetBy(element))) {
          List<String> words = elementConstraints.stream().map(Constraint::words).toList();
          violations.add(violation(elements, path, "Member must satisfy constraint: " + words));
          return;
        }
      }
    }

    private static String violation(@Nullable Object value, String path, String words) {
      String shown =
          value == null ? " null" : value instanceof SecretValue ? "" : " '" + value + "'";
      return "Value" + shown + " at '" + path + "' failed to satisfy constraint: " + words;
    }
  }
}
