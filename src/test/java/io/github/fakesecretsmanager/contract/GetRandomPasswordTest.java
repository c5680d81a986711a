package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;

class GetRandomPasswordTest extends Contract {

  private static final String LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPERCASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String NUMBERS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private String password(Consumer<GetRandomPasswordRequest.Builder> options) {
    return client.getRandomPassword(options).randomPassword();
  }

  /** Returns the characters of a password that is long enough to have all possible ones. */
  private Set<Integer> characters(Consumer<GetRandomPasswordRequest.Builder> options) {
    return password(options.andThen(r -> r.passwordLength(4096L)))
        .chars()
        .boxed()
        .collect(Collectors.toSet());
  }

  private static Set<Integer> setOf(String characters) {
    return characters.chars().boxed().collect(Collectors.toSet());
  }

  @Test
  void has_32_characters_with_each_type_by_default() {
    for (int i = 0; i < 200; i++) {
      assertThat(password(r -> {}))
          .hasSize(32)
          .matches("(?s).*[a-z].*")
          .matches("(?s).*[A-Z].*")
          .matches("(?s).*[0-9].*")
          .matches("(?s).*[^a-zA-Z0-9 ].*");
    }
  }

  @Test
  void uses_letters_numbers_and_punctuation_but_not_space() {
    assertThat(characters(r -> {})).isEqualTo(setOf(LOWERCASE + UPPERCASE + NUMBERS + PUNCTUATION));
  }

  @Test
  void leaves_out_each_type_that_is_excluded() {
    assertThat(characters(r -> r.excludeLowercase(true)))
        .isEqualTo(setOf(UPPERCASE + NUMBERS + PUNCTUATION));
    assertThat(characters(r -> r.excludeUppercase(true)))
        .isEqualTo(setOf(LOWERCASE + NUMBERS + PUNCTUATION));
    assertThat(characters(r -> r.excludeNumbers(true)))
        .isEqualTo(setOf(LOWERCASE + UPPERCASE + PUNCTUATION));
    assertThat(characters(r -> r.excludePunctuation(true)))
        .isEqualTo(setOf(LOWERCASE + UPPERCASE + NUMBERS));
  }

  @Test
  void includes_the_space_when_asked_to() {
    assertThat(characters(r -> r.includeSpace(true)))
        .isEqualTo(setOf(LOWERCASE + UPPERCASE + NUMBERS + PUNCTUATION + " "));
    assertThat(characters(r -> r.includeSpace(true).excludeCharacters(" "))).doesNotContain(32);
  }

  @Test
  void leaves_out_the_characters_that_are_excluded() {
    assertThat(characters(r -> r.excludeCharacters("aA0!")))
        .isEqualTo(setOf((LOWERCASE + UPPERCASE + NUMBERS + PUNCTUATION).replaceAll("[aA0!]", "")));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 4096})
  void has_the_length_that_is_asked_for(long length) {
    assertThat(password(r -> r.passwordLength(length))).hasSize((int) length);
  }

  @Test
  void the_shortest_has_one_of_each_type_in_any_place() {
    Set<Integer> firsts =
        IntStream.range(0, 200)
            .mapToObj(i -> (int) password(r -> r.passwordLength(4L)).charAt(0))
            .collect(Collectors.toSet());

    assertThat(firsts).anyMatch(Character::isLowerCase).anyMatch(Character::isUpperCase);
    assertThat(firsts).anyMatch(Character::isDigit);
    assertThat(firsts).anyMatch(c -> !Character.isLetterOrDigit(c));
  }

  @Test
  void need_not_have_each_type_when_that_is_not_required() {
    assertThat(password(r -> r.passwordLength(1L).requireEachIncludedType(false))).hasSize(1);
    assertThat(
            password(
                r ->
                    r.passwordLength(8L).excludeCharacters(NUMBERS).requireEachIncludedType(false)))
        .doesNotContainPattern("[0-9]");
  }

  @Test
  void a_type_that_is_excluded_is_not_required() {
    assertThat(
            password(
                r ->
                    r.passwordLength(1L)
                        .excludeLowercase(true)
                        .excludeUppercase(true)
                        .excludePunctuation(true)))
        .containsOnlyDigits();
  }

  @Test
  void may_consist_of_spaces_alone() {
    assertThat(
            password(
                r ->
                    r.passwordLength(3L)
                        .excludeLowercase(true)
                        .excludeUppercase(true)
                        .excludeNumbers(true)
                        .excludePunctuation(true)
                        .includeSpace(true)))
        .isEqualTo("   ");
  }

  @Test
  void is_refused_when_too_short_for_the_required_types() {
    assertRefused(
        "InvalidParameterException",
        "Password length is too short based on the required types.",
        () -> password(r -> r.passwordLength(3L)));
  }

  @Test
  void is_refused_when_nothing_is_left_to_choose_from() {
    assertRefused(
        "InvalidParameterException",
        "All characters have been excluded from selection.",
        () ->
            password(
                r ->
                    r.excludeLowercase(true)
                        .excludeUppercase(true)
                        .excludePunctuation(true)
                        .excludeCharacters(NUMBERS)));
  }

  @Test
  void is_refused_when_nothing_is_left_of_a_required_type() {
    assertRefused(
        "InvalidParameterException",
        "All characters of the desired type have been excluded.",
        () -> password(r -> r.excludeCharacters(NUMBERS)));
  }

  @Test
  void is_refused_when_longer_than_4096() {
    assertRefused(
        "ValidationException",
        "1 validation error detected: Value '4097' at 'passwordLength' failed to satisfy"
            + " constraint: Member must have value less than or equal to 4096",
        () -> password(r -> r.passwordLength(4097L)));
  }

  @Test
  void is_repeatable_by_seed_and_different_each_time() {
    String first = password(r -> {});

    assertThat(password(r -> {})).isNotEqualTo(first);
    assertThat(FakeSecretsManager.create().client().getRandomPassword().randomPassword())
        .isEqualTo(first);
    assertThat(
            FakeSecretsManager.builder()
                .seed(1)
                .build()
                .client()
                .getRandomPassword()
                .randomPassword())
        .isNotEqualTo(first);
  }
}
