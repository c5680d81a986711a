package io.github.fakesecretsmanager;

import static io.github.fakesecretsmanager.Arguments.requireRegion;

import io.github.fakesecretsmanager.internal.http.LazyEndpoint;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol;
import io.github.fakesecretsmanager.internal.report.Report;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import io.github.fakesecretsmanager.internal.transport.ClientCache;
import io.github.fakesecretsmanager.internal.transport.InProcessClients;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * A simulated AWS Secrets Manager for unit tests: one AWS account with all its Regions.
 *
 * <pre>{@code
 * FakeSecretsManager fake = FakeSecretsManager.create();
 * SecretsManagerClient client = fake.client();
 * client.createSecret(r -> r.name("MyTestSecret").secretString("s3cr3t"));
 * client.replicateSecretToRegions(
 *     r -> r.secretId("MyTestSecret").addReplicaRegions(to -> to.region("eu-west-3")));
 * }</pre>
 *
 * <p>The clients are real clients of the AWS SDK whose requests never leave the JVM. Thread-safe.
 */
public final class FakeSecretsManager implements AutoCloseable {

  private final String region;
  private final FakeClock clock;
  private final SecretsManagerService service;
  private final AwsJsonProtocol protocol;
  private final LazyEndpoint endpoint;
  private final FakeReplication replication;
  private final FakeRotation rotation;
  private final FakeCloudTrail cloudTrail;
  private final FakeFaults faults;
  private final ClientCache clients;
  private final Callers callers;

  private FakeSecretsManager(Builder builder) {
    this.region = builder.region;
    this.clock = builder.clock;
    this.service = builder.account().service(builder.seed, builder.enforcesQuotas);
    this.callers = new Callers(service, region);
    this.protocol = new AwsJsonProtocol(service);
    this.clients = new ClientCache(protocol);
    this.endpoint = new LazyEndpoint(protocol, service::reset);
    this.replication = new FakeReplication(service);
    this.rotation = new FakeRotation(service, this::client);
    this.cloudTrail = new FakeCloudTrail(service);
    this.faults = new FakeFaults(service);
  }

  /**
   * Creates a fake with the defaults: account {@code 123456789012}, Region {@code us-east-1}, all
   * Regions enabled, the system's time, replication that is finished at the next call.
   */
  public static FakeSecretsManager create() {
    return builder().build();
  }

  /** Returns a builder with the defaults of {@link #create()}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the client for the default Region; see {@link #client(String)}. */
  public SecretsManagerClient client() {
    return client(region);
  }

  /**
   * Returns the client for a Region; the same one each time, and a new one after it was closed.
   *
   * <p>It opens no connection, takes nothing from the environment, and retries without waiting.
   * (The SDK looks for profile files whenever a client is built, and fails at ones it can't read.)
   *
   * @throws IllegalArgumentException when AWS has no such Region
   */
  public SecretsManagerClient client(String region) {
    return clients.client(InProcessClients.ADMINISTRATOR, requireRegion(service, region));
  }

  /** Returns the asynchronous client for the default Region. */
  public SecretsManagerAsyncClient asyncClient() {
    return asyncClient(region);
  }

  /** Returns the asynchronous client for a Region, which completes calls in the calling thread. */
  public SecretsManagerAsyncClient asyncClient(String region) {
    return clients.asyncClient(InProcessClients.ADMINISTRATOR, requireRegion(service, region));
  }

  /** Returns the SDK's own builder of a client, with transport, Region and credentials set. */
  public SecretsManagerClientBuilder clientBuilder() {
    return clientBuilder(region);
  }

  /** Returns the builder for a Region; {@link FakePrincipal#accessKeyId()} sets another caller. */
  public SecretsManagerClientBuilder clientBuilder(String region) {
    return clients.builder(InProcessClients.ADMINISTRATOR, requireRegion(service, region));
  }

  /** Returns the SDK's own builder of an asynchronous client for the default Region. */
  public SecretsManagerAsyncClientBuilder asyncClientBuilder() {
    return asyncClientBuilder(region);
  }

  /** Returns the SDK's own builder of an asynchronous client for a Region. */
  public SecretsManagerAsyncClientBuilder asyncClientBuilder(String region) {
    return clients.asyncBuilder(InProcessClients.ADMINISTRATOR, requireRegion(service, region));
  }

