package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T23:59:59.900Z");

  private final Timeline timeline = new Timeline(() -> NOW, Duration.ofMillis(500));
  private final Normalizer normalizer = new Normalizer(timeline, "run-1-");

  NormalizerTest() {
    normalizer.knowWord("123456789012", "account");
    normalizer.knowWord("us-east-1", "primary region");
    normalizer.know("run-1-db", "db");
    timeline.start("create it", NOW.minusSeconds(3));
    timeline.start("read it", NOW.minusSeconds(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          arn:aws:secretsmanager:us-east-1:123456789012:secret:run-1-db-AbCdEf | arn:aws:secretsmanager:<primary region>:<account>:secret:<db>-<suffix 1>
          arn:aws-us-gov:iam::123456789012:root   | arn:aws:iam::<account>:root
          User: arn:aws:iam::123456789012:user/me is not | User: <caller> is not
          in us-east-1a or us-gov-us-east-1       | in us-east-1a or us-gov-us-east-1
          the account 444455556666                | the account <an account>
          the account 111122223333                | the account 111122223333
          Request ID: 7f8e9c1a-0000-4000-8000-123456789012; | Request ID: <request id>;
          """)
  void what_differs_in_every_run_has_a_placeholder(String raw, String normal) {
    assertThat(normalizer.text(raw)).isEqualTo(normal);
  }

  @Test
  void the_type_of_a_value_stays() {
    assertThat(value("{\"b\": true, \"a\": \"true\", \"c\": 1, \"d\": null}"))
        .isEqualTo("{\"a\":\"true\",\"b\":true,\"c\":1,\"d\":\"(null)\"}");
  }

  @Test
  void an_entry_of_a_secret_that_no_scenario_named_is_not_kept() {
    assertThat(
            value(
                "{\"SecretList\": [{\"Name\": \"run-1-db\"}, {\"Name\": \"us-east-1-payroll\", \"ARN\": \"x\"}]}"))
        .isEqualTo("{\"SecretList\":[{\"Name\":\"<db>\"},\"<of another secret>\"]}");
  }

  @ParameterizedTest
  @CsvSource({
    "CreatedDate, 2026-03-01T23:59:57.500Z, at: create it",
    "CreatedDate, 2026-03-01T23:59:58.500Z, at: read it",
    "DeletionDate, 2026-03-08T23:59:58.900Z, 'at: read it, + 7 days'",
    "DeletionDate, 2026-03-09T00:30:00Z, at another time",
    "LastAccessedDate, 2026-03-01T00:00:00Z, the day",
    "CreatedDate, 2026-03-01T00:00:00Z, at another time"
  })
  void a_date_is_shown_as_the_step_that_caused_it(String member, Instant time, String relation) {
    String json =
        "{\"%s\": %d.%03d}".formatted(member, time.getEpochSecond(), time.getNano() / 1_000_000);

    assertThat(value(json)).isEqualTo("{\"%s\":\"%s\"}".formatted(member, relation));
  }

  private String value(String json) {
    return Json.write(normalizer.value("", Json.parse(json)));
  }
}
