package io.github.fakesecretsmanager.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of tasks, whose examples must compile. */
class IndexTest {

  private static final Pattern TASK = Pattern.compile("(?m)^\\| [^|`]+.* \\| `([^`]+)`.* \\| \\[");

  private static final String SETTING =
      """
      import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

      import io.github.fakesecretsmanager.*;
      import io.github.fakesecretsmanager.assertions.*;
      import io.github.fakesecretsmanager.domain.*;
      import io.github.fakesecretsmanager.junit.*;
      import java.time.*;

      class Index {
        FakeSecretsManager fake;
        FakeKmsKey key;
        FakePrincipal role;
        RotationFunction function;
        Object handler;
        String json;
        String lambdaArn;
        String secretArn;
      """;

  private static String member(int number, String task) {
    String name = "Task" + number;
    if (!task.startsWith("@")) {
      return "void " + name + "() { " + task + "; }\n";
    }
    if (task.startsWith("@InRegion")) {
      return "void " + name + "(" + task + " FakeRegion region) {}\n";
    }
    if (task.contains("Sweep")) {
      return task + " void " + name + "() {}\n";
    }
    return task + " class " + name + " {}\n";
  }

  @Test
  void every_task_is_code_that_compiles(@TempDir Path folder) throws Exception {
    String page = Files.readString(Path.of("docs", "README.md"));
    List<String> tasks = TASK.matcher(page).results().map(task -> task.group(1)).toList();
    StringBuilder code = new StringBuilder(SETTING);
    for (int i = 0; i < tasks.size(); i++) {
      code.append(member(i, tasks.get(i)));
    }

    assertThat(tasks).hasSize((int) page.lines().filter(line -> line.endsWith(") |")).count());
    new PageRun(folder, Map.of("Index.java", code + "}\n"), Map.of()).compile();
  }
}
