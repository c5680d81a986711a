package io.github.fakesecretsmanager.internal.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.operation.Operations;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build generates says the same as the records and their annotations. */
class GeneratedStructuresTest {

  private static Stream<Class<? extends Record>> records() {
    return Operations.simulated().stream()
        .flatMap(operation -> Stream.of(operation.requestType(), operation.responseType()))
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
    assertThat(Structure.of(type)).isNotInstanceOf(ReflectedStructure.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_generated_structure_has_the_members_and_limits_of_its_record(
      Class<? extends Record> type) {
    // A pattern has no equality, so the texts are compared.
    assertThat(Structure.of(type).members())
        .hasToString(new ReflectedStructure(type).members().toString());
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_generated_structure_makes_and_reads_an_empty_record(Class<? extends Record> type) {
    Structure generated = Structure.of(type);

    Record made = generated.create(new Object[generated.members().size()]);

    assertThat(made)
        .isEqualTo(new ReflectedStructure(type).create(new Object[generated.members().size()]));
    assertThat(generated.members()).allMatch(member -> generated.get(made, member) == null);
  }
}
