package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

/** An order of listings; secrets with the same date are ordered by name. */
public enum Order {
  CREATED_DATE(Secret::createdDate),
  LAST_ACCESSED_DATE(
      secret ->
          secret
              .lastAccessedDate()
              .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
              .orElse(Instant.EPOCH)),
  LAST_CHANGED_DATE(Secret::lastChangedDate),
  NAME(secret -> Instant.EPOCH);

  // The functions have no state, but their type can't say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Secret, Instant> date;

  Order(Function<Secret, Instant> date) {
    this.date = date;
  }

  /** Returns where a secret stands in a listing. */
  public Position position(Secret secret) {
    return new Position(date.apply(secret), secret.name());
  }

  /** The position of a secret in a listing. */
  public record Position(Instant date, String name) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
      int byDate = date.compareTo(other.date);
      return byDate != 0 ? byDate : name.compareTo(other.name);
    }
  }
}
