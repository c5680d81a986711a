package io.github.fakesecretsmanager.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  private static Options parse(String line) {
    return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  @Test
  void every_option_has_a_default() {
    Options options = parse("");

    assertThat(options.action()).isEqualTo(Options.Action.SERVE);
    assertThat(options.port()).isZero();
    assertThat(options.region()).isEqualTo("us-east-1");
    try (FakeSecretsManager fake = options.fake().build()) {
      assertThat(fake.region().createSecret("db", "x").arn().toString())
          .startsWith("arn:aws:secretsmanager:us-east-1:123456789012:secret:db-");
    }
  }

  @Test
  void each_option_has_its_effect() {
    Options options = parse("--seed 7 --account-id 210987654321 --region eu-west-3 --port 8123");

    assertThat(options.port()).isEqualTo(8123);
    assertThat(options.region()).isEqualTo("eu-west-3");
    try (FakeSecretsManager fake = options.fake().build();
        FakeSecretsManager same =
            FakeSecretsManager.builder()
                .seed(7)
                .accountId("210987654321")
                .region("eu-west-3")
                .build()) {
      assertThat(fake.region().createSecret("db", "x").arn())
          .isEqualTo(same.region().createSecret("db", "x").arn());
    }
  }

  @ParameterizedTest
  @CsvSource({"--help, HELP", "--version, VERSION", "--port 1 --help, HELP"})
  void some_options_only_print(String line, Options.Action action) {
    assertThat(parse(line).action()).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({
    "--nix, <--nix>",
    "8080, <8080>",
    "--port=8080, <--port=8080>",
    "--port, --port needs a value",
    "--port x, --port <x>",
    "--port -1, --port <-1>",
    "--port 9999999999, --port <9999999999>",
    "--seed 1.5, --seed <1.5>",
    "--region, --region needs a value",
    "--region mars-1, <mars-1>",
    "--account-id 12, <12>"
  })
  void an_invalid_option_is_named(String line, String words) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void the_usage_lists_every_option() {
    assertThat(Options.USAGE)
        .contains("--port", "--region", "--account-id", "--seed", "--version", "--help")
        .contains("/_fake/health", "/_fake/reset");
  }
}
