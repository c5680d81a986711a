package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.structure.Shape;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets that a request names: by an id, by a list of ids, or by the name of a new secret.
 *
 * <p>Stateless.
 */
public final class NamedSecrets {

  /** AWS's condition key for the name of a new secret. */
  private static final String NAME = "secretsmanager:Name";

  private NamedSecrets() {}

  /** Returns the id of the secret that a request is about; empty if it has none. */
  public static Optional<SecretId> find(Record request) {
    Structure structure = Structure.of(request.getClass());
    for (int i = 0; i < structure.members().size(); i++) {
      if (structure.get(request, i) instanceof SecretId id) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /** Returns whether the requests of an operation name secrets. */
  public static boolean areIn(Operation<?, ?> operation) {
    return Structure.of(operation.requestType()).members().stream().anyMatch(NamedSecrets::names);
  }

  private static boolean names(Structure.Member member) {
    Shape element = member.shape().element();
    return member.shape().isA(SecretId.class)
        || (element != null && element.isA(SecretId.class))
        || NAME.equals(member.conditionKey());
  }

  /** Returns the ids and names in a request. */
  public static Stream<SecretId> of(Record request) {
    Structure structure = Structure.of(request.getClass());
    return structure.members().stream()
        .filter(NamedSecrets::names)
        .flatMap(member -> Stream.ofNullable(structure.get(request, member)))
        .flatMap(value -> value instanceof List<?> ids ? ids.stream() : Stream.of(value))
        .map(value -> value instanceof SecretId id ? id : SecretId.of(value.toString()));
  }
}
