package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a partner needs to rotate a managed external secret, in a request or a response.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ExternalSecretRotationMetadataItem.html">ExternalSecretRotationMetadataItem</a>
 */
record ExternalSecretRotationMetadataItem(
    @Nullable @Length(min = 1, max = 256) String key,
    @Nullable @Length(min = 1, max = 2048) String value) {

  RotationConfiguration.Item item() {
    return new RotationConfiguration.Item(Optional.ofNullable(key), Optional.ofNullable(value));
  }

  /** Returns the metadata of a secret; null, so left out, if it has none. */
  static @Nullable List<ExternalSecretRotationMetadataItem> list(RotationConfiguration rotation) {
    return rotation
        .external()
        .flatMap(RotationConfiguration.External::metadata)
        .map(
            items ->
                items.stream()
                    .map(
                        item ->
                            new ExternalSecretRotationMetadataItem(
                                item.key().orElse(null), item.value().orElse(null)))
                    .toList())
        .orElse(null);
  }
}
