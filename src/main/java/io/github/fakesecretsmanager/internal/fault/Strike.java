package io.github.fakesecretsmanager.internal.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * The combined effect of all faults on one attempt.
 *
 * @param effect what becomes of the call; empty if nothing does but a delay
 * @param delay how long the answer takes, in real time
 */
public record Strike(Optional<FaultEffect> effect, Duration delay) {

  /** No fault. */
  public static final Strike NONE = new Strike(Optional.empty(), Duration.ZERO);

  /** Returns the strike of an effect alone. */
  public static Strike of(FaultEffect effect) {
    return NONE.and(effect);
  }

  /** Returns this with another effect: delays add up, and of the others the first counts. */
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

  /** Returns what hits the attempt, for people to read; empty if nothing does. */
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

  /** Returns what something in front of Secrets Manager refuses the call with. */
  public Optional<FaultEffect.Refused> refusalInFront() {
    return effectOf(FaultEffect.Refused.class).filter(refused -> !refused.isReceived());
  }

  /** Returns what Secrets Manager refuses the call with. */
  public Optional<FaultEffect.Refused> refusal() {
    return effectOf(FaultEffect.Refused.class).filter(FaultEffect.Refused::isReceived);
  }

  /** Returns whether the answer gets lost after the call has taken effect. */
  public boolean losesAnswer() {
    return effectOf(FaultEffect.AnswerLost.class).isPresent();
  }

  /** Returns how the answer travels, if it does. */
  public Delivery delivery() {
    boolean isTruncated = effectOf(FaultEffect.AnswerTruncated.class).isPresent();
    return isTruncated || !delay.isZero() ? new Delivery(isTruncated, delay) : Delivery.USUAL;
  }

  private <E extends FaultEffect> Optional<E> effectOf(Class<E> type) {
    // Most calls have no fault, and must not pay for looking at it.
    return effect.isEmpty() ? Optional.empty() : effect.filter(type::isInstance).map(type::cast);
  }
}
