package io.github.fakesecretsmanager.internal.fault;

/**
 * An outage of a Region. Compared by identity, to tell it from a later one.
 *
 * @see io.github.fakesecretsmanager.internal.account.Account#beginOutage
 */
public final class Outage {

  private final String region;
  private final FaultEffect effect;

  public Outage(String region, FaultEffect effect) {
    this.region = region;
    this.effect = effect;
  }

  public String region() {
    return region;
  }

  /** Returns the effect on each call to the Region. */
  public FaultEffect effect() {
    return effect;
  }
}
