package io.github.fakesecretsmanager;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.github.fakesecretsmanager.internal.account.IdSource;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import io.github.fakesecretsmanager.server.FakeSecretsManagerServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules in the table of packages of docs/architecture.md, row by row. */
class ArchitectureTest {

  private static final String BASE = "io.github.fakesecretsmanager";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  private static final Path TABLE = Path.of("docs", "architecture.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /**
   * A row of the table: a package by its name below the base, {@code B} for the base itself, and
   * what it may know: packages, and single types by their class name.
   */
  private record Row(String name, List<String> mayKnow, String because) {

    private static final Pattern SINGLE_TYPE = Pattern.compile("(B|[a-z.]+)\\.[A-Z]\\w*");

    static Row of(String line) {
      String[] cells = line.split("\\|", -1);
      List<String> mayKnow =
          QUOTED.matcher(cells[3]).results().map(quoted -> quoted.group(1)).toList();
      return new Row(cells[1].strip().replace("`", ""), mayKnow, cells[4].strip());
    }

    void check() {
      Stream<String> packages =
          Stream.concat(
              Stream.of("java..", "org.jspecify..", name),
              mayKnow.stream().filter(not(Row::isSingleType)));
      Set<String> types = singleTypes().collect(Collectors.toSet());
      classes()
          .that()
          .resideInAPackage(in(name))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(packages.map(Row::in).toArray(String[]::new))
                  .or(describe("single types", type -> types.contains(type.getName()))))
          .because(because)
          .check(CLASSES);
    }

    Stream<String> singleTypes() {
      return mayKnow.stream().filter(Row::isSingleType).map(Row::in);
    }

    private static boolean isSingleType(String name) {
      return SINGLE_TYPE.matcher(name).matches();
    }

    private static String in(String name) {
      return name.endsWith("..") ? name : name.equals("B") ? BASE : BASE + "." + strip(name);
    }

    private static String strip(String name) {
      return name.startsWith("B.") ? name.substring(2) : name;
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.startsWith("| `"))
        .map(Row::of)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> a_package_knows_only_what_its_row_allows() throws IOException {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.name(), row::check));
  }

  /** Otherwise, the arrow to the type would lead to everything that it knows. */
  @Test
  void a_type_that_a_row_names_by_itself_knows_nothing_of_ours() throws IOException {
    Set<String> types = rows().stream().flatMap(Row::singleTypes).collect(Collectors.toSet());

    assertThat(types).isNotEmpty().allMatch(CLASSES::contain);
    classes()
        .that(describe("are named by a row", type -> types.contains(type.getName())))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void every_package_has_a_row() throws IOException {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(each -> packages.add(each.getPackageName()));

    assertThat(rows())
        .extracting(row -> Row.in(row.name()))
        .containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  void packages_have_no_cycles() {
    slices()
        .matching(BASE + ".(**)")
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
  void time_and_ids_are_injected() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(FakeClock.class)
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
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Timer.class)
        .because("a test sees the same each time")
        .check(CLASSES);
  }

  @Test
  void nothing_waits_or_runs_by_itself() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + ".internal.http", BASE + ".server")
        .and()
        .doNotHaveSimpleName("RealDelay")
        .and()
        .doNotHaveSimpleName("TestResources")
        .and()
        .doNotHaveSimpleName("Interrupts")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Executor.class)
        .because(
            "nothing happens by itself; sockets alone block, with a time of their own, the program"
                + " alone waits for its end, and a delay waits when a test asks for one")
        .check(CLASSES);
  }

  @Test
  void only_the_source_of_ids_draws_random_numbers() {
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
        .because("a secret must not end up in a log; the program alone says where it listens")
        .check(CLASSES.that(are(DescribedPredicate.not(type(FakeSecretsManagerServer.class)))));
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING
        .because("a secret must not end up in a log")
        .check(CLASSES);
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
            "DefaultClientCapture",
            "EventualConsistency",
            "FakeClock",
            "FakeCloudTrail",
            "FakeFault",
            "FakeFaults",
            "FakeKmsKey",
            "FakeOutage",
            "FakePrincipal",
            "FakeRegion",
            "FakeReplication",
            "FakeRotation",
            "FakeSecretsManager",
            "FaultedCalls",
            "NotSimulatedException",
            "OutageKind",
            "ReplicationMode",
            "RotationFunction",
            "SecretArrangement");
    assertThat(publicTypes(".junit"))
        .containsExactlyInAnyOrder(
            "CaptureDefaultClients",
            "FakeSecret",
            "FakeSecretsManagerExtension",
            "FakeSecretsManagerTest",
            "FaultKind",
            "FaultSweep",
            "InRegion",
            "ReplicaOutcome",
            "ReplicationSweep",
            "Scope",
            "SweepRun");
    assertThat(publicTypes(".assertions"))
        .containsExactlyInAnyOrder(
            "AbstractRegionAssert",
            "AbstractReplicationAssert",
            "AutoCloseableSecretsManagerSoftAssertions",
            "BDDSecretsManagerAssertions",
            "BDDSecretsManagerSoftAssertions",
            "CloudTrailAssert",
            "FakeFaultAssert",
            "FakeKmsKeyAssert",
            "FakeRotationAssert",
            "FakeRegionAssert",
            "FakeSecretsManagerAssert",
            "PrincipalAssert",
            "ReplicaAssert",
            "ReplicationAnswer",
            "ReplicationStatusAssert",
            "SecretAssert",
            "SecretsManagerAssertions",
            "SecretsManagerInstanceOfAssertFactories",
            "SecretsManagerSoftAssertions",
            "SecretsManagerSoftAssertionsProvider");
  }

  private static Stream<String> publicTypes(String subpackage) {
    return CLASSES.getPackage(BASE + subpackage).getClasses().stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> type.isTopLevelClass() && !type.isArray())
        .map(JavaClass::getSimpleName);
  }
}
