package io.github.fakesecretsmanager.internal.report;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import io.github.fakesecretsmanager.internal.trail.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The redaction of messages about objects that a fake has given to a test.
 *
 * <p>An object such as a {@link Secret} does not know its fake, but may show a value that has
 * leaked from another secret. So the front door links each object that it hands out to its fake,
 * and messages look the fake up. Thread-safe.
 */
public final class Redactions {

  private static final WeakIdentities<SecretsManagerService> SERVICES = new WeakIdentities<>();

  private Redactions() {}

  /** Links an object to its fake while both are in use. */
  public static <T> T link(T subject, SecretsManagerService service) {
    SERVICES.put(subject, service);
    return subject;
  }

  /** Links a secret and its replicas to their fake. */
  public static Secret link(Secret secret, SecretsManagerService service) {
    secret.replicas().forEach(replica -> SERVICES.put(replica, service));
    SERVICES.put(secret, service);
    return secret;
  }

  /** Returns a text in which {@code ***} replaces each secret value of a fake. */
  public static String in(SecretsManagerService service, String text) {
    return redacted(text, service, List.of());
  }

  /**
   * Returns a text in which {@code ***} replaces each secret value of the fake that an object is
   * linked to, and the object's own values.
   */
  public static String about(@Nullable Object subject, String text) {
    List<SecretValue> own = subject instanceof Secret secret ? values(secret) : List.of();
    return Optional.ofNullable(subject)
        .flatMap(SERVICES::get)
        .map(service -> redacted(text, service, own))
        .orElseGet(() -> redacted(text, own));
  }

  /**
   * Returns a text in which {@code ***} replaces each secret value of the fakes that have a secret
   * with an ARN. It is for the answers of the SDK, which can't be linked to a fake.
   */
  public static String aboutArn(String arn, String text) {
    Optional<SecretArn> known = SecretArn.parse(arn);
    String redacted = text;
    for (SecretsManagerService service : SERVICES.values().toList()) {
      if (known.isPresent() && has(service, known.get())) {
        redacted = in(service, redacted);
      }
    }
    return redacted;
  }

  private static boolean has(SecretsManagerService service, SecretArn arn) {
    return service.peek(
        (account, ignored) ->
            account
                .findRegion(arn.region())
                .flatMap(region -> region.find(SecretId.of(arn.toString())))
                .isPresent());
  }

  private static String redacted(
      String text, SecretsManagerService service, List<SecretValue> more) {
    List<SecretValue> values = new ArrayList<>(more);
    UnaryOperator<String> redaction =
        service.peek(
            (account, log) -> {
              if (log.hasDropped()) {
                account.secrets().forEach(secret -> values.addAll(values(secret)));
              }
              return log.redaction();
            });
    return redacted(redaction.apply(text), values);
  }

  private static String redacted(String text, List<SecretValue> values) {
    if (values.isEmpty()) {
      return text;
    }
    EventLog own = new EventLog("", 0);
    own.remember(values);
    return own.redaction().apply(text);
  }

  private static List<SecretValue> values(Secret secret) {
    return secret.versions().all().stream()
        .map(SecretVersion::value)
        .flatMap(Optional::stream)
        .toList();
  }
}
