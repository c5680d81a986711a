package io.github.fakesecretsmanager.server;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.Iterator;
import java.util.List;

/** The options of a command line. */
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

        --port <port>          where to listen; 0 picks a free port (default 0)
        --region <region>      the Region of the settings (default us-east-1); a call is made in
                               the Region that it is signed for
        --account-id <digits>  the AWS account (default 123456789012)
        --seed <number>        the seed of all ids and random passwords (default 0)
        --version              prints the version
        --help                 prints this

      Besides AWS's operations, it serves
        GET  /_fake/health     returns 200 while the fake runs
        POST /_fake/reset      forgets all secrets, keys and recorded events; returns 204
      """;

  /**
   * Reads a command line. It accepts any number as a port; the endpoint checks its range.
   *
   * @throws IllegalArgumentException if the command line is wrong; the message says why
   */
  static Options parse(List<String> arguments) {
    FakeSecretsManager.Builder fake = FakeSecretsManager.builder();
    int port = 0;
    String region = "us-east-1";
    for (Iterator<String> remaining = arguments.iterator(); remaining.hasNext(); ) {
      String option = remaining.next();
      switch (option) {
        case "--help" -> {
          return new Options(fake, port, region, Action.HELP);
        }
        case "--version" -> {
          return new Options(fake, port, region, Action.VERSION);
        }
        case "--port" -> port = (int) number(option, value(option, remaining), Integer.MAX_VALUE);
        case "--region" -> region = value(option, remaining);
        case "--account-id" -> fake.accountId(value(option, remaining));
        case "--seed" -> fake.seed(number(option, value(option, remaining), Long.MAX_VALUE));
        default -> throw new IllegalArgumentException("unknown option <" + option + ">");
      }
    }
    fake.region(region);
    return new Options(fake, port, region, Action.SERVE);
  }

  private static String value(String option, Iterator<String> remaining) {
    if (!remaining.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return remaining.next();
  }

  private static long number(String option, String value, long max) {
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IllegalArgumentException(
        "invalid %s <%s>: use a whole number that is not negative".formatted(option, value));
  }
}
