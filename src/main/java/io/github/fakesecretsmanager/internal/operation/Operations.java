package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations of the API: those that this fake simulates, and those that it only knows by name.
 */
public final class Operations {

  private static final List<String> SIMULATED =
      List.of(
          "BatchGetSecretValue",
          "CancelRotateSecret",
          "CreateSecret",
          "DeleteResourcePolicy",
          "DeleteSecret",
          "DescribeSecret",
          "GetRandomPassword",
          "GetResourcePolicy",
          "GetSecretValue",
          "ListSecretVersionIds",
          "ListSecrets",
          "PutResourcePolicy",
          "PutSecretValue",
          "RemoveRegionsFromReplication",
          "ReplicateSecretToRegions",
          "RestoreSecret",
          "RotateSecret",
          "StopReplicationToReplica",
          "TagResource",
          "UntagResource",
          "UpdateSecret",
          "UpdateSecretVersionStage",
          "ValidateResourcePolicy");

  private Operations() {}

  /** Returns the operations that are simulated. */
  public static List<Operation<?, ?>> simulated() {
    List<Operation<?, ?>> operations = new ArrayList<>();
    for (String name : SIMULATED) {
      operations.add(find(name).orElseThrow(() -> new AssertionError("nothing makes " + name)));
    }
    return operations;
  }

  /** Returns a simulated operation by AWS's name; empty if no such operation is simulated. */
  public static Optional<Operation<?, ?>> find(String name) {
    // Makes only this operation: loading all of them with their records would slow down the first
    // test.
    return Optional.ofNullable(
        switch (name) {
          case "BatchGetSecretValue" -> new BatchGetSecretValue();
          case "CancelRotateSecret" -> new CancelRotateSecret();
          case "CreateSecret" -> new CreateSecret();
          case "DeleteResourcePolicy" -> new DeleteResourcePolicy();
          case "DeleteSecret" -> new DeleteSecret();
          case "DescribeSecret" -> new DescribeSecret();
          case "GetRandomPassword" -> new GetRandomPassword();
          case "GetResourcePolicy" -> new GetResourcePolicy();
          case "GetSecretValue" -> new GetSecretValue();
          case "ListSecretVersionIds" -> new ListSecretVersionIds();
          case "ListSecrets" -> new ListSecrets();
          case "PutResourcePolicy" -> new PutResourcePolicy();
          case "PutSecretValue" -> new PutSecretValue();
          case "RemoveRegionsFromReplication" -> new RemoveRegionsFromReplication();
          case "ReplicateSecretToRegions" -> new ReplicateSecretToRegions();
          case "RestoreSecret" -> new RestoreSecret();
          case "RotateSecret" -> new RotateSecret();
          case "StopReplicationToReplica" -> new StopReplicationToReplica();
          case "TagResource" -> new TagResource();
          case "UntagResource" -> new UntagResource();
          case "UpdateSecret" -> new UpdateSecret();
          case "UpdateSecretVersionStage" -> new UpdateSecretVersionStage();
          case "ValidateResourcePolicy" -> new ValidateResourcePolicy();
          default -> null;
        });
  }

  /** Returns the names of the operations that are simulated, in alphabetical order. */
  public static List<String> simulatedNames() {
    return SIMULATED;
  }

  /** Returns the names of AWS's operations, simulated or not. */
  public static Stream<String> names() {
    return Stream.concat(SIMULATED.stream(), notSimulated().stream());
  }

  /** Returns the condition keys that requests have. */
  public static Set<String> conditionKeys() {
    return simulated().stream()
        .flatMap(operation -> conditionKeys(operation.requestType()))
        .collect(Collectors.toUnmodifiableSet());
  }

  static Stream<String> conditionKeys(Class<? extends Record> request) {
    return Structure.of(request).members().stream()
        .flatMap(member -> Stream.ofNullable(member.conditionKey()));
  }

  /** Returns the names of AWS's operations that are not simulated; calling one fails loudly. */
  public static Set<String> notSimulated() {
    return Set.of("AssociateCrossAccountReplica", "DisassociateCrossAccountReplica");
  }
}
