package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.structure.Structure;
import io.github.fakesecretsmanager.internal.structure.Structure.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The members of requests and responses that CloudTrail records. Stateless. */
final class RecordedMembers {

  private static final String ARN = "ARN";

  private RecordedMembers() {}

  /** Returns the members that are present, without sensitive ones. */
  static Map<String, Object> of(Record structure) {
    return of(structure, member -> true);
  }

  /** Returns the ARN of the secret in a response, and the members that are marked. */
  static Map<String, Object> ofResponse(Record response) {
    return of(response, member -> member.wireName().equals(ARN) || member.is(Trait.RECORDED));
  }

  private static Map<String, Object> of(Record structure, Predicate<Structure.Member> wanted) {
    Map<String, Object> members = new LinkedHashMap<>();
    Structure type = Structure.of(structure.getClass());
    for (Structure.Member member : type.members()) {
      Object value = wanted.test(member) ? type.get(structure, member) : null;
      if (value != null && !(value instanceof SecretValue)) {
        members.put(name(member), plain(value));
      }
    }
    return members;
  }

  /** Returns CloudTrail's name of a member: the API's name with a small first letter. */
  private static String name(Structure.Member member) {
    String name = member.wireName();
    // Until February 2024 it was aRN; since then it has been arn.
    return name.equals(ARN)
        ? member.name()
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static Object plain(Object value) {
    if (value instanceof Record structure) {
      return of(structure);
    }
    if (value instanceof List<?> elements) {
      List<@Nullable Object> plain = new ArrayList<>();
      elements.forEach(element -> plain.add(element == null ? null : plain(element)));
      return Collections.unmodifiableList(plain);
    }
    boolean isPlain = value instanceof Number || value instanceof Boolean || value instanceof Map;
    return isPlain ? value : value.toString();
  }

  /** Returns the secret values that a request asks to store. */
  static List<SecretValue> secretsIn(Record request) {
    List<SecretValue> secrets = new ArrayList<>();
    Structure type = Structure.of(request.getClass());
    for (Structure.Member member : type.members()) {
      if (member.shape().isA(SecretValue.class)
          && !member.is(Trait.NOT_STORED)
          && type.get(request, member) instanceof SecretValue secret) {
        secrets.add(secret);
      }
    }
    return secrets;
  }
}
