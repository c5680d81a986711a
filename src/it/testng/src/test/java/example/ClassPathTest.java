package example;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.Secret;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testng.annotations.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A test of the fake without AssertJ, in a project without JUnit. */
public class ClassPathTest {

  @Test
  public void holds_neither_junit_nor_assertj() {
    for (String name :
        List.of(
            "org.junit.jupiter.api.Test",
            "org.junit.platform.commons.JUnitException",
            "org.junit.Test",
            "org.assertj.core.api.Assertions")) {
      assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
    }
  }

  @Test
  public void has_the_jar_alone_from_the_fake() {
    List<String> others =
        jars()
            .map(jar -> jar.getFileName().toString())
            .filter(
                name -> !name.matches("(testng|jcommander|jquery|slf4j-api|reactive-streams)-.*"))
            .toList();

    assertEquals(others.size(), 1, others.toString());
    assertTrue(others.get(0).startsWith("fake-secrets-manager-"), others.toString());
  }

  /** Returns the jars that are not the AWS SDK's. */
  private static Stream<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .filter(jar -> !jar.toString().replace('\\', '/').contains("/software/amazon/"));
  }

  @Test
  public void is_enough_to_replicate() {
    try (FakeSecretsManager fake = FakeSecretsManager.create()) {
      SecretsManagerClient client = fake.client();
      client.createSecret(
          r -> r.name("db").secretString("one").addReplicaRegions(to -> to.region("eu-west-3")));

      Secret replica = fake.region("eu-west-3").secret("db");

      assertEquals(replica.primaryRegion().orElseThrow(), "us-east-1");
      assertEquals(fake.region().secret("db").replicaRegions(), List.of("eu-west-3"));
    }
  }
}