  /**
   * Returns the transport for clients that are built elsewhere, with a Region and credentials of
   * their own. A call goes to the Region that it is signed for.
   */
  public SdkHttpClient httpClient() {
    return clients.httpClient();
  }

  /** Returns the transport for asynchronous clients of the user's; see {@link #httpClient}. */
  public SdkAsyncHttpClient asyncHttpClient() {
    return clients.asyncHttpClient();
  }

  /**
   * Starts the endpoint on a free port and returns its URI, or returns the URI of the running one.
   * It is for clients outside the JVM, such as the AWS CLI, and listens on the loopback address
   * until {@link #close()}. A call goes to the Region that it is signed for.
   *
   * @throws IllegalStateException when the fake is closed
   * @throws UncheckedIOException when no port is free
   */
  public URI startEndpoint() {
    return endpoint.start(0);
  }

  /**
   * Starts the endpoint of {@link #startEndpoint()} on a port.
   *
   * @param port 0 to 65535; 0 picks a free one
   * @throws IllegalArgumentException when the port is out of that range
   * @throws IllegalStateException when it runs on another port, or the fake is closed
   * @throws UncheckedIOException when the port is taken
   */
  public URI startEndpoint(int port) {
    return endpoint.start(port);
  }

  AwsJsonProtocol protocol() {
    return protocol;
  }

  /** Returns the id of the account, 12 digits. */
  public String accountId() {
    return service.principals().accountId();
  }

  /** Returns the default Region. */
  public FakeRegion region() {
    return region(region);
  }

  /**
   * Returns a Region.
   *
   * @throws IllegalArgumentException when AWS has no such Region
   */
  public FakeRegion region(String name) {
    return new FakeRegion(service, requireRegion(service, name));
  }

  /**
   * Returns an IAM user, the same each time.
   *
   * @param nameOrArn a name, or the ARN of a user of another account
   * @throws IllegalArgumentException when it is not one of these
   */
  public FakePrincipal user(String nameOrArn) {
    return callers.get(Principal.Type.USER, nameOrArn);
  }

  /** Returns an IAM role by its name or ARN, as {@link #user(String)} does a user. */
  public FakePrincipal role(String nameOrArn) {
    return callers.get(Principal.Type.ROLE, nameOrArn);
  }

  /** Returns the client for the default Region whose calls are those of a user or role. */
  public SecretsManagerClient client(FakePrincipal caller) {
    return client(caller, region);
  }

  /**
   * Returns the client for a Region whose calls are a user's or role's; the same each time.
   *
   * @throws IllegalArgumentException when AWS has no such Region, or it is another fake's caller
   */
  public SecretsManagerClient client(FakePrincipal caller, String region) {
    return clients.client(callers.requireOwn(caller).accessKeyId(), requireRegion(service, region));
  }

  /** Returns the asynchronous client for the default Region whose calls are those of a caller. */
  public SecretsManagerAsyncClient asyncClient(FakePrincipal caller) {
    return asyncClient(caller, region);
  }

  /** Returns the asynchronous client for a Region whose calls are a user's or role's. */
  public SecretsManagerAsyncClient asyncClient(FakePrincipal caller, String region) {
    return clients.asyncClient(
        callers.requireOwn(caller).accessKeyId(), requireRegion(service, region));
  }

  /**
   * Returns the minimal policy that would have allowed the caller's refused calls, except those
   * that were denied explicitly; empty if there is none.
   *
   * @throws IllegalArgumentException when the caller belongs to another fake
   */
  public String missingPermissions(FakePrincipal caller) {
    return service.missingPermissions(callers.requireOwn(caller).principal());
  }

  /** Returns the clock of the fake, which a test can move. */
  public FakeClock clock() {
    return clock;
  }

  /** Returns the control over replication. */
  public FakeReplication replication() {
    return replication;
  }

  /** Returns the control over rotation functions, and the outcome of rotations. */
  public FakeRotation rotation() {
    return rotation;
  }

  /** Returns the event log: calls, and what Secrets Manager did by itself. */
  public FakeCloudTrail cloudTrail() {
    return cloudTrail;
  }

