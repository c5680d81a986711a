package io.github.fakesecretsmanager.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.structure.NotStored;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An operation says all about itself: nothing that it must say can be forgotten. */
class OperationTest {

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final SecretValue.Text VALUE = new SecretValue.Text("s3cr3t");

  /** The condition keys of requests that AWS documents, all of the prefix secretsmanager. */
  private static final Set<String> DOCUMENTED_KEYS =
      Set.of(
          "AddReplicaRegions",
          "BlockPublicPolicy",
          "Description",
          "ExternalSecretRotationRoleArn",
          "ForceDeleteWithoutRecovery",
          "ForceOverwriteReplicaSecret",
          "KmsKeyId",
          "ModifyRotationRules",
          "Name",
          "RecoveryWindowInDays",
          "RotateImmediately",
          "RotationLambdaARN",
          "Type",
          "VersionId",
          "VersionStage");

  private static Stream<DynamicTest> forEachOperation(Check check) {
    return Operations.simulated().stream()
        .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> check.of(operation)));
  }

  private interface Check {
    void of(Operation<?, ?> operation);
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
        .as("only the list of operations names those that are not simulated")
        .allMatch(line -> line.startsWith("Operations.java: "));
  }

  @TestFactory
  Stream<DynamicTest> a_member_that_a_condition_key_is_named_after_gives_its_value() {
    return forEachOperation(
        operation -> {
          for (Structure.Member member : Structure.of(operation.requestType()).members()) {
            if (DOCUMENTED_KEYS.contains(member.wireName())) {
              assertThat(member.annotation(ConditionKey.class).map(ConditionKey::value))
                  .as("the condition key of %s", member.wireName())
                  .contains("secretsmanager:" + member.wireName());
            }
          }
        });
  }

  @Test
  void requests_have_the_condition_keys_that_aws_documents() {
    Set<String> documented =
        DOCUMENTED_KEYS.stream().map(key -> "secretsmanager:" + key).collect(Collectors.toSet());
    documented.add("aws:TagKeys");

    assertThat(Operations.conditionKeys()).isEqualTo(documented);
  }

  @TestFactory
  Stream<DynamicTest> who_reads_or_writes_a_value_says_so() {
    return forEachOperation(
        operation -> {
          List<Structure.Member> given = valueMembers(operation.requestType());
          boolean isAnswered =
              valueMembers(operation.responseType()).stream()
                  .anyMatch(member -> member.name().startsWith("secret"));

          if (isAnswered || given.isEmpty()) {
            assertThat(usesValue(operation, null)).isEqualTo(isAnswered);
          }
          for (Structure.Member member : given) {
            assertThat(usesValue(operation, member)).as("with %s", member.name()).isTrue();
          }
        });
  }

  private static List<Structure.Member> valueMembers(Class<? extends Record> type) {
    return Structure.of(type).members().stream()
        .filter(member -> member.isA(SecretValue.class))
        .filter(member -> member.annotation(NotStored.class).isEmpty())
        .toList();
  }

  /** Asks with a request that has nothing but the value given. */
  private static <Q extends Record> boolean usesValue(
      Operation<Q, ?> operation, Structure.Member value) {
    Structure structure = Structure.of(operation.requestType());
    Object[] values =
        IntStream.range(0, structure.members().size())
            .mapToObj(i -> structure.members().get(i))
            .map(member -> member == value ? value(member) : null)
            .toArray();
    return operation.usesValue(operation.requestType().cast(structure.create(values)));
  }

  private static SecretValue value(Structure.Member member) {
    return member.isA(SecretValue.Text.class) ? VALUE : new SecretValue.Binary(new byte[] {1});
  }
}
