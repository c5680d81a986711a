package io.github.fakesecretsmanager.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.structure.Shape;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The facts that each operation must state about itself, so that none can be forgotten. */
class OperationTest {

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final SecretValue.Text VALUE = new SecretValue.Text("s3cr3t");

  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          String.class,
          "text",
          SecretId.class,
          SecretId.of("db"),
          Boolean.class,
          true,
          Integer.class,
          1,
          Long.class,
          1L,
          SecretValue.Text.class,
          VALUE,
          SecretValue.Binary.class,
          new SecretValue.Binary(new byte[] {1}));

  /**
   * What AWS documents of each operation: the permissions that a request with all members needs,
   * and the condition keys whose values a request gives. A key without a prefix has the prefix
   * {@code secretsmanager}.
   */
  private static final String DOCUMENTED =
      """
      BatchGetSecretValue          | BatchGetSecretValue, ListSecrets |
      CancelRotateSecret           | CancelRotateSecret |
      CreateSecret                 | CreateSecret, ReplicateSecretToRegions, TagResource \
        | Name, Description, KmsKeyId, aws:TagKeys, AddReplicaRegions, \
          ForceOverwriteReplicaSecret, Type
      DeleteResourcePolicy         | DeleteResourcePolicy |
      DeleteSecret                 | DeleteSecret | RecoveryWindowInDays, ForceDeleteWithoutRecovery
      DescribeSecret               | DescribeSecret |
      GetRandomPassword            | GetRandomPassword |
      GetResourcePolicy            | GetResourcePolicy |
      GetSecretValue               | GetSecretValue | VersionId, VersionStage
      ListSecretVersionIds         | ListSecretVersionIds |
      ListSecrets                  | ListSecrets |
      PutResourcePolicy            | PutResourcePolicy | BlockPublicPolicy
      PutSecretValue               | PutSecretValue |
      RemoveRegionsFromReplication | RemoveRegionsFromReplication |
      ReplicateSecretToRegions     | ReplicateSecretToRegions \
        | AddReplicaRegions, ForceOverwriteReplicaSecret
      RestoreSecret                | RestoreSecret |
      RotateSecret                 | RotateSecret, iam:PassRole, lambda:InvokeFunction \
        | RotationLambdaARN, ModifyRotationRules, ExternalSecretRotationRoleArn, RotateImmediately
      StopReplicationToReplica     | StopReplicationToReplica |
      TagResource                  | TagResource | aws:TagKeys
      UntagResource                | UntagResource | aws:TagKeys
      UpdateSecret                 | UpdateSecret | Description, KmsKeyId, Type
      UpdateSecretVersionStage     | UpdateSecretVersionStage | VersionStage
      ValidateResourcePolicy       | ValidateResourcePolicy, PutResourcePolicy |
      """;

  private record Documented(List<String> actions, List<String> conditionKeys) {

    static Documented of(Operation<?, ?> operation) {
      String[] cells =
          DOCUMENTED
              .lines()
              .map(line -> line.split("\\|", -1))
              .filter(row -> row[0].strip().equals(operation.name()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no row for " + operation.name()));
      return new Documented(names(cells[1]), names(cells[2]));
    }

    private static List<String> names(String cell) {
      return Stream.of(cell.split(",", -1))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .map(name -> name.contains(":") ? name : "secretsmanager:" + name)
          .toList();
    }
  }

  private static Stream<DynamicTest> forEachOperation(Check check) {
    return Operations.simulated().stream()
        .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> check.of(operation)));
  }

  /** A new password is not yet a secret's value. */
  private static final String PASSWORD = "GetRandomPassword";

  /** The only change that can't be made without a value. */
  private static final String NEEDS_A_VALUE = "PutSecretValue";

  private interface Check {
    void of(Operation<?, ?> operation);
  }

  /** AWS's quotas: operations that share one, and its calls a second. */
  private static final String QUOTAS =
      """
      50    | DeleteResourcePolicy, GetResourcePolicy, PutResourcePolicy, ValidateResourcePolicy
      50    | PutSecretValue, RemoveRegionsFromReplication, ReplicateSecretToRegions, \
              StopReplicationToReplica, UpdateSecret, UpdateSecretVersionStage
      50    | RestoreSecret
      50    | CancelRotateSecret, RotateSecret
      50    | TagResource, UntagResource
      100   | BatchGetSecretValue
      100   | ListSecrets
      10000 | GetSecretValue
      40000 | DescribeSecret
      50    | CreateSecret
      50    | DeleteSecret
      50    | GetRandomPassword
      50    | ListSecretVersionIds
      """;

  @Test
  void operations_share_the_quotas_that_aws_documents() {
    Map<RequestQuota, Set<String>> sharing =
        Operations.simulated().stream()
            .collect(
                Collectors.groupingBy(
                    Operation::quota,
                    Collectors.mapping(Operation::name, Collectors.toCollection(TreeSet::new))));

    assertThat(sharing.entrySet())
        .extracting(
            each ->
                "%-5d | %s"
                    .formatted(each.getKey().callsPerSecond(), String.join(", ", each.getValue())))
        .containsExactlyInAnyOrderElementsOf(
            QUOTAS.lines().map(line -> line.replaceAll(",\\s+", ", ")).toList());
  }

  @Test
  void no_other_file_names_an_operation_by_text() throws IOException {
    String names =
        Stream.concat(
                Operations.simulated().stream().map(Operation::name),
                Operations.notSimulated().stream())
            .collect(Collectors.joining("|"));
    Pattern named = Pattern.compile("\"(secretsmanager[:.])?(" + names + ")\"");
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("//"))
            .filter(line -> named.matcher(line).find())
            .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
      }
    }

    assertThat(found)
        .as("the list of operations names those that are not simulated, a sweep what it counts")
        .allMatch(line -> line.matches("(Operations|LateReplica)\\.java: .*"));
  }

  @TestFactory
  Stream<DynamicTest> an_operation_has_the_condition_keys_that_aws_documents() {
    return forEachOperation(
        operation ->
            assertThat(Operations.conditionKeys(operation.requestType()))
                .containsExactlyInAnyOrderElementsOf(Documented.of(operation).conditionKeys()));
  }

  @Test
  void the_condition_keys_of_all_requests_are_known_to_policies() {
    assertThat(Operations.conditionKeys())
        .containsExactlyInAnyOrderElementsOf(
            Operations.simulated().stream()
                .flatMap(operation -> Documented.of(operation).conditionKeys().stream())
                .collect(Collectors.toSet()));
  }

  @TestFactory
  Stream<DynamicTest> an_operation_needs_the_permissions_that_aws_documents() {
    return forEachOperation(
        operation ->
            assertThat(actionsOfAFullRequest(operation))
                .containsExactlyElementsOf(Documented.of(operation).actions()));
  }

  private static <Q extends Record> List<String> actionsOfAFullRequest(Operation<Q, ?> operation) {
    Q request = operation.requestType().cast(full(operation.requestType()));
    return operation.requiredPermissions(request).stream().map(RequiredPermission::action).toList();
  }

  /** Makes a record in which all members are present. */
  private static Record full(Class<? extends Record> type) {
    Structure structure = Structure.of(type);
    return structure.create(
        structure.members().stream().map(member -> sample(member.shape())).toArray());
  }

  private static Object sample(Shape shape) {
    if (shape.element() != null) {
      return List.of(sample(shape.element()));
    }
    return SAMPLES.containsKey(shape.type()) ? SAMPLES.get(shape.type()) : full(shape.structure());
  }

  @TestFactory
  Stream<DynamicTest> who_reads_or_writes_a_value_says_so() {
    return forEachOperation(
        operation -> {
          List<Structure.Member> given = valueMembers(operation.requestType());
          boolean isAnswered =
              !PASSWORD.equals(operation.name())
                  && !valueMembers(operation.responseType()).isEmpty();

          if (!NEEDS_A_VALUE.equals(operation.name())) {
            assertThat(usesValue(operation, null)).isEqualTo(isAnswered);
          }
          for (Structure.Member member : given) {
            assertThat(usesValue(operation, member)).as("with %s", member.name()).isTrue();
          }
        });
  }

  private static List<Structure.Member> valueMembers(Class<? extends Record> type) {
    return Structure.of(type).members().stream()
        .filter(member -> member.shape().isA(SecretValue.class))
        .filter(member -> !member.is(Structure.Trait.NOT_STORED))
        .toList();
  }

  /** Asks with a request in which only the value is present. */
  private static <Q extends Record> boolean usesValue(
      Operation<Q, ?> operation, Structure.Member value) {
    Structure structure = Structure.of(operation.requestType());
    Object[] values =
        IntStream.range(0, structure.members().size())
            .mapToObj(i -> structure.members().get(i))
            .map(member -> member.equals(value) ? value(member) : null)
            .toArray();
    return operation.usesValue(operation.requestType().cast(structure.create(values)));
  }

  private static SecretValue value(Structure.Member member) {
    return member.shape().isA(SecretValue.Text.class)
        ? VALUE
        : new SecretValue.Binary(new byte[] {1});
  }
}
