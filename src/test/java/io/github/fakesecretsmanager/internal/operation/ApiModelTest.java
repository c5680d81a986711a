package io.github.fakesecretsmanager.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.ReplicationStatus;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches;
import io.github.fakesecretsmanager.internal.operation.constraint.OneOf;
import io.github.fakesecretsmanager.internal.operation.constraint.Range;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The comparison of the operations' records with AWS's model, so that nothing is forgotten. */
class ApiModelTest {

  private static final ApiModel MODEL = ApiModel.load();

  /** AWS documents these, but no SDK has them yet. */
  private static final Set<String> NOT_IN_THE_MODEL =
      Set.of("AssociateCrossAccountReplica", "DisassociateCrossAccountReplica");

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "string",
          SecretId.class, "string",
          Boolean.class, "boolean",
          Integer.class, "integer",
          Long.class, "long",
          Instant.class, "timestamp",
          SecretValue.Text.class, "string sensitive",
          SecretValue.Binary.class, "blob sensitive",
          List.class, "list",
          Map.class, "map");

  @Test
  void every_operation_is_simulated_or_known_by_name() {
    Set<String> known = Operations.names().collect(Collectors.toCollection(TreeSet::new));
    known.removeAll(NOT_IN_THE_MODEL);

    assertThat(known).isEqualTo(MODEL.operations());
  }

  @Test
  void the_documentation_lists_every_operation() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/operations.md")).stream()
            .filter(line -> line.matches("\\| [A-Z]\\w+ \\|.*"))
            .map(line -> line.split("\\|", -1)[1].strip())
            .toList();

    assertThat(rows).containsExactlyElementsOf(MODEL.operations().stream().sorted().toList());
  }

  @TestFactory
  Stream<DynamicTest> a_request_has_every_member_with_the_limits_of_the_model() {
    return forEachOperation(
        operation ->
            assertThat(describe(operation.requestType(), true))
                .containsExactlyElementsOf(MODEL.request(operation.name())));
  }

  @TestFactory
  Stream<DynamicTest> a_response_has_every_member_of_the_model() {
    return forEachOperation(
        operation ->
            assertThat(describe(operation.responseType(), false))
                .containsExactlyElementsOf(MODEL.response(operation.name())));
  }

  private interface Check {
    void of(Operation<?, ?> operation);
  }

  private static Stream<DynamicTest> forEachOperation(Check check) {
    return Operations.simulated().stream()
        .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> check.of(operation)));
  }

  @Test
  void error_codes_are_modelled_exactly_where_the_model_has_them() {
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(MODEL.errors().contains(code.wireName()))
          .as("%s", code)
          .isEqualTo(code.isModelled());
    }
  }

  @Test
  void a_replica_has_the_statuses_of_the_model() {
    assertThat(
            Stream.of(ReplicationStatus.class.getPermittedSubclasses()).map(Class::getSimpleName))
        .containsExactlyInAnyOrderElementsOf(
            MODEL.enumeration("StatusType").stream().map(Object::toString).toList());
  }

  /** Writes a record as {@link ApiModel} writes a shape. */
  private static List<String> describe(Class<?> type, boolean withLimits) {
    List<String> lines = new ArrayList<>();
    addComponents(type, "", withLimits, lines);
    return lines;
  }

  private static void addComponents(
      Class<?> type, String path, boolean withLimits, List<String> lines) {
    for (RecordComponent component : type.getRecordComponents()) {
      WireName member = component.getAnnotation(WireName.class);
      String name = component.getName();
      String wireName =
          member == null
              ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
              : member.value();
      add(component.getAnnotatedType(), component, path + wireName, withLimits, lines);
    }
  }

  private static void add(
      AnnotatedType type,
      AnnotatedElement limited,
      String path,
      boolean withLimits,
      List<String> lines) {
    Class<?> raw = raw(type);
    String required = limited.isAnnotationPresent(Required.class) ? " required" : "";
    lines.add(
        path
            + ": "
            + TYPES.getOrDefault(raw, "structure")
            + (withLimits ? required + limits(limited) : ""));
    if (raw.isRecord() && !TYPES.containsKey(raw)) {
      addComponents(raw, path + ".", withLimits, lines);
    } else if (type instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      AnnotatedType element = arguments[arguments.length - 1];
      add(element, element, path + (raw == List.class ? "[]" : "{}"), withLimits, lines);
    }
  }

  private static Class<?> raw(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType generic
        ? (Class<?>) ((ParameterizedType) generic.getType()).getRawType()
        : (Class<?>) type.getType();
  }

  private static String limits(AnnotatedElement element) {
    StringBuilder limits = new StringBuilder();
    Length length = element.getAnnotation(Length.class);
    if (length != null) {
      append(limits, length.min(), length.max());
    }
    Items items = element.getAnnotation(Items.class);
    if (items != null) {
      append(limits, items.min(), items.max());
    }
    Range range = element.getAnnotation(Range.class);
    if (range != null) {
      append(limits, range.min(), range.max());
    }
    Matches matches = element.getAnnotation(Matches.class);
    if (matches != null) {
      limits.append(" pattern ").append(matches.value());
    }
    OneOf oneOf = element.getAnnotation(OneOf.class);
    if (oneOf != null) {
      limits.append(" one of ").append(new TreeSet<>(List.of(oneOf.value())));
    }
    return limits.toString();
  }

  private static void append(StringBuilder limits, long min, long max) {
    if (min > 0) {
      limits.append(" min ").append(min);
    }
    if (max < Integer.MAX_VALUE) {
      limits.append(" max ").append(max);
    }
  }
}
