package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.structure.Structure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the operations of the API: those this fake carries out, and those it only knows by name.
 */
public final class Operations {

  private Operations() {}

  /** Returns the operations that are simulated. */
  public static List<Operation<?, ?>> simulated() {
    return List.of(
        new BatchGetSecretValue(),
        new CancelRotateSecret(),
        new CreateSecret(),
        new DeleteResourcePolicy(),
        new DeleteSecret(),
        new DescribeSecret(),
        new GetRandomPassword(),
        new GetResourcePolicy(),
        new GetSecretValue(),
        new ListSecretVersionIds(),
        new ListSecrets(),
        new PutResourcePolicy(),
        new PutSecretValue(),
        new RemoveRegionsFromReplication(),
        new ReplicateSecretToRegions(),
        new RestoreSecret(),
        new RotateSecret(),
        new StopReplicationToReplica(),
        new TagResource(),
        new UntagResource(),
        new UpdateSecret(),
        new UpdateSecretVersionStage(),
        new ValidateResourcePolicy());
  }

  /** Returns a simulated operation by AWS's name; empty if no such operation is simulated. */
  public static Optional<Operation<?, ?>> find(String name) {
    return simulated().stream().filter(operation -> operation.name().equals(name)).findFirst();
  }

  /** Returns the names of AWS's operations, simulated or not. */
  public static Stream<String> names() {
    return Stream.concat(simulated().stream().map(Operation::name), notSimulated().stream());
  }

  /** Returns the condition keys that requests have. */
  public static Set<String> conditionKeys() {
    return simulated().stream()
        .flatMap(operation -> conditionKeys(operation.requestType()))
        .collect(Collectors.toUnmodifiableSet());
  }

  static Stream<String> conditionKeys(Class<? extends Record> request) {
    return Structure.of(request).members().stream()
        .flatMap(member -> member.annotation(ConditionKey.class).stream())
        .map(ConditionKey::value);
  }

  /** Returns the names of AWS's operations that are not simulated; calling one fails loudly. */
  public static Set<String> notSimulated() {
    return Set.of("AssociateCrossAccountReplica", "DisassociateCrossAccountReplica");
  }
}
