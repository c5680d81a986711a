package io.github.fakesecretsmanager.conformance;

import java.time.Duration;

/** The pauses between repeated calls, each twice as long as the last. */
final class Pauses {

  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

  private final Target target;
  private Duration next;

  Pauses(Target target) {
    this.target = target;
    this.next = target.pace();
  }

  /** Lets the next pause pass. */
  void pass() {
    target.pass(next);
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(MAX_PAUSE) < 0 ? twice : MAX_PAUSE;
  }
}
