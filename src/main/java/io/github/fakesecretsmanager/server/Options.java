package io.github.fakesecretsmanager.server;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.Iterator;
import java.util.List;

/** Holds what the command line asks for. */
record Options(FakeSecretsManager.Builder fake, int port, String region, Action action) {

  enum Action {
    SERVE,
    HELP,
    VERSION
  }

  static final String USAGE =
      """
      Usage: java -jar fake-secrets-manager-<version>-server.jar [options]

      Simulates AWS Secrets Manager for tests, at 127.0.0.1, until it gets SIGTERM or SIGINT.
      Prints its address as the first line, then settings for clients, as NAME=value.

        --port <port>          where to listen; 0 is any port that is free (default 0)
        --region <region>      the Region of the settings (default us-east-1); a call is made in
                               the Region that it is signed for
        --account-id <digits>  the AWS account (default 123456789012)
        --seed <number>        of all ids and random passwords (default 0)
        --version              prints the version
        --help                 prints this

      Beside the calls of AWS there are
        GET  /_fake/health     answers 200 when the fake is up
        POST /_fake/reset      forgets all secrets, keys and recorded events; answers 204
      """;

  private static final int MAX_PORT = 65_535;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException when it is wrong, with what to say about it
   */
  static Options parse(List<String> arguments) {
    FakeSecretsManager.Builder fake = FakeSecretsManager.builder();
    int port = 0;
    String region = "us-east-1";
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      switch (option) {
        case "--help" -> {
          return new Options(fake, port, region, Action.HELP);
        }
        case "--version" -> {
          return new Options(fake, port, region, Action.VERSION);
        }
        case "--port" -> port = (int) number(option, value(option, rest), MAX_PORT);
        case "--region" -> region = value(option, rest);
        case "--account-id" -> fake.accountId(value(option, rest));
        case "--seed" -> fake.seed(number(option, value(option, rest), Long.MAX_VALUE));
        default -> throw new IllegalArgumentException("there is no option <" + option + ">");
      }
    }
    fake.region(region);
    return new Options(fake, port, region, Action.SERVE);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static long number(String option, String value, long highest) {
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        option + " <" + value + "> is no number from 0 to " + highest);
  }
}
