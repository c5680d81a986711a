package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.BDDSecretsManagerAssertions.then;
import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.REPLICA;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.SECRET;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.assertions.SecretsManagerSoftAssertions;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
@ExtendWith(SoftAssertionsExtension.class)
class AssertionsExampleTest {

  @InjectSoftAssertions SecretsManagerSoftAssertions softly;

  @BeforeEach
  void replicates_a_secret(SecretsManagerClient client) {
    client.createSecret(
        r ->
            r.name("db")
                .secretString("one")
                .addReplicaRegions(to -> to.region("eu-west-1"), to -> to.region("eu-west-3")));
  }

  @Test
  void asserts(FakeSecretsManager fake, SecretsManagerClient client) {
    assertThat(fake).secret("db").isReplicatedExactlyTo("eu-west-1", "eu-west-3");
    assertThat(fake).inRegion("eu-west-3").secret("db").isReplicaOf("us-east-1");
    assertThat(client.describeSecret(r -> r.secretId("db"))).replica("eu-west-3").isInSync();
  }

  @Test
  void asserts_on_two_replicas(FakeSecretsManager fake) {
    assertThat(fake)
        .secret("db")
        .hasReplicaSatisfying("eu-west-1", replica -> replica.isInSync().hasNeverBeenAccessed())
        .hasReplicaSatisfying("eu-west-3", replica -> replica.isInSync());
  }

  @Test
  void says_what_it_is_about(FakeSecretsManager fake) throws IOException {
    Throwable failure =
        catchThrowable(
            () -> {
              assertThat(fake)
                  .as("after the second call")
                  .secret("db")
                  .replica("eu-west-3")
                  .hasFailed();
            });

    assertThat(Files.readString(Path.of("docs", "assertions.md")))
        .contains("```text\n" + failure.getMessage().replace("\r\n", "\n"));
  }

  @Test
  void collects_failures(FakeSecretsManager fake) {
    softly.assertThat(fake).secret("db").isPrimary().replica("eu-west-3").isInSync();
    softly.assertThat(fake).inRegion("eu-west-3").hasSecret("db");
    softly.assertThat("AssertJ's own").isNotEmpty();
  }

  @Test
  void speaks_bdd(FakeSecretsManager fake) {
    then(fake).secret("db").isReplicatedTo("eu-west-1");
  }

  @Test
  void comes_from_assertions_of_assertj(FakeSecretsManager fake) {
    assertThat(fake.region().secrets()).first(as(SECRET)).isPrimary();
    assertThat(fake.region().secrets())
        .singleElement()
        .extracting(secret -> secret.replica("eu-west-3").orElseThrow(), as(REPLICA))
        .isInSync();
  }
}