  /** Returns the control over faults: calls that fail, and how. */
  public FakeFaults faults() {
    return faults;
  }

  /**
   * Returns a summary for diagnosing a failed test: the last 100 events of {@link #cloudTrail()},
   * what faults have hit, and at most 50 secrets with their replicas. Secret values are redacted.
   * It runs no code of the test, and works after {@link #close()} too.
   */
  public String report() {
    return Report.of(service);
  }

  /** Returns {@link #report()} as a page of HTML with a timeline: a lane for each Region. */
  public String reportAsHtml() {
    return Report.html(service);
  }

  /**
   * Returns the fake to its start: it forgets secrets, keys, policies, functions, holds, failures,
   * faults, outages, events, and which Regions were enabled or disabled. It keeps the
   * configuration, the clients, the users and roles, and the clock. Ids are never reused: an object
   * from before, such as a {@link FakeKmsKey}, never refers to a new one.
   *
   * @throws IllegalStateException when the fake is closed
   */
  public void reset() {
    service.reset();
  }

  /**
   * Closes the fake and its endpoint. Every later call fails, including those of clients obtained
   * before. A call that runs at the endpoint has two seconds to end.
   */
  @Override
  public void close() {
    endpoint.close();
    service.close();
    clients.close();
  }

  @Override
  public String toString() {
    return "FakeSecretsManager[" + region + "]";
  }

  /** A builder of fakes; not thread-safe. */
  public static final class Builder {

    private String accountId = "123456789012";
    private String region = "us-east-1";
    private FakeClock clock = FakeClock.running();
    private ReplicationMode replication = ReplicationMode.immediate();
    private long seed;
    private Set<String> disabledRegions = Set.of();
    private boolean enforcesQuotas;
    private Set<EventualConsistency> lags = Set.of();

    private Builder() {}

    /**
     * Sets the AWS account, {@code 123456789012} by default.
     *
     * @throws IllegalArgumentException when it is not 12 digits
     */
    public Builder accountId(String accountId) {
      this.accountId = Arguments.requireAccountId(accountId);
      return this;
    }

    /**
     * Sets the default Region, {@code us-east-1} by default.
     *
     * @throws IllegalArgumentException when AWS has no such Region
     */
    public Builder region(String region) {
      this.region = requireRegion(region);
      return this;
    }

    /** Sets the clock, {@link FakeClock#running()} by default. */
    public Builder clock(FakeClock clock) {
      this.clock = Arguments.requireGiven("clock", clock, "use one such as FakeClock.running()");
      return this;
    }

    /** Sets when replication finishes, {@link ReplicationMode#immediate()} by default. */
    public Builder replication(ReplicationMode mode) {
      this.replication =
          Arguments.requireGiven("mode", mode, "use one such as ReplicationMode.manual()");
      return this;
    }

    /** Sets the seed of random passwords and of all ids; the same for all fakes by default. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Sets the Regions that the account has not enabled; none by default.
     *
     * @throws IllegalArgumentException when AWS has no such Region
     */
    public Builder disabledRegions(String... regions) {
      this.disabledRegions = Arguments.requireRegions(regions);
      return this;
    }

    /**
     * Refuses calls beyond AWS's rates with {@code ThrottlingException}, counted by the fake's
     * clock. By default, calls are not counted.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html">Quotas</a>
     */
    public Builder enforceQuotas() {
      this.enforcesQuotas = true;
      return this;
    }

    /** Shows changes as late as AWS does, in every way of {@link EventualConsistency}. */
    public Builder eventuallyConsistent() {
      this.lags = EnumSet.allOf(EventualConsistency.class);
      return this;
    }

    /** Shows changes as late as AWS does, in the given ways and those given before. */
    public Builder eventuallyConsistent(EventualConsistency first, EventualConsistency... more) {
      Arguments.requireGiven("first", first, "use one such as EventualConsistency.LISTINGS_LAG");
      Set<EventualConsistency> all = EnumSet.of(first, more);
      all.addAll(lags);
      this.lags = all;
      return this;
    }

    private AccountSettings account() {
      return new AccountSettings(accountId, clock, replication, disabledRegions, lags);
    }

    /** Builds the fake. */
    public FakeSecretsManager build() {
      return new FakeSecretsManager(this);
    }
  }
}
