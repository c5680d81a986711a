package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.account.RegionCatalog;
import io.github.fakesecretsmanager.internal.message.ArgumentChecks;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import io.github.fakesecretsmanager.internal.transport.SdkRegionCatalog;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks of the front door's arguments. Their messages name a wrong argument, and say what to use
 * instead.
 */
final class Arguments {

  static final RegionCatalog REGIONS = new SdkRegionCatalog();

  private Arguments() {}

  /** Returns the id of an AWS account. */
  static String requireAccountId(String accountId) {
    requireGiven("accountId", accountId, "use 12 digits");
    if (!accountId.matches("\\d{12}")) {
      throw new IllegalArgumentException(
          "invalid AWS account id <%s>: use 12 digits".formatted(accountId));
    }
    return accountId;
  }

  /** Returns the name of a Region that AWS has. */
  static String requireRegion(String region) {
    requireGiven("region", region, "use a name such as \"eu-west-3\"");
    if (REGIONS.find(region).isEmpty()) {
      throw new IllegalArgumentException(
          """
          unknown Region <%s>: use one that the AWS SDK on the class path knows, such as \
          "eu-west-3\""""
              .formatted(region));
    }
    return region;
  }

  /**
   * Returns the name of a Region that AWS has. The message of a refusal shows none of the fake's
   * secret values.
   */
  static String requireRegion(SecretsManagerService service, String region) {
    return redacting(service, () -> requireRegion(region));
  }

  /**
   * Returns the result of a use of arguments. If it refuses an argument, its message is redacted:
   * the message quotes the argument, which may hold a secret value.
   */
  static <T> T redacting(SecretsManagerService service, Supplier<T> use) {
    try {
      return use.get();
    } catch (IllegalArgumentException e) {
      throw redacted(service, e, IllegalArgumentException::new);
    } catch (NotSimulatedException e) {
      throw redacted(service, e, NotSimulatedException::new);
    }
  }

  private static <E extends RuntimeException> E redacted(
      SecretsManagerService service, E thrown, Function<String, E> create) {
    String message = String.valueOf(thrown.getMessage());
    String redacted = Redactions.in(service, message);
    // The cause may quote the value too.
    return redacted.equals(message) ? thrown : create.apply(redacted);
  }

  /** Returns the names of Regions that AWS has, each once. */
  static Set<String> requireRegions(String... regions) {
    requireGiven("regions", regions, "use names such as \"eu-south-2\"");
    Set<String> names = new LinkedHashSet<>();
    for (String region : regions) {
      names.add(requireRegion(region));
    }
    return names;
  }

  /**
   * Returns a text in which each surrogate has its other half. No client can send other texts, as
   * UTF-8 can't express them.
   */
  static String requireWholeCharacters(String what, String text) {
    int index = 0;
    while (index < text.length()) {
      int character = text.codePointAt(index);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            "invalid %s: it has half of a surrogate pair at index <%s>, which no client can send"
                .formatted(what, index));
      }
      index += Character.charCount(character);
    }
    return text;
  }

  /** Returns an argument that is not null. */
  static <T> T requireGiven(String what, T value, String cure) {
    return ArgumentChecks.requireGiven(what, value, cure);
  }

  /** Returns a text that is neither null nor empty. */
  static String requireText(String what, String value, String cure) {
    return ArgumentChecks.requireText(what, value, cure);
  }
}
