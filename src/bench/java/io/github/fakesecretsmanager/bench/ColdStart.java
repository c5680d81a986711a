package io.github.fakesecretsmanager.bench;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The cost of the first test in a JVM: from the start of a process until it has created and read a
 * secret, in each way in turn.
 */
final class ColdStart {

  private static final List<String> WAYS =
      List.of(
          Ways.FLOOR, Ways.READY_MADE, Ways.SIGNING, Ways.MOCKITO, Ways.ENDPOINT, Ways.WIREMOCK);

  private ColdStart() {}

  /** Returns the milliseconds that the processes of one round took, and those of the processors. */
  static Map<Subject, Measure> measure(int round) throws IOException {
    Map<Subject, Measure> measures = new LinkedHashMap<>();
    // There and back, because a process can be slower right after a large one.
    List<String> ways = new ArrayList<>(WAYS);
    if (round % 2 == 1) {
      Collections.reverse(ways);
    }
    for (String way : ways) {
      measures.put(new Subject("first secret", way, 1), measure(way));
    }
    return measures;
  }

  private static Measure measure(String way) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            classPath(way),
            FirstCall.class.getName(),
            way);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    Process process = builder.start();
    try (var output = process.inputReader()) {
      output.readLine();
      double millis = (System.nanoTime() - start) / 1e6;
      return new Measure(millis, Double.parseDouble(output.readLine()));
    }
  }

  /** Returns the class path without the libraries of other ways, which would also be searched. */
  private static String classPath(String way) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> way.equals(Ways.MOCKITO) || !path.contains("mockito"))
        .filter(path -> way.equals(Ways.WIREMOCK) || !path.contains("wiremock"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
