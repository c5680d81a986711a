package io.github.fakesecretsmanager.internal.transport;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A capture of the SDK clients of this JVM that are built without an HTTP client. It works by the
 * SDK's system properties for HTTP services. Only one capture exists at a time.
 *
 * <p>The SDK looks up the HTTP service once, and keeps it for the life of the JVM. So {@code
 * CapturingHttpService} stays when a capture ends, and from then on does what the SDK would have
 * done. Thread-safe.
 */
public final class DefaultClients implements AutoCloseable {

  private static final AtomicReference<@Nullable DefaultClients> CURRENT = new AtomicReference<>();

  static final String SYNC = SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property();
  static final String ASYNC = SdkSystemSetting.ASYNC_HTTP_SERVICE_IMPL.property();

  /** The HTTP services that the SDK has made so far, and therefore keeps. */
  private static final Set<Class<?>> IN_FORCE = ConcurrentHashMap.newKeySet();

  private static final String REGION = SdkSystemSetting.AWS_REGION.property();

  private record Transports(SdkHttpClient sync, SdkAsyncHttpClient async) {}

  /** The earlier values of the system properties that this capture has set. */
  private final Map<String, Optional<String>> before = new ConcurrentHashMap<>();

  private volatile @Nullable Transports transports;

  private volatile boolean passesOtherServices;

  private final URI endpoint;
  private final Class<? extends SdkHttpService> service;
  private final Class<? extends SdkAsyncHttpService> asyncService;

  private DefaultClients(
      URI endpoint,
      Class<? extends SdkHttpService> service,
      Class<? extends SdkAsyncHttpService> asyncService) {
    this.endpoint = endpoint;
    this.service = service;
    this.asyncService = asyncService;
  }

  /** Notes that the SDK has made an HTTP service, which it keeps for the life of the JVM. */
  public static void putInForce(Class<?> service) {
    IN_FORCE.add(service);
  }

  /**
   * Starts a capture, with a Region and credentials for clients that name none.
   *
   * @param endpoint the URI that clients with another HTTP client call
   * @param service the HTTP service for synchronous clients, which makes {@link CapturedClients}
   * @param asyncService the HTTP service for asynchronous clients
   * @throws IllegalStateException if a capture exists already, or the SDK has already chosen its
   *     HTTP service
   */
  public static DefaultClients capture(
      String region,
      URI endpoint,
      Class<? extends SdkHttpService> service,
      Class<? extends SdkAsyncHttpService> asyncService) {
    DefaultClients capture = new DefaultClients(endpoint, service, asyncService);
    if (!CURRENT.compareAndSet(null, capture)) {
      throw new IllegalStateException(
          """
          default clients are captured already, and one capture holds for the whole JVM: end it \
          first, or run the tests that capture one after another""");
    }
    try {
      capture.set(SYNC, service.getName());
      capture.set(ASYNC, asyncService.getName());
      capture.setIfAbsent(REGION, region);
      capture.setIfAbsent(
          SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), InProcessClients.ADMINISTRATOR);
      capture.setIfAbsent(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), "fake");
      capture.requireInForce();
      return capture;
    } catch (RuntimeException | Error e) {
      capture.close();
      throw e;
    }
  }

  private void set(String property, String value) {
    before.put(property, Optional.ofNullable(System.getProperty(property)));
    System.setProperty(property, value);
  }

  private void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      set(property, value);
    }
  }

  private void requireInForce() {
    if (!IN_FORCE.contains(service)) {
      build(
          () ->
              SecretsManagerClient.builder()
                  .region(Region.US_EAST_1)
                  .credentialsProvider(AnonymousCredentialsProvider.create())
                  .build()
                  .close());
    }
    if (!IN_FORCE.contains(asyncService)) {
      build(
          () ->
              SecretsManagerAsyncClient.builder()
                  .region(Region.US_EAST_1)
                  .credentialsProvider(AnonymousCredentialsProvider.create())
                  .build()
                  .close());
    }
    if (!IN_FORCE.contains(service) || !IN_FORCE.contains(asyncService)) {
      throw new IllegalStateException(
          """
          can't capture default clients: one was built in this JVM before, and the AWS SDK keeps \
          the HTTP client that it chose then; capture before any code builds one, or run the tests \
          with the system properties %s=%s and %s=%s, which change nothing while no test captures"""
              .formatted(SYNC, service.getName(), ASYNC, asyncService.getName()));
    }
  }

  /** Makes the SDK choose its HTTP service, if it has not chosen one yet. */
  private static void build(Runnable client) {
    try {
      client.run();
    } catch (SdkClientException e) {
      // The SDK has chosen and found no HTTP client at all, so no service is in force.
    }
  }

  /**
   * Sets the transports that answer from now on, even for clients built before, and the Region of
   * new clients that name none.
   */
  public void answerBy(SdkHttpClient sync, SdkAsyncHttpClient async, String region) {
    transports = new Transports(sync, async);
    // A Region that was set before the capture stays, and a capture that has ended changes nothing.
    if (before.containsKey(REGION) && CURRENT.get() == this) {
      System.setProperty(REGION, region);
    }
  }

  /** Lets calls to other services go where the SDK would send them. */
  public void passOtherServices() {
    passesOtherServices = true;
  }

  static boolean passesOthers() {
    DefaultClients capture = CURRENT.get();
    return capture != null && capture.passesOtherServices;
  }

  /** Returns the value of a system property, as it is without a capture. */
  static Optional<String> configured(String property) {
    DefaultClients capture = CURRENT.get();
    Map<String, Optional<String>> before = capture == null ? Map.of() : capture.before;
    return before.getOrDefault(property, Optional.ofNullable(System.getProperty(property)));
  }

  /** Returns the URI that clients with another HTTP client call; empty without a capture. */
  static Optional<URI> endpoint() {
    DefaultClients capture = CURRENT.get();
    return capture == null ? Optional.empty() : Optional.of(capture.endpoint);
  }

  /** Returns whether a client that is built now is captured. */
  static boolean areCaptured() {
    return CURRENT.get() != null;
  }

  static SdkHttpClient sync() {
    return current().sync;
  }

  static SdkAsyncHttpClient async() {
    return current().async;
  }

  private static Transports current() {
    DefaultClients capture = CURRENT.get();
    if (capture == null) {
      throw new IllegalStateException(
          """
          this client was built while a test captured default clients, and that capture has ended: \
          a client must not outlive the test it was made for""");
    }
    Transports transports = capture.transports;
    if (transports == null) {
      throw new IllegalStateException(
          """
          default clients are captured, but no fake answers them yet: each test has its own, from \
          before its @BeforeEach methods on; for earlier calls, such as in a @BeforeAll method, \
          share one fake across the class with Scope.PER_CLASS""");
    }
    return transports;
  }

  /** Ends the capture and restores the system properties; does nothing the second time. */
  @Override
  public void close() {
    if (CURRENT.compareAndSet(this, null)) {
      before.forEach(
          (property, value) ->
              value.ifPresentOrElse(
                  text -> System.setProperty(property, text),
                  () -> System.clearProperty(property)));
    }
  }
}
