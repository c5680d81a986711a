package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.lang.reflect.ParameterizedType;
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

  private static final ClassValue<Optional<Structure.Member>> ID =
      new ClassValue<>() {
        @Override
        protected Optional<Structure.Member> computeValue(Class<?> type) {
          return members(type).filter(member -> member.isA(SecretId.class)).findFirst();
        }
      };

  private NamedSecrets() {}

  private static Stream<Structure.Member> members(Class<?> type) {
    return Structure.of(type.asSubclass(Record.class)).members().stream();
  }

  /** Returns whether a request names a secret by an ARN of another account. */
  public static boolean isOfOtherAccount(Record request, String accountId) {
    Optional<Structure.Member> member = ID.get(request.getClass());
    Object id = member.isPresent() ? member.get().get(request) : null;
    return id instanceof SecretId named && named.isOfOtherAccount(accountId);
  }

  /** Returns whether the requests of an operation name secrets. */
  public static boolean areIn(Operation<?, ?> operation) {
    return members(operation.requestType()).anyMatch(NamedSecrets::names);
  }

  private static boolean names(Structure.Member member) {
    return member.isA(SecretId.class)
        || (member.plainType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] == SecretId.class)
        || member
            .annotation(ConditionKey.class)
            .filter(key -> key.value().equals(NAME))
            .isPresent();
  }

  /** Returns the ids and names in a request. */
  public static Stream<SecretId> of(Record request) {
    return members(request.getClass())
        .filter(NamedSecrets::names)
        .flatMap(member -> Stream.ofNullable(member.get(request)))
        .flatMap(value -> value instanceof List<?> ids ? ids.stream() : Stream.of(value))
        .map(value -> value instanceof SecretId id ? id : SecretId.of(value.toString()));
  }
}
