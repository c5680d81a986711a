package io.github.fakesecretsmanager;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.github.fakesecretsmanager.domain.IdSource;
import io.github.fakesecretsmanager.service.SecretsManagerService;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of packages in docs/architecture.md, row by row. */
class ArchitectureTest {

  private static final String BASE = "io.github.fakesecretsmanager";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  private record Row(String name, String because, String... mayKnow) {

    void check() {
      Stream<String> allowed =
          Stream.concat(Stream.of("java..", "org.jspecify.annotations", name), Stream.of(mayKnow));
      classes()
          .that()
          .resideInAPackage(in(name))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(allowed.map(Row::in).toArray(String[]::new))
          .because(because)
          .check(CLASSES);
    }

    /** Packages of ours by their last part, {@code B} for the base; others as they are. */
    private static String in(String name) {
      return name.contains("..") || name.startsWith("org.")
          ? name
          : name.equals("B") ? BASE : BASE + "." + name;
    }
  }

  @TestFactory
  Stream<DynamicTest> a_package_knows_only_what_its_row_allows() {
    return Stream.of(
            new Row("domain", "the rules of AWS must be readable and testable by themselves"),
            new Row("operation.constraint", "a limit says what AWS's reference says, no more"),
            new Row(
                "operation",
                "an operation reads like its page in AWS's reference",
                "domain",
                "operation.constraint"),
            new Row("iam", "a policy is JSON about what exists", "domain", "json"),
            new Row(
                "service",
                "how a call is answered does not depend on how it came",
                "operation",
                "operation.constraint",
                "iam",
                "domain"),
            new Row(
                "json",
                "one package alone knows Jackson, so that it can be replaced or shaded",
                "com.fasterxml.jackson.core.."),
            new Row(
                "protocol",
                "the wire knows the operations, and no transport",
                "service",
                "operation",
                "json",
                "domain"),
            new Row(
                "sdk",
                "one package alone implements the SDK's interfaces",
                "protocol",
                "domain",
                "software.amazon.awssdk.."),
            new Row(
                "B",
                "the front door must work without JUnit and without AssertJ",
                "sdk",
                "protocol",
                "service",
                "operation",
                "domain",
                "software.amazon.awssdk.."),
            new Row(
                "junit",
                "the extension must work without AssertJ",
                "B",
                "org.junit.jupiter.api..",
                "org.junit.platform.commons..",
                "software.amazon.awssdk.services.secretsmanager.."),
            new Row(
                "assertions",
                "the assertions must work without JUnit",
                "B",
                "domain",
                "org.assertj.core..",
                "software.amazon.awssdk.services.secretsmanager.model.."))
        .map(row -> DynamicTest.dynamicTest(row.name(), row::check));
  }

  @Test
  void packages_have_no_cycles() {
    slices()
        .matching(BASE + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("no arrow of the picture runs back")
        .check(CLASSES);
  }

  @Test
  void every_package_is_null_marked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaPackage each : CLASSES.getPackage(BASE).getSubpackagesInTree()) {
      if (!each.getClasses().isEmpty() && !each.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(each.getName());
      }
    }

    assertThat(CLASSES.getPackage(BASE).isAnnotatedWith(NullMarked.class)).isTrue();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void time_and_chance_are_injected() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .because("a test sees the same each time, and nothing happens by itself")
        .check(CLASSES);
    noClasses()
        .that()
        .doNotBelongToAnyOf(IdSource.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .because("ids come from one seed")
        .check(CLASSES);
  }

  @Test
  void the_service_alone_locks() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(SecretsManagerService.class)
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.concurrent.locks"))
        .because("one lock needs no order of locks, and makes a change of two Regions one change")
        .check(CLASSES);
  }

  @Test
  void nothing_is_logged_or_printed() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
        .because("a secret must not end up in a log")
        .check(CLASSES);
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
  }

  @Test
  void the_extension_holds_configuration_only() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(BASE + ".junit")
        .and()
        .areDeclaredInClassesThat()
        .haveSimpleNameNotEndingWith("Builder")
        .should()
        .beFinal()
        .because("one extension serves parallel tests, whose state is in JUnit's store")
        .check(CLASSES);
  }

  @Test
  void a_user_sees_these_types_and_no_more() {
    assertThat(publicTypes(""))
        .containsExactlyInAnyOrder(
            "FakeClock",
            "FakeKmsKey",
            "FakeRegion",
            "FakeReplication",
            "FakeSecretsManager",
            "ReplicationMode");
    assertThat(publicTypes(".junit"))
        .containsExactlyInAnyOrder(
            "FakeSecretsManagerExtension", "FakeSecretsManagerTest", "InRegion", "Scope");
    assertThat(publicTypes(".assertions"))
        .containsExactlyInAnyOrder(
            "AbstractRegionAssert",
            "AbstractReplicationAssert",
            "FakeRegionAssert",
            "FakeSecretsManagerAssert",
            "ReplicaAssert",
            "ReplicationAnswer",
            "ReplicationStatusAssert",
            "SecretAssert",
            "SecretsManagerAssertions");
  }

  private static Stream<String> publicTypes(String subpackage) {
    return CLASSES.getPackage(BASE + subpackage).getClasses().stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> type.isTopLevelClass() && !type.isArray())
        .map(JavaClass::getSimpleName);
  }
}
