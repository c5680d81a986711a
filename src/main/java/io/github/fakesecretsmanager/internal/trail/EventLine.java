package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.Optional;
import java.util.stream.Stream;

/** An event in a line, for people to read. */
public final class EventLine {

  private EventLine() {}

  /** Returns what happened to which secret, and how it ended. */
  public static String of(CloudTrailEvent event) {
    return subject(event) + outcome(event);
  }

  /** Returns what happened to which secret. */
  public static String subject(CloudTrailEvent event) {
    return event.eventName() + secretOf(event).map(secret -> " of " + secret).orElse("");
  }

  /** Returns how a call ended; empty of an event that is not a call. */
  public static String outcome(CloudTrailEvent event) {
    if (event.isServiceEvent()) {
      return "";
    }
    return ": "
        + event.errorCode().orElse("OK")
        + event.errorMessage().map(message -> ", " + message).orElse("");
  }

  /** Returns the secret that an event is about as the caller named it, an ARN by its name. */
  private static Optional<String> secretOf(CloudTrailEvent event) {
    return Stream.of(
            event.requestParameters().get("secretId"),
            event.requestParameters().get("name"),
            event.additionalEventData().get("SecretId"))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .map(id -> SecretArn.parse(id).map(SecretArn::name).orElse(id))
        .findFirst();
  }
}
