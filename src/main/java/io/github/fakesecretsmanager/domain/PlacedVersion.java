package io.github.fakesecretsmanager.domain;

import java.time.Instant;

/** A version, and its place among the others of a secret. */
record PlacedVersion(Position position, SecretVersion version) {

  /** Returns another version in the same place. */
  PlacedVersion with(SecretVersion changed) {
    return new PlacedVersion(position, changed);
  }

  /**
   * The place of a version among the others. A replica's versions have the places of its primary's.
   *
   * @param number distinguishes versions created at the same time
   */
  record Position(Instant createdDate, long number) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
      int order = createdDate.compareTo(other.createdDate);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }
}
