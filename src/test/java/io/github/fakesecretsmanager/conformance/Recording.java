package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.conformance.Origin.Certainty;
import io.github.fakesecretsmanager.internal.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answers to a scenario's calls, step by step, with the origin of each part. */
public record Recording(String scenario, String question, List<Step> steps) {

  /**
   * A call and its answer.
   *
   * @param call the operation, or {@code compare} for a step that compares earlier answers
   * @param place the {@linkplain Place#role() role} of the Region that was called
   * @param asks the members that the scenario is about; empty for a step that prepares
   */
  public record Step(
      String step,
      String call,
      String place,
      Object request,
      List<String> asks,
      SortedMap<String, Part> answer) {

    /** The word for a step whose whole answer the scenario is about. */
    public static final String EVERYTHING = "*";

    /** Returns the step with the origins of the same step before, where its parts are the same. */
    Step keeping(List<Step> before) {
      SortedMap<String, Part> kept = new TreeMap<>(answer);
      before.stream()
          .filter(this::isSameCall)
          .forEach(old -> kept.replaceAll((path, part) -> old.same(path, part).orElse(part)));
      return new Step(step, call, place, request, asks, kept);
    }

    private Optional<Part> same(String path, Part part) {
      return Optional.ofNullable(answer.get(path))
          .filter(mine -> mine.value().equals(part.value()));
    }

    private boolean isSameCall(Step other) {
      return step.equals(other.step)
          && call.equals(other.call)
          && place.equals(other.place)
          && Json.write(request).equals(Json.write(other.request));
    }

    /** Returns the parts that the scenario is about. */
    Stream<Map.Entry<String, Part>> asked() {
      return answer.entrySet().stream()
          .filter(part -> asks.stream().anyMatch(member -> isOf(part.getKey(), member)));
    }
  }

  /**
   * Returns whether a part is a member, or is inside it.
   *
   * @param member the path of a member, {@link Step#EVERYTHING}, or {@code *.Name} for the members
   *     of that name in all structures of a list
   */
  static boolean isOf(String path, String member) {
    return member.equals(Step.EVERYTHING)
        || path.equals(member)
        || path.startsWith(member + ".")
        || path.startsWith(member + "[")
        || (member.startsWith("*.") && path.endsWith(member.substring(1)));
  }

  /**
   * Returns the certainty of the least sure part that the scenario is about.
   *
   * @param member the only member that counts, or {@link Step#EVERYTHING}
   * @throws IllegalArgumentException if the scenario is not about the member
   */
  Certainty certainty(String member) {
    return steps.stream()
        .flatMap(Step::asked)
        .filter(part -> isOf(part.getKey(), member))
        .map(part -> part.getValue().origin().certainty())
        .min(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scenario <%s> is not about <%s>: it asks about %s"
                        .formatted(
                            scenario, member, steps.stream().map(Step::asks).distinct().toList())));
  }

  /**
   * Returns this recording of new answers, where unchanged parts keep their origins.
   *
   * @param isAws whether the target was AWS, whose origin replaces all others
   */
  Recording updatedFrom(Recording before, boolean isAws) {
    return new Recording(
        scenario,
        question,
        isAws ? steps : steps.stream().map(step -> step.keeping(before.steps)).toList());
  }

  /** Returns the recording with other origins. */
  Recording withOrigins(UnaryOperator<Part> change) {
    List<Step> changed = new ArrayList<>();
    for (Step step : steps) {
      SortedMap<String, Part> answer = new TreeMap<>(step.answer());
      answer.replaceAll((path, part) -> change.apply(part));
      changed.add(
          new Step(step.step(), step.call(), step.place(), step.request(), step.asks(), answer));
    }
    return new Recording(scenario, question, changed);
  }

  /** Returns the recording as JSON for people to read, with a line for each part of an answer. */
  String toJson() {
    return steps.stream()
        .map(Recording::toJson)
        .collect(
            Collectors.joining(
                ",\n",
                "{\n  \"scenario\" : %s,\n  \"question\" : %s,\n  \"steps\" : [\n"
                    .formatted(Json.write(scenario), Json.write(question)),
                "\n  ]\n}\n"));
  }

  private static String toJson(Step step) {
    return step.answer().entrySet().stream()
        .map(
            part ->
                "        %s : [ %s, %s ]"
                    .formatted(
                        Json.write(part.getKey()),
                        Json.write(part.getValue().value()),
                        Json.write(part.getValue().origin().text())))
        .collect(
            Collectors.joining(
                ",\n",
                """
                    {
                      "step" : %s,
                      "call" : %s,
                      "in" : %s,
                      "request" : %s,
                      "asks" : %s,
                      "answer" : {
                """
                    .formatted(
                        Json.write(step.step()),
                        Json.write(step.call()),
                        Json.write(step.place()),
                        Json.write(step.request()),
                        Json.write(step.asks())),
                "\n      }\n    }"));
  }
}
