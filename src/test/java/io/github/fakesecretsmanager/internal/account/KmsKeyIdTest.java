package io.github.fakesecretsmanager.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class KmsKeyIdTest {

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = "alias/aws/secretsmanager")
  void no_key_an_empty_text_and_its_alias_mean_the_managed_key(String text) {
    assertThat(KmsKeyId.of(text).isManaged()).isTrue();
    assertThat(KmsKeyId.of(text).text()).isEqualTo("alias/aws/secretsmanager");
  }

  @Test
  void any_other_name_is_kept_as_it_was_given() {
    assertThat(KmsKeyId.of("alias/pay").isManaged()).isFalse();
    assertThat(KmsKeyId.of("alias/pay")).hasToString("alias/pay");
  }
}
