package io.github.fakesecretsmanager.internal.fault;

/**
 * The time in which a Region is down. Compared by identity, to tell it from a later one.
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

  /** Returns what becomes of each call to the Region. */
  public FaultEffect effect() {
    return effect;
  }
}
