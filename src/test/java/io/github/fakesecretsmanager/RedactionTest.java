package io.github.fakesecretsmanager;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** How far messages are redacted, and leaks remembered. */
class RedactionTest {

  private static final String VALUE = "the-value-of-db";

  private final FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T00:00:00Z"));
  private final FakeSecretsManager fake =
      FakeSecretsManager.builder()
          .clock(clock)
          .replication(ReplicationMode.after(Duration.ofSeconds(5)))
          .build();
  private final SecretsManagerClient client = fake.client();

  @AfterEach
  void close() {
    fake.close();
  }

  /** Arranges so much that the log drops what came first. */
  private void arrangeTooMuch() {
    for (int i = 0; i < 1_200; i++) {
      fake.region().createSecret("large" + i, "x".repeat(60 * 1024));
    }
    client.listSecrets();
  }

  @Test
  void leaks_before_a_reset_are_unknown_if_events_were_dropped_before_it() {
    arrangeTooMuch();

    fake.reset();

    assertThat(fake.cloudTrail().leaks()).isEmpty();
    assertThatThrownBy(() -> fake.cloudTrail().allLeaksExcept())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "can't tell whether a secret value was recorded: the log had dropped");
    assertThat(fake.cloudTrail().since(fake.cloudTrail().mark()).allLeaksExcept()).isEmpty();
  }

  @Test
  void a_value_that_a_secret_has_is_redacted_though_its_event_was_dropped() {
    fake.region().createSecret("db", VALUE);
    fake.region().newSecret("leaky").value("q").tag("t", VALUE).create();

    arrangeTooMuch();

    assertThatThrownBy(() -> assertThat(fake).secret("leaky").hasTag("t", "z"))
        .hasMessageContaining("***")
        .hasMessageNotContaining(VALUE);
  }

  @Test
  void the_words_of_a_message_stay_though_a_value_is_one_of_them() {
    fake.region().createSecret("db", "differs");

    assertThatThrownBy(() -> assertThat(fake).secret("db").hasStringValue("another"))
        .hasMessageContaining("but it differs, being a");
  }

  @Test
  void members_whose_names_only_contain_the_word_for_a_secret_are_words() {
    fake.region().createSecret("prod/orders", "{\"keyspace\": \"orders\", \"shipping\": \"prod\"}");
    fake.region().createSecret("api", "{\"apiKey\": \"abcdef\", \"PIN\": \"9876\"}");
    client.createSecret(r -> r.name("abcdef").description("9876"));

    assertThat(fake.report()).contains("prod/orders in us-east-1", "CreateSecret of *** in");
  }

  @Test
  void an_excepted_member_is_excepted_though_it_was_generated() {
    String password = client.getRandomPassword(r -> r.excludePunctuation(true)).randomPassword();
    client.createSecret(
        r ->
            r.name("db")
                .secretString("{\"password\": \"" + password + "\"}")
                .description(password));

    assertThat(fake.cloudTrail().leaksExcept("password")).isEmpty();
    assertThat(fake.cloudTrail().leaks()).hasSize(1);
  }

  @Test
  void a_text_for_a_message_changes_nothing() {
    FakeKmsKey key = fake.region().createKmsKey("alias/payments");
    client.createSecret(
        r -> r.name("db").secretString(VALUE).addReplicaRegions(to -> to.region("eu-west-3")));
    clock.advance(Duration.ofSeconds(10));

    assertThat(key.toString()).contains("alias/payments");
    clock.setTo(Instant.parse("2026-03-01T00:00:00Z"));

    assertThat(fake).secret("db").replica("eu-west-3").isInProgress();
  }
}
