package io.github.fakesecretsmanager.server;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * The program, which serves a fake on a port of the loopback address until the process is stopped.
 *
 * <pre>{@code
 * java -jar fake-secrets-manager-<version>-server.jar --port 8123
 * }</pre>
 *
 * <p>The exit code is 2 for a wrong command line, 1 if the port is not free, 143 after SIGTERM and
 * 130 after SIGINT.
 */
public final class FakeSecretsManagerServer {

  private static final int CANNOT_LISTEN = 1;
  private static final int WRONG_USAGE = 2;

  private FakeSecretsManagerServer() {}

  /**
   * Runs the program.
   *
   * @param arguments the options, which {@code --help} lists
   * @throws InterruptedException if the thread is interrupted while the program serves
   */
  public static void main(String[] arguments) throws InterruptedException {
    // SLF4J, which the SDK brings, would warn on stderr that it has no provider.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try {
      run(Options.parse(List.of(arguments)));
    } catch (IllegalArgumentException e) {
      fail(WRONG_USAGE, e.getMessage() + "; --help lists the options");
    } catch (UncheckedIOException e) {
      fail(CANNOT_LISTEN, String.valueOf(e.getMessage()));
    }
  }

  private static void fail(int exitCode, String message) {
    System.err.println("fake-secrets-manager: " + message);
    System.exit(exitCode);
  }

  private static void run(Options options) throws InterruptedException {
    switch (options.action()) {
      case HELP -> System.out.print(Options.USAGE);
      case VERSION -> System.out.println("fake-secrets-manager " + version());
      case SERVE -> serve(options);
    }
  }

  private static String version() {
    String version = FakeSecretsManagerServer.class.getPackage().getImplementationVersion();
    return version == null ? "(unreleased)" : version;
  }

  private static void serve(Options options) throws InterruptedException {
    FakeSecretsManager fake = options.fake().build();
    URI uri = fake.startEndpoint(options.port());
    Runtime.getRuntime().addShutdownHook(new Thread(fake::close, "fake-secrets-manager-stop"));
    System.out.println(uri);
    System.out.println("AWS_ENDPOINT_URL_SECRETS_MANAGER=" + uri);
    System.out.println("AWS_REGION=" + options.region());
    System.out.println("AWS_DEFAULT_REGION=" + options.region());
    System.out.println("AWS_ACCESS_KEY_ID=test");
    System.out.println("AWS_SECRET_ACCESS_KEY=test");
    System.out.flush();
    // Serves until the process is stopped.
    Thread.currentThread().join();
  }
}
