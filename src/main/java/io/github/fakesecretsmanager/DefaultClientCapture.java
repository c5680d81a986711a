package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.transport.DefaultClients;
import io.github.fakesecretsmanager.sdk.CapturingAsyncHttpService;
import io.github.fakesecretsmanager.sdk.CapturingHttpService;

/**
 * Has a fake answer the clients that code under test builds by itself, with {@code
 * SecretsManagerClient.create()} or a builder that is given no HTTP client, synchronous or not.
 *
 * <pre>{@code
 * try (DefaultClientCapture capture = DefaultClientCapture.start(fake)) {
 *   SecretsManagerClient.create().createSecret(r -> r.name("MyTestSecret").secretString("s3cr3t"));
 * }
 * }</pre>
 *
 * <p>It works through system properties of the AWS SDK, and so for the whole JVM: there is one
 * capture at a time, and it must start before the first such client of the JVM is built. A client
 * that names no Region or credentials gets the fake's default Region, and is the administrator's. A
 * call to another AWS service is refused with a {@link NotSimulatedException}. With JUnit,
 * {@code @CaptureDefaultClients} does all this. Thread-safe.
 */
public final class DefaultClientCapture implements AutoCloseable {

  private final DefaultClients clients;

  private DefaultClientCapture(DefaultClients clients) {
    this.clients = clients;
  }

  /**
   * Starts to capture, with a fake that answers.
   *
   * @throws IllegalStateException when clients are captured already, or the SDK has chosen another
   *     HTTP client for this JVM
   */
  public static DefaultClientCapture start(FakeSecretsManager fake) {
    Arguments.requireGiven("fake", fake, "use the one that answers");
    DefaultClientCapture capture = start(fake.region().name());
    capture.answerBy(fake);
    return capture;
  }

  /**
   * Starts to capture clients; their calls fail until there is a fake that answers.
   *
   * @param region of clients that name none
   * @throws IllegalArgumentException when AWS has no such Region
   * @throws IllegalStateException when clients are captured already, or the SDK has chosen another
   *     HTTP client for this JVM
   */
  public static DefaultClientCapture start(String region) {
    return new DefaultClientCapture(
        DefaultClients.capture(
            Arguments.requireRegion(region),
            CapturingHttpService.class,
            CapturingAsyncHttpService.class));
  }

  /**
   * Has a fake answer from now on, also the clients that were built before; new ones that name no
   * Region get its default Region.
   */
  public void answerBy(FakeSecretsManager fake) {
    Arguments.requireGiven("fake", fake, "use the one that answers");
    clients.answerBy(fake.httpClient(), fake.asyncHttpClient(), fake.region().name());
  }

  /**
   * Ends the capture and puts the system properties back. Clients that were captured fail from now
   * on, and new ones are as they would have been without this library.
   */
  @Override
  public void close() {
    clients.close();
  }
}
