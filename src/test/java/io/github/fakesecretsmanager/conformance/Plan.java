package io.github.fakesecretsmanager.conformance;

import java.util.List;

/** The plan of a run against AWS, which the owner of the account confirms. */
final class Plan {

  private static final int KEYS_LIVE_FOR_DAYS = 7;

  private Plan() {}

  static String of(Options options, List<Scenario> scenarios, String caller, String prefix) {
    long keyed =
        scenarios.stream().filter(scenario -> scenario.needs().contains(Need.KMS_KEYS)).count();
    String keys =
        options.mayHaveKeys()
            ? "KMS keys: one or two for each of %d scenarios. The run schedules their deletion at its end, and they live on for %d days. At 1 USD a month for each key: less than %d USD."
                .formatted(keyed, KEYS_LIVE_FOR_DAYS, keyed * 2 * KEYS_LIVE_FOR_DAYS / 30 + 1)
            : "KMS keys: none; %d scenarios that need them are skipped. To run them, add -Dconformance.kms=true."
                .formatted(keyed);
    return """
        This run asks AWS %d questions.
        Caller: %s
        Regions: %s
        Secrets: a few for each question, named %s..., deleted when it is answered. At 0.40 USD a month for each secret, billed by the hour, and 0.05 USD for 10,000 calls: less than 1 USD.
        %s
        The run reads and changes nothing else in the account."""
        .formatted(scenarios.size(), caller, String.join(", ", options.regions()), prefix, keys);
  }
}
