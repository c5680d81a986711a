package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.Optional;
import java.util.stream.Stream;

/** An event as one line, for people to read. */
public final class EventLine {

  private EventLine() {}

  /** Returns the event's name, its secret, and how it ended. */
  public static String of(CloudTrailEvent event) {
    return subject(event) + outcome(event);
  }

  /** Returns the event's name and its secret. */
  public static String subject(CloudTrailEvent event) {
    return event.eventName() + secretOf(event).map(secret -> " of " + secret).orElse("");
  }

  /** Returns how a call ended; empty for an event that is not a call. */
  public static String outcome(CloudTrailEvent event) {
    if (event.isServiceEvent()) {
      return "";
    }
    return ": "
        + event.errorCode().orElse("OK")
        + event.errorMessage().map(message -> ", " + message).orElse("");
  }

  /** Returns the name of an event's secret, as the caller gave it or from the ARN. */
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
