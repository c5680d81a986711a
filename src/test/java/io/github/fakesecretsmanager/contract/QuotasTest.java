package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** AWS's rates, on request. */
class QuotasTest {

  private static final int CHANGES_PER_SECOND = 50;

  private final FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T10:15:30Z"));
  private final FakeSecretsManager fake =
      FakeSecretsManager.builder().clock(clock).enforceQuotas().build();
  private final SecretsManagerClient client = ClientKind.CURRENT.client(fake, "us-east-1");

  @BeforeEach
  void arrange_a_secret() {
    fake.region().createSecret("db", "one");
  }

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  private void tag() {
    client.tagResource(r -> r.secretId("db").tags(t -> t.key("a").value("b")));
  }

  private void untag() {
    client.untagResource(r -> r.secretId("db").tagKeys("a"));
  }

  private void useUpTags() {
    for (int i = 0; i < CHANGES_PER_SECOND / 2; i++) {
      tag();
      untag();
    }
  }

  private static void assertThrottled(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(AwsServiceException.class);
    AwsServiceException error = (AwsServiceException) thrown;
    assertThat(error.statusCode()).isEqualTo(400);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
    assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
  }

  @Test
  void operations_share_a_quota() {
    useUpTags();

    assertThrottled(this::tag);
    assertThrottled(this::untag);
  }

  @Test
  void a_throttled_call_has_no_effect_and_is_recorded() {
    useUpTags();

    assertThrottled(this::tag);

    assertThat(fake.region().secret("db").tags()).isEmpty();
    assertThat(fake.cloudTrail().events())
        .last()
        .satisfies(
            event -> {
              assertThat(event.eventName()).isEqualTo("TagResource");
              assertThat(event.errorCode()).contains("ThrottlingException");
              assertThat(event.errorMessage()).contains("Rate exceeded");
            });
  }

  @Test
  void the_fakes_clock_fills_a_quota_again() {
    useUpTags();

    clock.advance(Duration.ofMillis(100));

    for (int i = 0; i < CHANGES_PER_SECOND / 10; i++) {
      tag();
    }
    assertThrottled(this::tag);
  }

  @Test
  void no_part_of_a_call_gets_lost() {
    useUpTags();

    clock.advance(Duration.ofMillis(580));

    for (int i = 0; i < 29; i++) {
      tag();
    }
    assertThrottled(this::tag);
  }

  @Test
  void a_clock_that_is_moved_back_fills_a_quota_from_there() {
    useUpTags();

    clock.setTo(clock.now().minus(Duration.ofDays(1)));
    assertThrottled(this::tag);
    clock.advance(Duration.ofSeconds(10));

    useUpTags();
    assertThrottled(this::tag);
  }

  @Test
  void a_clock_that_is_moved_by_centuries_fills_a_quota() {
    useUpTags();

    clock.advance(Duration.ofDays(365 * 400));

    tag();
  }

  @Test
  void a_quota_holds_no_more_than_the_calls_of_a_second() {
    useUpTags();

    clock.advance(Duration.ofDays(1));

    useUpTags();
    assertThrottled(this::tag);
  }

  @Test
  void other_operations_and_other_regions_have_quotas_of_their_own() {
    useUpTags();

    client.putSecretValue(r -> r.secretId("db").secretString("two"));
    fake.region("eu-west-1").createSecret("db", "one");
    ClientKind.CURRENT
        .client(fake, "eu-west-1")
        .tagResource(r -> r.secretId("db").tags(t -> t.key("a").value("b")));
  }

  @Test
  void callers_of_an_account_share_a_quota_and_those_of_another_have_their_own() {
    String arn = fake.region().secret("db").arn().toString();
    FakePrincipal ours = fake.role("ours").withPolicy(Policies.allow("*"));
    FakePrincipal theirs =
        fake.role("arn:aws:iam::210987654321:role/theirs").withPolicy(Policies.allow("*"));
    useUpTags();

    assertThrottled(
        () ->
            ClientKind.CURRENT
                .client(fake, ours, "us-east-1")
                .untagResource(r -> r.secretId("db").tagKeys("a")));
    Throwable denied =
        catchThrowable(
            () ->
                ClientKind.CURRENT
                    .client(fake, theirs, "us-east-1")
                    .untagResource(r -> r.secretId(arn).tagKeys("a")));
    assertThat(((AwsServiceException) denied).awsErrorDetails().errorCode())
        .as("it is looked at, and refused for another reason")
        .isEqualTo("AccessDeniedException");
  }

  @Test
  void a_refused_call_counts_too() {
    for (int i = 0; i < CHANGES_PER_SECOND; i++) {
      assertThat(catchThrowable(() -> client.untagResource(r -> r.secretId("nix").tagKeys("a"))))
          .isInstanceOf(AwsServiceException.class);
    }

    assertThrottled(this::tag);
  }

  @Test
  void what_the_test_arranges_does_not_count() {
    for (int i = 0; i < 2 * CHANGES_PER_SECOND; i++) {
      fake.region().createSecret("secret-" + i, "one");
    }

    client.createSecret(r -> r.name("of-the-code-under-test"));
  }

  @Test
  void a_reset_forgets_the_calls() {
    useUpTags();

    fake.reset();

    fake.region().createSecret("db", "one");
    tag();
  }

  @Test
  void nothing_is_counted_unless_the_test_asks_for_it() {
    try (FakeSecretsManager unlimited = FakeSecretsManager.builder().clock(clock).build()) {
      SecretsManagerClient free = ClientKind.CURRENT.client(unlimited, "us-east-1");
      free.createSecret(r -> r.name("db"));
      for (int i = 0; i < 2 * CHANGES_PER_SECOND; i++) {
        free.untagResource(r -> r.secretId("db").tagKeys("a"));
      }
    }
  }
}
