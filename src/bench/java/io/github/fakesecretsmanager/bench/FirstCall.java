package io.github.fakesecretsmanager.bench;

import java.time.Duration;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A process that creates and reads a secret in the way that its argument names. */
public final class FirstCall {

  private FirstCall() {}

  public static void main(String... arguments) {
    SecretsManagerClient client = Ways.client(arguments[0]);
    client.createSecret(r -> r.name("db").secretString("s3cr3t"));
    System.out.println(client.getSecretValue(r -> r.secretId("db")).secretString());
    // A figure of the operating system, which the parent can't get once the process has ended.
    System.out.println(
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
    // The threads of a server would keep the JVM alive.
    System.exit(0);
  }
}
