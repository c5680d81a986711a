package io.github.fakesecretsmanager.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A member of an answer that differs from its recording.
 *
 * @param expected the value in the recording, or {@link Part#ABSENT}
 * @param origin where the expectation comes from; {@link Origin#PLAUSIBLE} for a member that the
 *     recording lacks
 * @param answered the value that the target answered, or {@link Part#ABSENT}
 */
record Difference(String step, String member, Object expected, Origin origin, Object answered) {

  /** Returns the differences between two runs of a scenario, in the order of the steps. */
  static List<Difference> between(Recording expected, Recording answered) {
    List<Difference> differences = new ArrayList<>();
    int steps = Math.max(expected.steps().size(), answered.steps().size());
    for (int i = 0; i < steps; i++) {
      if (i >= answered.steps().size()) {
        String step = expected.steps().get(i).step();
        differences.add(new Difference(step, "the step", "made", Origin.PLAUSIBLE, "not reached"));
      } else if (i >= expected.steps().size()
          || !expected.steps().get(i).step().equals(answered.steps().get(i).step())) {
        String step = answered.steps().get(i).step();
        differences.add(new Difference(step, "the step", "not recorded", Origin.PLAUSIBLE, "made"));
      } else {
        addDifferences(expected.steps().get(i), answered.steps().get(i), differences);
      }
    }
    return differences;
  }

  private static void addDifferences(
      Recording.Step expected, Recording.Step answered, List<Difference> differences) {
    Map<String, Part> before = expected.answer();
    SortedMap<String, Part> now = answered.answer();
    TreeSet<String> members = new TreeSet<>(before.keySet());
    members.addAll(now.keySet());
    for (String member : members) {
      Part absent = new Part(Part.ABSENT, Origin.PLAUSIBLE);
      Part was = before.getOrDefault(member, absent);
      Part is = now.getOrDefault(member, absent);
      if (!was.value().equals(is.value())) {
        differences.add(
            new Difference(answered.step(), member, was.value(), was.origin(), is.value()));
      }
    }
  }

  @Override
  public String toString() {
    return "%s: %s: expected <%s> (%s), answered <%s>"
        .formatted(step, member, expected, origin, answered);
  }
}
