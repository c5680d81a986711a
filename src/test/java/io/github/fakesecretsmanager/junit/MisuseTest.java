package io.github.fakesecretsmanager.junit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The messages that the documentation gives for misuses, each of which a user must really get. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class MisuseTest extends ExtensionTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| `(.+?)` \\|$");

  /** A class that commits each misuse, by the name of the misuse in the documentation. */
  private static final Map<String, Class<?>> EXAMPLES =
      Map.ofEntries(
          entry(
              "a parameter of `@BeforeAll`, if each test has its own fake",
              FakeScopeTest.BeforeAllTestCases.class),
          entry(
              "`@InRegion` on a `FakeClock` or `FakeSecretsManager`",
              FakeSecretsManagerExtensionTest.MisplacedRegionTestCases.class),
          entry(
              "`@InRegion` with a Region that AWS does not have",
              FakeSecretsManagerExtensionTest.UnknownRegionTestCases.class),
          entry(
              "a parameter of a type that no extension injects",
              FakeSecretsManagerExtensionTest.ForeignParameterTestCases.class),
          entry(
              "`@FakeSecretsManagerTest` and a field, of the class or of one that it extends",
              FakeSecretsManagerExtensionTest.RegisteredTwiceTestCases.class),
          entry(
              "a field that is not static, with `Scope.PER_CLASS`",
              FakeSecretsManagerExtensionTest.SharedByAFieldOfEachTestCases.class),
          entry(
              "a constructor of `@TestInstance(PER_CLASS)`, or before JUnit 5.12",
              FakeScopeTest.OneInstanceTestCases.class),
          entry(
              "a captured default client that is called in `@BeforeAll`, if each test has its own fake",
              CaptureDefaultClientsTest.CalledTooEarlyTestCases.class),
          entry(
              "a client that is used after it was closed, for example by the code under test",
              FakeSecretsManagerExtensionTest.ClosedClientTestCases.class),
          entry("`@FakeSecret` without a name", FakeSecretTest.EmptyNameTestCases.class),
          entry(
              "`@FakeSecret` in a Region, or replicated to one, that AWS does not have",
              FakeSecretTest.UnknownRegionTestCases.class),
          entry(
              "`@FakeSecret` replicated to its own Region, or another partition",
              FakeSecretTest.OwnRegionTestCases.class),
          entry("two `@FakeSecret` of one name in one Region", FakeSecretTest.TwiceTestCases.class),
          entry(
              "`@FakeSecret` with a replica that can't be made: its name is taken, its Region"
                  + " disabled",
              FakeSecretTest.TakenTestCases.class),
          entry("`@FakeSecret` on a lifecycle method", FakeSecretTest.LifecycleTestCases.class),
          entry(
              "`@FakeSecret` on a test or nested class, if the tests share a fake",
              FakeSecretTest.SharedMethodTestCases.class),
          entry(
              "`@FaultSweep` on a test that makes no call",
              RefusedSweepsTest.NoCallTestCases.class),
          entry(
              "`@FaultSweep(calls = 9)`, if the first run makes fewer calls",
              RefusedSweepsTest.NoNinthCallTestCases.class),
          entry(
              "`@FaultSweep` with an operation or a Region that no call has",
              RefusedSweepsTest.UselessOperationTestCases.class),
          entry(
              "`@ReplicationSweep` with a Region to which nothing is replicated",
              ReplicationSweepTest.OtherRegionTestCases.class),
          entry(
              "a swept test that clears all faults or resets the fake",
              RefusedSweepsTest.ClearingTestCases.class),
          entry("a sweep beside another test annotation", RefusedSweepsTest.TestTooTestCases.class),
          entry("a sweep of more than `maxRuns`", RefusedSweepsTest.TooManyTestCases.class),
          entry("a sweep, if the tests share a fake", RefusedSweepsTest.SharedTestCases.class));

  /** Returns the message that the documentation gives for each misuse. */
  private static Map<String, String> told() throws IOException {
    Map<String, String> told = new LinkedHashMap<>();
    ROW.matcher(Files.readString(Path.of("docs", "junit.md")))
        .results()
        .forEach(row -> told.put(row.group(1), row.group(2)));
    return told;
  }

  @Test
  void each_misuse_of_the_documentation_has_an_example() throws IOException {
    assertThat(told()).containsOnlyKeys(EXAMPLES.keySet());
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> each_misuse_happens_as_documented() {
    return EXAMPLES.entrySet().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.getKey(),
                    () ->
                        assertThat(message(example.getValue()))
                            .contains(told().get(example.getKey()).split(" ?\\.\\.\\. ?"))));
  }

  /** Returns everything that JUnit says, because it puts its own sentence around some of ours. */
  private static String message(Class<?> testClass) {
    return Stream.iterate(failure(testClass), cause -> cause != null, Throwable::getCause)
        .map(Throwable::getMessage)
        .reduce("", (all, next) -> all + "\n" + next);
  }
}
