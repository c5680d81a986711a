package io.github.fakesecretsmanager.internal.protocol;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.json.JsonScalars;
import java.util.Base64;

/** The types of the API that the protocol shows as strings. */
final class WireScalars implements JsonScalars {

  @Override
  public boolean include(Class<?> type) {
    return type == SecretId.class
        || type == SecretValue.Text.class
        || type == SecretValue.Binary.class;
  }

  @Override
  public Object read(Class<?> type, String text) {
    if (type == SecretId.class) {
      return SecretId.of(text);
    }
    return type == SecretValue.Text.class
        ? new SecretValue.Text(text)
        : new SecretValue.Binary(Base64.getDecoder().decode(text));
  }

  @Override
  public String write(Object value) {
    if (value instanceof SecretValue.Text secretString) {
      return secretString.text();
    }
    return value instanceof SecretValue.Binary secretBinary
        ? Base64.getEncoder().encodeToString(secretBinary.bytes())
        : ((SecretId) value).text();
  }
}
