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
import org.jspecify.annotations.Nullable;
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
  private final ClientCache clients;
  private final Callers callers;
  private @Nullable Views views;

  private FakeSecretsManager(Builder builder) {
    this.region = builder.region;
    this.clock = builder.clock;
    this.service = builder.account().service(builder.seed, builder.enforcesQuotas);
    this.callers = new Callers(service, region);
    this.protocol = new AwsJsonProtocol(service);
    this.clients = new ClientCache(protocol);
    this.endpoint = new LazyEndpoint(protocol, service::reset);
  }

  /** The parts of a fake that most tests don't ask for, made together when one is asked for. */
  private static final class Views {

    final FakeReplication replication;
    final FakeRotation rotation;
    final FakeCloudTrail cloudTrail;
    final FakeFaults faults;

    Views(FakeSecretsManager fake) {
      this.replication = new FakeReplication(fake.service);
      this.rotation = new FakeRotation(fake.service, fake::client);
      this.cloudTrail = new FakeCloudTrail(fake.service);
      this.faults = new FakeFaults(fake.service);
    }
  }

  private synchronized Views views() {
    if (views == null) {
      views = new Views(this);
    }
    return views;
  }

  /**
   * {@return a new fake with the default settings} They are the account {@code 123456789012}, the
   * Region {@code us-east-1}, all Regions enabled, the system's time, and replication that finishes
   * before the next call.
   */
  public static FakeSecretsManager create() {
    return builder().build();
  }

  /** {@return a new builder with the default settings of {@link #create()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the client for the default Region} See {@link #client(String)}. */
  public SecretsManagerClient client() {
    return client(region);
  }

  /**
   * {@return the client for a Region, the same each time until it is closed} Its calls are those of
   * the account's administrator. It opens no connection, takes nothing from the environment, and
   * retries without waiting. (The SDK looks for profile files when it builds a client, and fails if
   * it can't read one.)
   *
   * @param region the Region, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public SecretsManagerClient client(String region) {
    return clients.client(InProcessClients.ADMINISTRATOR, requireRegion(service, region));
  }

  /** {@return the asynchronous client for the default Region} See {@link #asyncClient(String)}. */
  public SecretsManagerAsyncClient asyncClient() {
    return asyncClient(region);
  }

  /**
   * {@return the asynchronous client for a Region} It completes calls in the calling thread.
   *
   * @param region the Region, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public SecretsManagerAsyncClient asyncClient(String region) {
    return clients.asyncClient(InProcessClients.ADMINISTRATOR, requireRegion(service, region));
  }

  /** {@return the SDK's builder of a client for the default Region} */
  public SecretsManagerClientBuilder clientBuilder() {
    return clientBuilder(region);
  }

  /**
   * {@return the SDK's builder of a client} Transport, Region and credentials are set. To call as a
   * user or role, set credentials with its {@link FakePrincipal#accessKeyId()}.
   *
   * @param region the Region, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public SecretsManagerClientBuilder clientBuilder(String region) {
    return clients.builder(InProcessClients.ADMINISTRATOR, requireRegion(service, region));
  }

  /** {@return the SDK's builder of an asynchronous client for the default Region} */
  public SecretsManagerAsyncClientBuilder asyncClientBuilder() {
    return asyncClientBuilder(region);
  }

  /**
   * {@return the SDK's builder of an asynchronous client} See {@link #clientBuilder(String)}.
   *
   * @param region the Region, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public SecretsManagerAsyncClientBuilder asyncClientBuilder(String region) {
    return clients.asyncBuilder(InProcessClients.ADMINISTRATOR, requireRegion(service, region));
  }

  /** {@return the transport for your own clients} A call goes to the Region it is signed for. */
  public SdkHttpClient httpClient() {
    return clients.httpClient();
  }

  /** {@return the transport for your own asynchronous clients} See {@link #httpClient()}. */
  public SdkAsyncHttpClient asyncHttpClient() {
    return clients.asyncHttpClient();
  }

  /**
   * Starts the endpoint on a free port, unless it is running. It is for clients outside the JVM,
   * such as the AWS CLI. It listens on the loopback address until {@link #close()}. A call goes to
   * the Region that it is signed for.
   *
   * @return the URI of the endpoint, such as {@code http://127.0.0.1:49152}
   * @throws IllegalStateException if the fake is closed
   * @throws UncheckedIOException if no port is free
   */
  public URI startEndpoint() {
    return endpoint.start(0);
  }

  /**
   * Starts the endpoint of {@link #startEndpoint()} on a given port.
   *
   * @param port 0 to 65535; 0 means the port of the running endpoint, or a free one
   * @return the URI of the endpoint
   * @throws IllegalArgumentException if the port is out of that range
   * @throws IllegalStateException if the endpoint runs on another port, or the fake is closed
   * @throws UncheckedIOException if the port is taken
   */
  public URI startEndpoint(int port) {
    return endpoint.start(port);
  }

  AwsJsonProtocol protocol() {
    return protocol;
  }

  /** {@return the id of the AWS account, 12 digits} */
  public String accountId() {
    return service.principals().accountId();
  }

  /** {@return the default Region} */
  public FakeRegion region() {
    return region(region);
  }

  /**
   * {@return a Region, which need not be enabled}
   *
   * @param name the name of the Region, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public FakeRegion region(String name) {
    return new FakeRegion(service, requireRegion(service, name));
  }

  /**
   * {@return an IAM user, the same each time} At first it has no policies.
   *
   * @param nameOrArn a name, or the ARN of a user of this or another account
   * @throws IllegalArgumentException if it is neither
   */
  public FakePrincipal user(String nameOrArn) {
    return callers.get(Principal.Type.USER, nameOrArn);
  }

  /**
   * {@return an IAM role, the same each time} At first it has no policies.
   *
   * @param nameOrArn a name, or the ARN of a role of this or another account
   * @throws IllegalArgumentException if it is neither
   */
  public FakePrincipal role(String nameOrArn) {
    return callers.get(Principal.Type.ROLE, nameOrArn);
  }

  /**
   * {@return the client for the default Region whose calls are those of a user or role}
   *
   * @param caller a user or role of this fake
   * @throws IllegalArgumentException if the caller belongs to another fake
   */
  public SecretsManagerClient client(FakePrincipal caller) {
    return client(caller, region);
  }

  /**
   * {@return the client for a Region whose calls are those of a user or role}
   *
   * @param caller a user or role of this fake
   * @param region the Region, such as {@code eu-west-3}
   * @throws IllegalArgumentException if the caller is another fake's, or AWS has no such Region
   */
  public SecretsManagerClient client(FakePrincipal caller, String region) {
    return clients.client(callers.requireOwn(caller).accessKeyId(), requireRegion(service, region));
  }

  /**
   * {@return the asynchronous client for the default Region whose calls are a user's or role's}
   *
   * @param caller a user or role of this fake
   * @throws IllegalArgumentException if the caller belongs to another fake
   */
  public SecretsManagerAsyncClient asyncClient(FakePrincipal caller) {
    return asyncClient(caller, region);
  }

  /**
   * {@return the asynchronous client for a Region whose calls are those of a user or role}
   *
   * @param caller a user or role of this fake
   * @param region the Region, such as {@code eu-west-3}
   * @throws IllegalArgumentException if the caller is another fake's, or AWS has no such Region
   */
  public SecretsManagerAsyncClient asyncClient(FakePrincipal caller, String region) {
    return clients.asyncClient(
        callers.requireOwn(caller).accessKeyId(), requireRegion(service, region));
  }

  /**
   * {@return the minimal policy that would have allowed the caller's refused calls, as JSON} It is
   * empty if the caller lacked no permission. No policy overrides an explicit denial.
   *
   * @param caller a user or role of this fake
   * @throws IllegalArgumentException if the caller belongs to another fake
   */
  public String missingPermissions(FakePrincipal caller) {
    return service.missingPermissions(callers.requireOwn(caller).principal());
  }

  /** {@return the clock of the fake, which a test can move} */
  public FakeClock clock() {
    return clock;
  }

  /** {@return the control over replication} */
  public FakeReplication replication() {
    return views().replication;
  }

  /** {@return the control over rotation functions, with the outcome of each rotation} */
  public FakeRotation rotation() {
    return views().rotation;
  }

  /** {@return the event log: calls, and the actions that Secrets Manager took by itself} */
  public FakeCloudTrail cloudTrail() {
    return views().cloudTrail;
  }

  /** {@return the control over faults, which make chosen calls fail} */
  public FakeFaults faults() {
    return views().faults;
  }

  /**
   * {@return a summary for diagnosing a failed test} It has the last 100 events of {@link
   * #cloudTrail()}, the calls that faults have hit, and at most 50 secrets with their replicas.
   * Secret values are redacted. It runs no code of the test, and works after {@link #close()} too.
   */
  public String report() {
    return Report.of(service);
  }

  /** {@return {@link #report()} as a page of HTML with a timeline: a lane for each Region} */
  public String reportAsHtml() {
    return Report.html(service);
  }

  /**
   * Returns the fake to its initial state. It forgets secrets, keys, policies, functions, holds,
   * failures, faults, outages, events, and which Regions were enabled or disabled. It keeps its
   * settings, the clients, the users and roles, and the clock. Ids are never reused: an object from
   * before, such as a {@link FakeKmsKey}, never refers to a new one.
   *
   * @throws IllegalStateException if the fake is closed
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

  /**
   * A builder of fakes. Not thread-safe.
   *
   * <pre>{@code
   * FakeSecretsManager fake = FakeSecretsManager.builder().region("eu-west-3").seed(42).build();
   * }</pre>
   */
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
     * @param accountId the id of the account, 12 digits
     * @return this builder
     * @throws IllegalArgumentException if it is not 12 digits
     */
    public Builder accountId(String accountId) {
      this.accountId = Arguments.requireAccountId(accountId);
      return this;
    }

    /**
     * Sets the default Region, {@code us-east-1} by default.
     *
     * @param region the Region, such as {@code eu-west-3}
     * @return this builder
     * @throws IllegalArgumentException if AWS has no such Region
     */
    public Builder region(String region) {
      this.region = requireRegion(region);
      return this;
    }

    /**
     * Sets the clock, {@link FakeClock#running()} by default.
     *
     * @param clock the clock, which several fakes may share
     * @return this builder
     */
    public Builder clock(FakeClock clock) {
      this.clock = Arguments.requireGiven("clock", clock, "use one such as FakeClock.running()");
      return this;
    }

    /**
     * Sets when replication finishes, {@link ReplicationMode#immediate()} by default.
     *
     * @param mode the mode for all Regions
     * @return this builder
     */
    public Builder replication(ReplicationMode mode) {
      this.replication =
          Arguments.requireGiven("mode", mode, "use one such as ReplicationMode.manual()");
      return this;
    }

    /**
     * Sets the seed of random passwords and of all ids.
     *
     * @param seed the seed, 0 by default; fakes with the same seed create the same passwords and
     *     ids
     * @return this builder
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Sets the Regions that the account has not enabled, none by default.
     *
     * @param regions the Regions, such as {@code eu-south-2}, in place of those given before
     * @return this builder
     * @throws IllegalArgumentException if AWS has no such Region
     */
    public Builder disabledRegions(String... regions) {
      this.disabledRegions = Arguments.requireRegions(regions);
      return this;
    }

    /**
     * Refuses calls beyond AWS's rates with {@code ThrottlingException}, counted by the fake's
     * clock. By default, calls are not counted.
     *
     * @return this builder
     * @see <a
     *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html">Quotas</a>
     */
    public Builder enforceQuotas() {
      this.enforcesQuotas = true;
      return this;
    }

    /**
     * Shows changes as late as AWS does, in every way of {@link EventualConsistency}.
     *
     * @return this builder
     */
    public Builder eventuallyConsistent() {
      this.lags = EnumSet.allOf(EventualConsistency.class);
      return this;
    }

    /**
     * Shows changes as late as AWS does, in the given ways and in those given before.
     *
     * @param first a way in which changes are late
     * @param more further ways
     * @return this builder
     */
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

    /** {@return a new fake with these settings} Later changes of the builder do not affect it. */
    public FakeSecretsManager build() {
      return new FakeSecretsManager(this);
    }
  }
}
