package io.github.fakesecretsmanager.bench;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Measures what the first test of a JVM pays: from the start of a process until it has created and
 * read a secret, by the fake and by the floor in turn.
 *
 * <p>The argument is the number of processes of each; {@code fake} or {@code floor} in such a
 * process.
 */
public final class ColdStart {

  /** What the floor answers to both calls; the SDK passes over what it does not look for. */
  static final String ANSWER =
      """
      {"ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1B2c3", "Name": "db", \
      "VersionId": "60b420bb-3851-4f48-8ac4-d8677572c6a7", "SecretString": "s3cr3t", \
      "VersionStages": ["AWSCURRENT"], "CreatedDate": 1772366400.123}""";

  private record Measure(double millis, double processorMillis) {}

  private ColdStart() {}

  public static void main(String... arguments) throws IOException {
    switch (arguments[0]) {
      case "fake" -> createAndRead(FakeSecretsManager.create().client());
      case "floor" ->
          createAndRead(
              Floor.client(new ConstantHttpClient(ANSWER.getBytes(StandardCharsets.UTF_8))));
      default -> compare(Integer.parseInt(arguments[0]));
    }
  }

  private static void createAndRead(SecretsManagerClient client) {
    client.createSecret(r -> r.name("db").secretString("s3cr3t"));
    System.out.println(client.getSecretValue(r -> r.secretId("db")).secretString());
    // A figure of the operating system, which the parent can't have of a process that has ended.
    System.out.println(
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
  }

  private static void compare(int processes) throws IOException {
    Map<String, List<Measure>> measured = new LinkedHashMap<>();
    for (int i = 0; i < processes; i++) {
      for (String subject : List.of("floor", "fake")) {
        measured.computeIfAbsent(subject, any -> new ArrayList<>()).add(measure(subject));
      }
    }
    System.out.printf(
        "%n%-24s%10s%10s%16s%10s%n",
        "medians of " + processes, "ms", "ratio", "processor ms", "ratio");
    measured.forEach((subject, measures) -> print(subject, measures, measured.get("floor")));
  }

  private static Measure measure(String subject) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            ColdStart.class.getName(),
            subject);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    Process process = builder.start();
    try (var output = process.inputReader()) {
      output.readLine();
      double millis = (System.nanoTime() - start) / 1e6;
      return new Measure(millis, Double.parseDouble(output.readLine()));
    }
  }

  private static void print(String subject, List<Measure> measures, List<Measure> floor) {
    double millis = Benchmarks.median(measures.stream().mapToDouble(Measure::millis).toArray());
    double processor =
        Benchmarks.median(measures.stream().mapToDouble(Measure::processorMillis).toArray());
    System.out.printf(
        "%-24s%10.0f%10.3f%16.0f%10.3f%n",
        subject,
        millis,
        millis / Benchmarks.median(floor.stream().mapToDouble(Measure::millis).toArray()),
        processor,
        processor
            / Benchmarks.median(floor.stream().mapToDouble(Measure::processorMillis).toArray()));
  }
}
