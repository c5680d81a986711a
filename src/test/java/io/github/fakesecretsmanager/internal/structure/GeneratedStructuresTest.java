package io.github.fakesecretsmanager.internal.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.operation.Operations;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build generates says the same as the records and their annotations. */
class GeneratedStructuresTest {

  private static final String ERRORS = "io.github.fakesecretsmanager.internal.protocol.ErrorBodies";

  private static Stream<Class<? extends Record>> records() throws ClassNotFoundException {
    Stream<Class<? extends Record>> errors =
        Stream.of(Class.forName(ERRORS).getDeclaredClasses())
            .map(type -> type.asSubclass(Record.class));
    Stream<Class<? extends Record>> ofOperations =
        Operations.simulated().stream()
            .flatMap(operation -> Stream.of(operation.requestType(), operation.responseType()));
    return Stream.concat(errors, ofOperations)
        .flatMap(GeneratedStructuresTest::withNested)
        .distinct();
  }

  private static Stream<Class<? extends Record>> withNested(Class<? extends Record> type) {
    return Stream.concat(
        Stream.of(type),
        Structure.of(type).members().stream()
            .map(member -> innermost(member.shape()))
            .filter(Shape::isStructure)
            .flatMap(shape -> withNested(shape.structure())));
  }

  private static Shape innermost(Shape shape) {
    return shape.element() == null ? shape : innermost(shape.element());
  }

  @ParameterizedTest
  @MethodSource("records")
  void no_record_of_an_operation_is_read_by_reflection(Class<? extends Record> type) {
    assertThat(Structure.of(type))
        .as("run mvn compile, which generates the structures")
        .isNotInstanceOf(ReflectedStructure.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_generated_structure_has_the_members_and_limits_of_its_record(
      Class<? extends Record> type) {
    // A pattern has no equality, so the texts are compared.
    assertThat(Structure.of(type).members())
        .hasToString(ReflectedStructure.of(type).members().toString());
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_generated_structure_makes_and_reads_an_empty_record(Class<? extends Record> type) {
    Structure generated = Structure.of(type);

    Record made = generated.create(new Object[generated.members().size()]);

    assertThat(made)
        .isEqualTo(ReflectedStructure.of(type).create(new Object[generated.members().size()]));
    assertThat(generated.members()).allMatch(member -> generated.get(made, member) == null);
  }
}
