package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.Collection;
import java.util.stream.Stream;

/** The secrets that an event is about. */
final class EventSubjects {

  private EventSubjects() {}

  /** Returns the names of these secrets. */
  static Stream<String> of(CloudTrailEvent event) {
    return Stream.of(
            event.requestParameters().get("secretId"),
            event.requestParameters().get("secretIdList"),
            event.requestParameters().get("name"),
            event.additionalEventData().get("SecretId"))
        .flatMap(
            value -> value instanceof Collection<?> ids ? ids.stream() : Stream.ofNullable(value))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .map(id -> SecretArn.parse(id).map(SecretArn::name).orElse(id));
  }
}
