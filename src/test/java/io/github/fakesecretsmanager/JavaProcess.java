package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that runs a class of this project in a JVM of its own. */
public final class JavaProcess {

  private JavaProcess() {}

  /**
   * Prepares a JVM whose class path has no HTTP client of the SDK, and so shows that none is
   * needed.
   */
  public static ProcessBuilder of(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** Returns what a program printed, on either stream. */
  public static String printedBy(Class<?> main, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    ProcessBuilder java = of(main, List.of(options)).redirectErrorStream(true);
    java.environment().putAll(environment);
    Process process = java.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return printed.strip();
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> !Path.of(each).getFileName().toString().startsWith("url-connection-client"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
