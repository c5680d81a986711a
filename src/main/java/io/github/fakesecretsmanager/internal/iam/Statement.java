package io.github.fakesecretsmanager.internal.iam;

import io.github.fakesecretsmanager.internal.iam.PrincipalElement.Naming;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a policy: it allows or denies actions on resources.
 *
 * @param sid its id, or its number in the policy if it has none
 * @param resources empty in the policy of a KMS key, which is about that key
 * @param principals empty in an identity-based policy
 * @param conditions empty also if the statement is never evaluated
 * @param isConditional whether the statement has conditions, even if they were not read
 */
record Statement(
    String sid,
    Effect effect,
    PatternElement actions,
    Optional<PatternElement> resources,
    Optional<PrincipalElement> principals,
    List<Condition> conditions,
    boolean isConditional) {

  Statement {
    conditions = List.copyOf(conditions);
  }

  /** Returns whether the statement applies to a request, no matter who makes it. */
  boolean appliesTo(AccessRequest request) {
    return actions.covers(request.action(), request)
        && resources.stream().allMatch(element -> element.covers(request.resource(), request))
        && conditions.stream().allMatch(condition -> condition.isMetBy(request));
  }

  /** Returns whether the statement names a caller in a certain way. */
  boolean names(Principal caller, Naming naming) {
    return principals.filter(element -> element.names(caller, naming)).isPresent();
  }

  /** Returns whether the statement is public: it names everybody, or everybody except some. */
  boolean isPublic() {
    return principals.filter(e -> e.namesEverybody() || e.isNegated()).isPresent();
  }

  /** Returns whether the statement names everybody, without exception. */
  boolean namesEverybody() {
    return principals.filter(PrincipalElement::namesEverybody).isPresent();
  }
}
