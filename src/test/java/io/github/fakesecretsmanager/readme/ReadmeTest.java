package io.github.fakesecretsmanager.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.assertions.SecretsManagerAssertions;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.Event;

/**
 * The examples of the README and docs, which are compiled and run as shown: here, from the page
 * alone, or by the projects of src/it.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path INTEGRATIONS = ROOT.resolve("src/it");
  private static final Path QUICKSTART = INTEGRATIONS.resolve("quickstart");
  private static final Pattern SOURCE = Pattern.compile(".*\\.(java|kt|groovy|scala)");

  private static Stream<Page> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> files =
          Stream.concat(top, docs).filter(it -> it.toString().endsWith(".md")).sorted().toList();
      List<Page> pages = new ArrayList<>();
      for (Path file : files) {
        pages.add(Page.read(file));
      }
      return pages.stream();
    }
  }

  /** Returns the files of the projects that run examples with other libraries. */
  private static Set<String> integrations() throws IOException {
    Set<String> integrations = new HashSet<>();
    try (Stream<Path> files = Files.walk(INTEGRATIONS)) {
      for (Path file : files.filter(it -> SOURCE.matcher(it.toString()).matches()).toList()) {
        if (!file.startsWith(QUICKSTART)) {
          integrations.add(Files.readString(file));
        }
      }
    }
    return integrations;
  }

  private interface Check {
    void of(Page page) throws Exception;
  }

  private static Stream<DynamicTest> forEachPage(Stream<Page> pages, Check check) {
    return pages.map(
        page ->
            DynamicTest.dynamicTest(page.file().getFileName().toString(), () -> check.of(page)));
  }

  /** Some of the examples capture the clients of the whole JVM. */
  @TestFactory
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> every_example_runs_in_an_empty_project(@TempDir Path folder)
      throws IOException {
    Set<String> integrations = integrations();
    return forEachPage(
        pages(),
        page -> {
          List<String> examples =
              page.blocks("java").stream().filter(it -> !integrations.contains(it)).toList();
          Map<String, String> sources = page.sources(examples);
          if (sources.isEmpty()) {
            return;
          }
          PageRun run =
              new PageRun(folder.resolve(page.file().getFileName()), sources, page.resources());
          run.compile();
          assertAsShown(page, run.tests());
        });
  }

  private static void assertAsShown(Page page, List<Event> tests) {
    assertThat(tests).isNotEmpty();
    assertThat(tests)
        .filteredOn(test -> PageRun.failure(test) != null)
        .allSatisfy(
            test ->
                assertThat(
                        page.showsFailure(
                            test.getTestDescriptor().getDisplayName(),
                            PageRun.failure(test).getMessage()))
                    .as(PageRun.line(test))
                    .withFailMessage(() -> "fails: " + PageRun.failure(test))
                    .isTrue());
    String runs = tests.stream().map(PageRun::line).collect(Collectors.joining("\n", "", "\n"));
    assertThat(page.listsOfRuns()).allSatisfy(shown -> assertThat(runs).contains(shown));
  }

  @TestFactory
  Stream<DynamicTest> every_example_in_another_language_is_a_file_of_a_project_that_runs()
      throws IOException {
    Set<String> integrations = integrations();
    return forEachPage(
        pages(),
        page ->
            assertThat(page.blocks("kotlin|groovy|scala"))
                .allSatisfy(file -> assertThat(integrations).contains(file)));
  }

  /** The project is run as the README's reader would run it, by the profile it. */
  @Test
  void the_readme_is_enough_for_an_empty_project() throws IOException {
    String ours = Files.readString(ROOT.resolve("pom.xml"));
    Page readme = Page.read(ROOT.resolve("README.md"));
    String pom = readme.blocks("xml").get(1);
    for (String library : List.of("awssdk.version", "junit.version", "assertj.version")) {
      Matcher version = Pattern.compile("<" + library + ">(.*)</").matcher(ours);
      assertThat(version.find()).isTrue();
      pom = pom.replace(">" + version.group(1) + "<", ">@" + library + "@<");
    }
    String fake = "<artifactId>fake-secrets-manager</artifactId>\\s*<version>";
    pom = Pattern.compile("(" + fake + ").*<").matcher(pom).replaceFirst("$1@project.version@<");

    assertThat(pom).isEqualTo(Files.readString(QUICKSTART.resolve("pom.xml")));
    assertThat(Files.readString(QUICKSTART.resolve("src/test/java/CredentialReplicatorTest.java")))
        .contains(readme.blocks("java"));
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

    assertThat(Page.read(ROOT.resolve("README.md")).showsFailure("", failure.getMessage()))
        .as("%s", failure.getMessage())
        .isTrue();
  }

  @TestFactory
  Stream<DynamicTest> every_link_leads_somewhere() throws IOException {
    return forEachPage(
        pages(),
        page ->
            assertThat(Link.of(page))
                .allSatisfy(
                    link -> assertThat(link.leadsSomewhere()).as(link.toString()).isTrue()));
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
