package io.github.fakesecretsmanager.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A run of the examples of a page in a project that has nothing else. */
final class PageRun {

  private final Path project;
  private final List<Path> sources = new ArrayList<>();

  /** Writes the files into an empty folder. */
  PageRun(Path project, Map<String, String> sources, Map<String, String> resources)
      throws IOException {
    this.project = project;
    for (Map.Entry<String, String> source : sources.entrySet()) {
      this.sources.add(write(source.getKey(), source.getValue()));
    }
    for (Map.Entry<String, String> resource : resources.entrySet()) {
      write("classes/" + resource.getKey(), resource.getValue());
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path classes() throws IOException {
    return Files.createDirectories(project.resolve("classes"));
  }

  void compile() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(errors, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  errors,
                  List.of("-proc:none", "-cp", classPath(), "-d", classes().toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(errors.getDiagnostics().toString()).isTrue();
    }
  }

  /** The libraries and the classes of the fake, without those of its tests. */
  private static String classPath() throws Exception {
    Path tests = Path.of(PageRun.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).toAbsolutePath().equals(tests))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the ends of all tests, in order; everything around them has succeeded. */
  List<Event> tests() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] classes = {classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, before)) {
      thread.setContextClassLoader(loader);
      var run =
          EngineTestKit.engine("junit-jupiter")
              .selectors(
                  DiscoverySelectors.selectClasspathRoots(Set.of(classes()))
                      .toArray(DiscoverySelector[]::new))
              .execute();
      run.containerEvents().assertStatistics(stats -> stats.failed(0).aborted(0).skipped(0));
      run.testEvents().assertStatistics(stats -> stats.aborted(0).skipped(0));
      return run.testEvents().finished().list();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Returns a test as a list of runs shows it. */
  static String line(Event test) {
    return (failure(test) == null ? "passed  " : "FAILED  ")
        + test.getTestDescriptor().getDisplayName();
  }

  /** Returns why a test has failed, or null. */
  static Throwable failure(Event test) {
    return test.getRequiredPayload(TestExecutionResult.class).getThrowable().orElse(null);
  }
}
