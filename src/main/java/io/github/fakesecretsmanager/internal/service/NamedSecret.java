package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.util.Optional;

/** The secret that a request names, by the member of that type; stateless. */
final class NamedSecret {

  private static final ClassValue<Optional<Structure.Member>> MEMBER =
      new ClassValue<>() {
        @Override
        protected Optional<Structure.Member> computeValue(Class<?> type) {
          return Structure.of(type.asSubclass(Record.class)).members().stream()
              .filter(member -> member.isA(SecretId.class))
              .findFirst();
        }
      };

  private NamedSecret() {}

  /** Returns whether a request names a secret by an ARN of an account other than this. */
  static boolean isOfOtherAccount(Record request, String accountId) {
    Optional<Structure.Member> member = MEMBER.get(request.getClass());
    Object id = member.isPresent() ? member.get().get(request) : null;
    return id instanceof SecretId named && named.isOfOtherAccount(accountId);
  }
}
