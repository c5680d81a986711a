package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.transport.DefaultClients;
import io.github.fakesecretsmanager.sdk.CapturingAsyncHttpService;
import io.github.fakesecretsmanager.sdk.CapturingHttpService;

/**
 * A capture of the clients that code under test builds by itself, for example with {@code
 * SecretsManagerClient.create()}, synchronous or not. A fake answers them.
 *
 * <pre>{@code
 * try (DefaultClientCapture capture = DefaultClientCapture.start(fake)) {
 *   SecretsManagerClient.create().createSecret(r -> r.name("MyTestSecret").secretString("s3cr3t"));
 * }
 * }</pre>
 *
 * <ul>
 *   <li>It works through system properties of the AWS SDK, and so for the whole JVM. Only one
 *       capture can run at a time, and it must start before the JVM builds its first such client.
 *   <li>A client that names no Region gets the fake's default Region. A client that names no
 *       credentials calls as the administrator.
 *   <li>A client with its own HTTP client is captured too. Its calls go to an endpoint of the
 *       capture on this machine, unless it sets another endpoint.
 *   <li>Calls of a client of another AWS service that names no HTTP client are refused with a
 *       {@link NotSimulatedException}. They pass if the client's endpoint is on this machine, or
 *       after {@link #passOtherServices()}.
 * </ul>
 *
 * <p>With JUnit, {@code @CaptureDefaultClients} does all this. Thread-safe.
 */
public final class DefaultClientCapture implements AutoCloseable {

  private final DefaultClients clients;
  private final CaptureEndpoint endpoint;

  private DefaultClientCapture(DefaultClients clients, CaptureEndpoint endpoint) {
    this.clients = clients;
    this.endpoint = endpoint;
  }

  /**
   * Starts to capture clients, which a fake answers.
   *
   * @param fake the fake, whose default Region is that of clients that name none
   * @return the capture, which ends when it is closed
   * @throws IllegalStateException if clients are captured already, or the SDK has chosen another
   *     HTTP client for this JVM
   */
  public static DefaultClientCapture start(FakeSecretsManager fake) {
    Arguments.requireGiven("fake", fake, "use the fake that answers");
    DefaultClientCapture capture = start(fake.region().name());
    capture.answerBy(fake);
    return capture;
  }

  /**
   * Starts to capture clients, whose calls fail until {@link #answerBy}.
   *
   * @param region the Region of clients that name none, such as {@code eu-west-3}
   * @return the capture, which ends when it is closed
   * @throws IllegalArgumentException if AWS has no such Region
   * @throws IllegalStateException if clients are captured already, or the SDK has chosen another
   *     HTTP client for this JVM
   */
  public static DefaultClientCapture start(String region) {
    Arguments.requireRegion(region);
    CaptureEndpoint endpoint = CaptureEndpoint.start();
    try {
      return new DefaultClientCapture(
          DefaultClients.capture(
              region, endpoint.uri(), CapturingHttpService.class, CapturingAsyncHttpService.class),
          endpoint);
    } catch (RuntimeException | Error e) {
      endpoint.close();
      throw e;
    }
  }

  /**
   * Lets calls to other AWS services go where the SDK would send them, into the network too. By
   * default they are refused, unless their endpoint is on this machine.
   *
   * @return this capture
   */
  public DefaultClientCapture passOtherServices() {
    clients.passOtherServices();
    return this;
  }

  /**
   * Sets the fake that answers from now on. It also answers clients that were built before.
   *
   * @param fake the fake, whose default Region is that of new clients that name none
   */
  public void answerBy(FakeSecretsManager fake) {
    Arguments.requireGiven("fake", fake, "use the fake that answers");
    endpoint.answerBy(fake);
    clients.answerBy(fake.httpClient(), fake.asyncHttpClient(), fake.region().name());
  }

  /**
   * Ends the capture and restores the system properties. Captured clients fail from now on, and new
   * clients behave as they do without this library.
   */
  @Override
  public void close() {
    clients.close();
    endpoint.close();
  }
}
