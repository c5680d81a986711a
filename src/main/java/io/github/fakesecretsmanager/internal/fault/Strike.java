package io.github.fakesecretsmanager.internal.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * The combined effect of all faults on one attempt.
 *
 * @param effect the effect on the call; empty if the attempt is at most delayed
 * @param delay how long the answer takes, in real time
 */
public record Strike(Optional<FaultEffect> effect, Duration delay) {

  /** No fault. */
  public static final Strike NONE = new Strike(Optional.empty(), Duration.ZERO);

  /** Returns the strike of a single effect. */
  public static Strike of(FaultEffect effect) {
    return NONE.and(effect);
  }

  /**
   * Returns this strike with another effect added. Delays add up; of other effects, the first one
   * counts.
   */
  Strike and(FaultEffect other) {
    if (other instanceof FaultEffect.AnswerDelayed delayed) {
      return new Strike(effect, delay.plus(delayed.time()));
    }
    return effect.isPresent() ? this : new Strike(Optional.of(other), delay);
  }

  /** Returns whether no fault hits. */
  public boolean isNone() {
    return effect.isEmpty() && delay.isZero();
  }

  /** Returns the text for people about what hits the attempt; empty if nothing does. */
  public Optional<String> description() {
    return effect
        .map(FaultEffect::toString)
        .or(() -> delay.isZero() ? Optional.empty() : Optional.of("delay(" + delay + ")"));
  }

  /** Returns whether a fault other than a delay may still be added. */
  boolean isOpen() {
    return effect.isEmpty();
  }

  /** Returns how the connection fails before the call has taken effect; empty if it doesn't. */
  public Optional<ConnectionFailure> connectionFailure() {
    return effectOf(FaultEffect.NotArrived.class).map(FaultEffect.NotArrived::failure);
  }

  /**
   * Returns the refusal of the call by something in front of Secrets Manager; empty if none is
   * made.
   */
  public Optional<FaultEffect.Refused> refusalInFront() {
    return effectOf(FaultEffect.Refused.class).filter(refused -> !refused.isReceived());
  }

  /** Returns the refusal of the call by Secrets Manager itself; empty if none is made. */
  public Optional<FaultEffect.Refused> refusal() {
    return effectOf(FaultEffect.Refused.class).filter(FaultEffect.Refused::isReceived);
  }

  /** Returns whether the answer is lost after the call has taken effect. */
  public boolean losesAnswer() {
    return effectOf(FaultEffect.AnswerLost.class).isPresent();
  }

  /** Returns how the answer travels, if it does. */
  public Delivery delivery() {
    return isNone()
        ? Delivery.USUAL
        : new Delivery(effectOf(FaultEffect.AnswerTruncated.class).isPresent(), delay);
  }

  private <E extends FaultEffect> Optional<E> effectOf(Class<E> type) {
    return effect.filter(type::isInstance).map(type::cast);
  }
}
