package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** AWS's own model of the API, as the SDKs are made from it. */
public final class ApiModel {

  private final Map<String, Object> operations;
  private final Map<String, Object> shapes;

  private ApiModel(Map<String, Object> model) {
    this.operations = members(model.get("operations"));
    this.shapes = members(model.get("shapes"));
  }

  public static ApiModel load() {
    try (InputStream stream = ApiModel.class.getResourceAsStream("api-model.json")) {
      return new ApiModel(
          members(Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> members(Object json) {
    return (Map<String, Object>) json;
  }

  public Set<String> operations() {
    return operations.keySet();
  }

  /** Returns the names of the errors that Secrets Manager models. */
  Set<String> errors() {
    Set<String> errors = new TreeSet<>();
    shapes.forEach(
        (name, shape) -> {
          if (members(shape).containsKey("exception")) {
            errors.add(name);
          }
        });
    return errors;
  }

  /** Returns the names of the errors that an operation can answer. */
  public List<String> errors(String operation) {
    return ((List<?>) members(operations.get(operation)).get("errors"))
        .stream().map(error -> (String) members(error).get("shape")).toList();
  }

  List<?> enumeration(String shape) {
    return (List<?>) members(shapes.get(shape)).get("enum");
  }

  /** Returns the names of the members of a request. */
  public Set<String> requestMembers(String operation) {
    Object reference = members(operations.get(operation)).get("input");
    return members(members(shapes.get(members(reference).get("shape"))).get("members")).keySet();
  }

  /** Lists the members of a request, one line each, with the type and the limits. */
  List<String> request(String operation) {
    return lines(operation, "input", true);
  }

  /** Lists the members of a response, one line each, with the type. */
  List<String> response(String operation) {
    return lines(operation, "output", false);
  }

  private List<String> lines(String operation, String direction, boolean withLimits) {
    List<String> lines = new ArrayList<>();
    Object reference = members(operations.get(operation)).get(direction);
    if (reference != null) {
      addMembers(members(shapes.get(members(reference).get("shape"))), "", withLimits, lines);
    }
    return lines;
  }

  private void addMembers(
      Map<String, Object> structure, String path, boolean withLimits, List<String> lines) {
    List<?> required = (List<?>) structure.getOrDefault("required", List.of());
    members(structure.get("members"))
        .forEach(
            (name, reference) -> {
              String limit = withLimits && required.contains(name) ? " required" : "";
              add(reference, path + name, limit, withLimits, lines);
            });
  }

  private void add(
      Object reference, String path, String limit, boolean withLimits, List<String> lines) {
    Map<String, Object> shape = members(shapes.get(members(reference).get("shape")));
    String type = (String) shape.get("type");
    lines.add(
        path
            + ": "
            + type
            + (shape.containsKey("sensitive") ? " sensitive" : "")
            + limit
            + (withLimits ? limits(shape) : ""));
    switch (type) {
      case "structure" -> addMembers(shape, path + ".", withLimits, lines);
      case "list" -> add(shape.get("member"), path + "[]", "", withLimits, lines);
      case "map" -> add(shape.get("value"), path + "{}", "", withLimits, lines);
      default -> {}
    }
  }

  private static String limits(Map<String, Object> shape) {
    StringBuilder limits = new StringBuilder();
    for (String limit : List.of("min", "max", "pattern")) {
      Object value = shape.get(limit);
      // A minimum of zero limits nothing.
      if (value != null && !value.toString().equals("0")) {
        limits.append(' ').append(limit).append(' ').append(value);
      }
    }
    if (shape.get("enum") instanceof List<?> values) {
      limits.append(" one of ").append(new TreeSet<>(values));
    }
    return limits.toString();
  }
}
