package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import java.time.Instant;
import java.time.ZoneOffset;

/** An order of listings; secrets with the same date are ordered by name. */
public enum Order {
  CREATED_DATE,
  LAST_ACCESSED_DATE,
  LAST_CHANGED_DATE,
  NAME;

  /** Returns where a secret stands in a listing. */
  public Position position(Secret secret) {
    return new Position(date(secret), secret.name());
  }

  private Instant date(Secret secret) {
    return switch (this) {
      case CREATED_DATE -> secret.createdDate();
      case LAST_ACCESSED_DATE ->
          secret
              .lastAccessedDate()
              .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
              .orElse(Instant.EPOCH);
      case LAST_CHANGED_DATE -> secret.lastChangedDate();
      case NAME -> Instant.EPOCH;
    };
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
