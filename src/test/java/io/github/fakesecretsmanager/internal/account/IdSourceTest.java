package io.github.fakesecretsmanager.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSourceTest {

  @Test
  void the_same_seed_gives_the_same_ids_and_another_seed_others() {
    assertThat(new IdSource(7).nextUuid()).isEqualTo(new IdSource(7).nextUuid());
    assertThat(new IdSource(7).nextArnSuffix()).isEqualTo(new IdSource(7).nextArnSuffix());
    assertThat(new IdSource(8).nextUuid()).isNotEqualTo(new IdSource(7).nextUuid());
  }

  @Test
  void uuids_are_of_version_4_and_the_variant_of_rfc_4122() {
    IdSource ids = new IdSource(0);
    for (int i = 0; i < 100; i++) {
      UUID uuid = UUID.fromString(ids.nextUuid());
      assertThat(uuid.version()).isEqualTo(4);
      assertThat(uuid.variant()).isEqualTo(2);
    }
  }

  @Test
  void suffixes_are_six_letters_or_digits() {
    IdSource ids = new IdSource(0);
    for (int i = 0; i < 100; i++) {
      assertThat(ids.nextArnSuffix()).matches("[A-Za-z0-9]{6}");
    }
  }

  @Test
  void the_end_of_an_access_key_is_16_letters_or_digits_from_2_to_7() {
    IdSource ids = new IdSource(0);
    for (int i = 0; i < 100; i++) {
      assertThat(ids.nextKeySuffix()).matches("[A-Z2-7]{16}");
    }
  }
}
