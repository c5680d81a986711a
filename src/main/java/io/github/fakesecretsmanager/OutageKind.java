package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.fault.FaultEffect;

/**
 * A way in which calls to a Region fail during an outage.
 *
 * <pre>{@code
 * FakeOutage outage = fake.region("us-east-1").beginOutage(OutageKind.TIME_OUT);
 * }</pre>
 */
public enum OutageKind {

  /**
   * The endpoint refuses connections. The SDK throws an {@code SdkClientException} with a {@link
   * java.net.ConnectException} as its cause.
   */
  CONNECTION_REFUSED(FaultEffect.connectionRefused()),

  /**
   * The endpoint does not answer in time. The SDK throws an {@code SdkClientException} with a
   * {@link java.net.SocketTimeoutException} as its cause. The test does not wait for it.
   */
  TIME_OUT(FaultEffect.timedOut()),

  /** The endpoint answers with HTTP status 503 and the error {@code ServiceUnavailable}. */
  SERVICE_UNAVAILABLE(FaultEffect.unavailable());

  // Effects are immutable, but their type can't declare it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final FaultEffect effect;

  OutageKind(FaultEffect effect) {
    this.effect = effect;
  }

  FaultEffect effect() {
    return effect;
  }
}
