package io.github.fakesecretsmanager.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.SecretId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireScalarsTest {

  private final WireScalars scalars = new WireScalars();

  @ParameterizedTest
  @ValueSource(classes = {SecretId.class, SecretValue.Text.class, SecretValue.Binary.class})
  void a_type_that_the_api_shows_as_a_string_is_a_scalar(Class<?> type) {
    assertThat(scalars.include(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(classes = {String.class, List.class, WireRequest.class})
  void no_other_type_is_a_scalar(Class<?> type) {
    assertThat(scalars.include(type)).isFalse();
  }
}
