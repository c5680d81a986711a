package io.github.fakesecretsmanager.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Every sentence on a misuse that the documentation tells is one that a user can get. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class MisuseTest extends ExtensionTest {

  private static final Pattern SENTENCE = Pattern.compile("(?m)^\\|[^|]+\\| `(.+?)` \\|$");

  private static final List<Class<?>> MISUSES =
      List.of(
          FakeScopeTest.BeforeAllTestCases.class,
          FakeSecretsManagerExtensionTest.MisplacedRegionTestCases.class,
          FakeSecretsManagerExtensionTest.UnknownRegionTestCases.class,
          FakeSecretsManagerExtensionTest.ForeignParameterTestCases.class,
          FakeSecretsManagerExtensionTest.RegisteredTwiceTestCases.class,
          FakeSecretsManagerExtensionTest.SharedByAFieldOfEachTestCases.class,
          FakeScopeTest.OneInstanceTestCases.class,
          CaptureDefaultClientsTest.CalledTooEarlyTestCases.class,
          FakeSecretTest.EmptyNameTestCases.class,
          FakeSecretTest.UnknownRegionTestCases.class,
          FakeSecretTest.OwnRegionTestCases.class,
          FakeSecretTest.TwiceTestCases.class,
          FakeSecretTest.TakenTestCases.class,
          FakeSecretTest.LifecycleTestCases.class,
          FakeSecretTest.SharedMethodTestCases.class);

  @Test
  void the_documentation_tells_what_happens() throws IOException {
    List<String> told =
        SENTENCE
            .matcher(Files.readString(Path.of("docs", "junit.md")))
            .results()
            .map(row -> row.group(1))
            .toList();
    List<String> messages = MISUSES.stream().map(MisuseTest::message).toList();

    assertThat(told).hasSize(MISUSES.size());
    for (int i = 0; i < told.size(); i++) {
      assertThat(messages.get(i)).contains(told.get(i).split(" ?\\.\\.\\. ?"));
    }
  }

  /** Returns all that JUnit says, as it puts its own sentence around some of ours. */
  private static String message(Class<?> testClass) {
    return Stream.iterate(failure(testClass), cause -> cause != null, Throwable::getCause)
        .map(Throwable::getMessage)
        .reduce("", (all, next) -> all + "\n" + next);
  }
}
