package io.github.fakesecretsmanager.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The clock of a server, as the dates of its answers show it: the machine's own clock, corrected
 * where the dates contradict it. If a server sends no dates, it has the machine's clock.
 * Thread-safe.
 */
final class ServerClock implements ExecutionInterceptor {

  private static final ExecutionAttribute<Instant> SENT = new ExecutionAttribute<>("sent");

  private static final Duration DAY = Duration.ofDays(1);

  private Duration leastOffset = DAY.negated();
  private Duration greatestOffset = DAY;

  /** Returns the current time by the server's clock. */
  synchronized Instant now() {
    Duration offset =
        leastOffset.compareTo(Duration.ZERO) > 0
            ? leastOffset
            : greatestOffset.isNegative() ? greatestOffset : Duration.ZERO;
    return Instant.now().plus(offset);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    attributes.putAttribute(SENT, Instant.now());
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    Instant received = Instant.now();
    context
        .httpResponse()
        .firstMatchingHeader("Date")
        .flatMap(ServerClock::time)
        .ifPresent(date -> narrow(attributes.getAttribute(SENT), date, received));
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Narrows the offset: between sending and receiving, the server showed this second. */
  private synchronized void narrow(Instant sent, Instant date, Instant received) {
    Duration least = Duration.between(received, date);
    Duration greatest = Duration.between(sent, date.plusSeconds(1));
    if (least.compareTo(greatestOffset) < 0 && greatest.compareTo(leastOffset) > 0) {
      leastOffset = least.compareTo(leastOffset) > 0 ? least : leastOffset;
      greatestOffset = greatest.compareTo(greatestOffset) < 0 ? greatest : greatestOffset;
    }
  }
}
