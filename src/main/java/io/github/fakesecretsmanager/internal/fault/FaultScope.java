package io.github.fakesecretsmanager.internal.fault;

import io.github.fakesecretsmanager.internal.account.SecretId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calls that a fault can hit.
 *
 * @param operations the names of the operations; empty for all
 * @param region the Region that is called; empty for all
 * @param secret the secret that the calls name; empty for all calls
 * @param callerArn the ARN of a user or role; empty for all callers
 */
public record FaultScope(
    Set<String> operations,
    Optional<String> region,
    Optional<SecretId> secret,
    Optional<String> callerArn) {

  boolean includes(String operation, String calledRegion) {
    return (operations.isEmpty() || operations.contains(operation))
        && region.filter(expected -> !expected.equals(calledRegion)).isEmpty();
  }

  boolean includes(Attempt attempt) {
    return includes(attempt.operation(), attempt.region())
        && callerArn.filter(expected -> !expected.equals(attempt.callerArn())).isEmpty()
        && secret.filter(expected -> !attempt.isAbout().test(expected)).isEmpty();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(operations.isEmpty() ? "any call" : String.join(", ", new TreeSet<>(operations)));
    secret.ifPresent(id -> parts.add("to " + id));
    region.ifPresent(name -> parts.add("in " + name));
    callerArn.ifPresent(arn -> parts.add("by " + arn));
    return String.join(" ", parts);
  }
}
