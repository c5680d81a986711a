package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;

/** Passwords of GetRandomPassword, and its refusals. */
final class RandomPasswordScenarios {

  private static final String NUMBERS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final String CHARACTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + NUMBERS + PUNCTUATION;

  /** A length at which a password has every character that it may have. */
  private static final long MAX_LENGTH = 4096;

  private RandomPasswordScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "password-by-default",
            "How long is a password by default, and which types of characters does it have?",
            RandomPasswordScenarios::passwordByDefault),
        Scenario.of(
            "characters-of-passwords",
            "Which characters are in passwords?",
            RandomPasswordScenarios::charactersOfPasswords),
        Scenario.of(
            "excluded-characters",
            "Are excluded characters left out of passwords?",
            RandomPasswordScenarios::excludedCharacters),
        Scenario.of(
            "space-in-passwords",
            "Is the space a required type of character?",
            RandomPasswordScenarios::spaceInPasswords),
        Scenario.of(
            "password-too-short",
            "How is a password that is too short for the required types refused?",
            RandomPasswordScenarios::passwordTooShort),
        Scenario.of(
            "all-characters-excluded",
            "What does GetRandomPassword return when all characters are excluded?",
            RandomPasswordScenarios::allCharactersExcluded),
        Scenario.of(
            "all-characters-of-a-type-excluded",
            "What does GetRandomPassword return when a required type has no characters left?",
            RandomPasswordScenarios::allCharactersOfATypeExcluded),
        Scenario.of(
            "password-too-long",
            "How is a password that is too long refused?",
            RandomPasswordScenarios::passwordTooLong),
        Scenario.of(
            "password-refused-for-several-reasons",
            "Which message refuses a password when several apply?",
            RandomPasswordScenarios::passwordRefusedForSeveralReasons));
  }

  private static String ask(
      Session aws, String step, Consumer<GetRandomPasswordRequest.Builder> options) {
    return aws.ask(step, PRIMARY, client -> client.getRandomPassword(options))
        .map(GetRandomPasswordResponse::randomPassword)
        .orElse("");
  }

  private static Set<Integer> setOf(String characters) {
    return characters.chars().boxed().collect(Collectors.toSet());
  }

  private static void passwordByDefault(Session aws) {
    String password = ask(aws, "get a password", r -> {});
    aws.askWhether(
        "it has a small and a capital letter, a number and a punctuation mark",
        password.matches("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*\\p{Punct}).*"));
  }

  private static void charactersOfPasswords(Session aws) {
    String password = ask(aws, "get the longest password", r -> r.passwordLength(MAX_LENGTH));
    aws.askWhether(
        "it has all letters, numbers and punctuation marks, and nothing else",
        setOf(password).equals(setOf(CHARACTERS)));
  }

  private static void excludedCharacters(Session aws) {
    String excluded = "aA0!";
    String password =
        ask(
            aws,
            "get the longest password",
            r -> r.passwordLength(MAX_LENGTH).excludeCharacters(excluded));
    aws.askWhether(
        "it has none of the excluded characters", password.matches("[^" + excluded + "]+"));
  }

  private static void spaceInPasswords(Session aws) {
    String password =
        ask(
            aws,
            "get the longest password with spaces",
            r -> r.passwordLength(MAX_LENGTH).includeSpace(true));
    aws.askWhether("it has spaces", password.contains(" "));
    ask(aws, "get one of 4 characters", r -> r.passwordLength(4L).includeSpace(true));
  }

  private static void passwordTooShort(Session aws) {
    ask(aws, "get a password of 3 characters", r -> r.passwordLength(3L));
  }

  private static void allCharactersExcluded(Session aws) {
    ask(
        aws,
        "get a password",
        r ->
            r.excludeLowercase(true)
                .excludeUppercase(true)
                .excludePunctuation(true)
                .excludeCharacters(NUMBERS));
  }

  private static void allCharactersOfATypeExcluded(Session aws) {
    ask(aws, "get a password", r -> r.excludeCharacters(NUMBERS));
  }

  private static void passwordTooLong(Session aws) {
    ask(aws, "get a password", r -> r.passwordLength(MAX_LENGTH + 1));
  }

  private static void passwordRefusedForSeveralReasons(Session aws) {
    ask(
        aws,
        "get one too short, of nothing",
        r -> r.passwordLength(1L).excludeCharacters(CHARACTERS));
    ask(
        aws,
        "get one too short, without numbers",
        r -> r.passwordLength(3L).excludeCharacters(NUMBERS));
  }
}
