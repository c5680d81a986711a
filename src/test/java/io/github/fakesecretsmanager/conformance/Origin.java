package io.github.fakesecretsmanager.conformance;

import java.time.LocalDate;

/**
 * The source of an expected part of an answer.
 *
 * @param text {@code aws} with the date of the run, {@code published} with the source, {@code
 *     documented} or {@code plausible}
 */
public record Origin(String text) {

  /** The degrees of certainty that AWS answers so, the least certain first. */
  public enum Certainty {
    PLAUSIBLE,
    DOCUMENTED,
    RECORDED
  }

  public static final Origin PLAUSIBLE = new Origin("plausible");

  public Origin {
    if (!text.matches("aws \\d{4}-\\d{2}-\\d{2}|published: .+|documented|plausible")) {
      throw new IllegalArgumentException(
          "unknown origin <%s>: use aws <date>, published: <source>, documented or plausible"
              .formatted(text));
    }
  }

  /** Returns the origin of an answer that AWS gave on a day. */
  public static Origin aws(LocalDate day) {
    return new Origin("aws " + day);
  }

  public Certainty certainty() {
    return switch (text) {
      case "plausible" -> Certainty.PLAUSIBLE;
      case "documented" -> Certainty.DOCUMENTED;
      default -> Certainty.RECORDED;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
