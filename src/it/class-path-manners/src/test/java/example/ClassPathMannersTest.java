package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that libraries on the class path are not loaded, in a fresh JVM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassPathMannersTest {

  private List<String> output;

  @BeforeAll
  void calls_in_a_fresh_jvm() throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Calls.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    output =
        new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(jvm.waitFor()).isZero();
  }

  @Test
  void the_calls_were_made_and_the_classes_listed() {
    assertThat(output)
        .contains("read one")
        .anyMatch(
            line ->
                line.contains(" io.github.fakesecretsmanager.internal.json.jackson.JsonFactory "))
        .anyMatch(line -> line.contains(" io.github.fakesecretsmanager.FakeSecretsManager "));
  }

  @Test
  void the_jar_contains_packages_of_its_own_and_the_licenses_of_what_it_contains()
      throws IOException, URISyntaxException {
    URI jar = FakeSecretsManager.class.getProtectionDomain().getCodeSource().getLocation().toURI();

    try (JarFile entries = new JarFile(new File(jar))) {
      assertThat(entries.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .filteredOn(name -> !name.startsWith("io/github/fakesecretsmanager/"))
          .containsExactlyInAnyOrder(
              "META-INF/MANIFEST.MF",
              "META-INF/LICENSE",
              "META-INF/services/org.junit.jupiter.api.extension.Extension",
              "software/amazon/awssdk/global/handlers/execution.interceptors",
              "software/amazon/awssdk/services/secretsmanager/execution.interceptors",
              "META-INF/jackson-core/LICENSE",
              "META-INF/jackson-core/NOTICE",
              "META-INF/jackson-core/FastDoubleParser-LICENSE",
              "META-INF/jackson-core/FastDoubleParser-ThirdParty-LICENSE",
              "META-INF/jackson-core/Schubfach-LICENSE",
              "META-INF/maven/io.github.fakesecretsmanager/fake-secrets-manager/pom.properties",
              "META-INF/maven/io.github.fakesecretsmanager/fake-secrets-manager/pom.xml");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "software.amazon.awssdk.http.apache5, Apache5HttpClient",
    "software.amazon.awssdk.http.nio.netty, NettyNioAsyncHttpClient",
    "software.amazon.awssdk.http.crt, AwsCrtHttpClient",
    "software.amazon.awssdk.crt, CRT",
    "org.apache.hc, client5.http.classic.HttpClient",
    "io.netty, channel.Channel",
    "com.fasterxml.jackson, core.JsonFactory",
    "com.fasterxml.jackson, databind.ObjectMapper",
    "sun.net.httpserver, HttpServerImpl"
  })
  void is_on_the_class_path_and_not_loaded(String inPackage, String type) {
    assertThatCode(() -> Class.forName(inPackage + "." + type, false, getClass().getClassLoader()))
        .doesNotThrowAnyException();
    assertThat(output).noneMatch(line -> line.contains(" " + inPackage + "."));
  }
}
