package io.github.fakesecretsmanager.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.assertions.SecretsManagerAssertions;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the README and docs show is code that is compiled and run, to the letter: here, or by the
 * projects of src/it.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path EXAMPLES =
      ROOT.resolve("src/test/java/io/github/fakesecretsmanager/readme");
  private static final Path INTEGRATIONS = ROOT.resolve("src/it");
  private static final Pattern CODE_BLOCK =
      Pattern.compile("```(?:java|kotlin|groovy)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SOURCE = Pattern.compile(".*\\.(java|kt|groovy)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[^)]*\\)");

  private static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
          Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
          docs.toList().stream());
    }
  }

  private static String examples() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> here = Files.list(EXAMPLES);
        Stream<Path> integrations = Files.walk(INTEGRATIONS)) {
      for (Path file : Stream.concat(here, integrations).toList()) {
        if (SOURCE.matcher(file.toString()).matches()) {
          code.append(Files.readString(file));
        }
      }
    }
    return code.toString();
  }

  private interface Check {
    void of(Path document, String text) throws IOException;
  }

  private static Stream<DynamicTest> forEachDocument(Check check) throws IOException {
    return documents()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    document.getFileName().toString(),
                    () -> check.of(document, Files.readString(document))));
  }

  @TestFactory
  Stream<DynamicTest> every_block_of_code_is_compiled_and_run() throws IOException {
    String examples = examples();
    return forEachDocument(
        (document, text) ->
            assertThat(CODE_BLOCK.matcher(text).results())
                .allSatisfy(
                    block -> assertThat(examples).contains(block.group(1).stripTrailing())));
  }

  @Test
  void the_readme_has_examples() throws IOException {
    assertThat(CODE_BLOCK.matcher(Files.readString(ROOT.resolve("README.md"))).results().count())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void the_readme_shows_how_an_assertion_fails() throws IOException {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.region("eu-west-3").createKmsKey("alias/payments").deny(KmsPermission.ENCRYPT);
    fake.client()
        .createSecret(
            r ->
                r.name("MyTestSecret")
                    .secretString("s3cr3t")
                    .addReplicaRegions(
                        to -> to.region("eu-west-1"),
                        to -> to.region("eu-west-3").kmsKeyId("alias/payments")));

    Throwable failure =
        catchThrowable(
            () ->
                SecretsManagerAssertions.assertThat(fake)
                    .secret("MyTestSecret")
                    .isReplicatedTo("eu-west-1", "eu-west-3"));

    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("```text" + failure.getMessage().replace("\r\n", "\n") + "\n```");
  }

  @TestFactory
  Stream<DynamicTest> every_link_leads_to_a_file() throws IOException {
    return forEachDocument(
        (document, text) ->
            assertThat(LINK.matcher(text).results())
                .allSatisfy(link -> assertThat(document.resolveSibling(link.group(1))).exists()));
  }

  @Test
  void the_operation_that_contributing_adds_is_compiled_and_run() throws IOException {
    String example =
        Files.readString(
            ROOT.resolve(
                "src/test/java/io/github/fakesecretsmanager/internal/operation/PinSecretVersion.java"));
    String body =
        example.substring(example.indexOf("final class PinSecretVersion")).stripTrailing();

    assertThat(Files.readString(ROOT.resolve("CONTRIBUTING.md")).replaceAll("(?m)^   ", ""))
        .contains(body);
  }
}
