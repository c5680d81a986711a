package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeReplication;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runs of a {@link ReplicationSweep}. */
record ReplicationSweepPlan(ReplicationSweep sweep) implements Sweep.Plan {

  @Override
  public String annotation() {
    return ReplicationSweep.class.getSimpleName();
  }

  @Override
  public int maxRuns() {
    return sweep.maxRuns();
  }

  @Override
  public void check(FakeSecretsManager fake) {
    requireSome("regions", sweep.regions().length);
    requireSome("outcomes", sweep.outcomes().length);
    List.of(sweep.regions()).forEach(fake::region);
    if (List.of(sweep.outcomes()).contains(ReplicaOutcome.FAILED)) {
      requireSome("reasons", sweep.reasons().length);
    }
    if (List.of(sweep.reasons()).contains(ReplicationFailure.Reason.SCRIPTED)) {
      throw new IllegalArgumentException("reason <SCRIPTED> lacks a message: use AWS's reasons");
    }
  }

  private static void requireSome(String attribute, int length) {
    if (length == 0) {
      throw new IllegalArgumentException(attribute + " is empty: use one or more");
    }
  }

  @Override
  public Set<String> replicaRegions() {
    return new LinkedHashSet<>(List.of(sweep.regions()));
  }

  @Override
  public List<SweepStep> steps(SweepStep.Course course) {
    if (course.calls().isEmpty()) {
      throw new IllegalArgumentException(
          """
          no call of the test method reaches Secrets Manager, so nothing is replicated: call it \
          through a client of the fake, in a Region that is up, or use @Test""");
    }
    List<SweepStep> steps = new ArrayList<>();
    for (String region : replicaRegions()) {
      if (!course.replicated().contains(region)) {
        throw new IllegalArgumentException(
            "the test method replicates nothing to <%s>: use Regions to which it does"
                .formatted(region));
      }
      for (ReplicaOutcome outcome : new LinkedHashSet<>(List.of(sweep.outcomes()))) {
        if (outcome == ReplicaOutcome.FAILED) {
          new LinkedHashSet<>(List.of(sweep.reasons()))
              .forEach(reason -> steps.add(new Step(region, outcome, reason)));
        } else {
          steps.add(new Step(region, outcome, null));
        }
      }
    }
    return steps;
  }

  /** A run in which the replicas in one Region have one outcome. */
  private record Step(
      String region, ReplicaOutcome outcome, ReplicationFailure.@Nullable Reason reason)
      implements SweepStep {

    @Override
    public SweepRun run() {
      String description =
          switch (outcome) {
            case IN_SYNC_LATE -> "replica in " + region + ": in sync late";
            case FAILED -> "replica in " + region + ": failed, " + reason;
            case NEVER_IN_SYNC -> "replica in " + region + ": never in sync";
          };
      return SweepRun.ofReplica(description, outcome, reason, region);
    }

    @Override
    public String toSeeAgain() {
      return "@ReplicationSweep(regions = \"%s\", outcomes = ReplicaOutcome.%s%s)"
          .formatted(
              region,
              outcome,
              reason == null ? "" : ", reasons = ReplicationFailure.Reason." + reason);
    }

    @Override
    public Disturbance begin(FakeSecretsManager fake) {
      FakeReplication replication = fake.replication();
      int before = replication.timesSucceeded(region);
      if (outcome == ReplicaOutcome.IN_SYNC_LATE) {
        LateReplica late = new LateReplica(fake, region);
        return course -> {
          late.end();
          if (late.isLetGo()) {
            return departure(course, false);
          }
          boolean isUndone = replication.timesSucceeded(region) > before;
          return departure(course, isUndone).or(() -> Optional.of(stayed()));
        };
      }
      if (reason != null) {
        replication.fail(region, reason);
      } else {
        replication.hold(region);
      }
      return course -> departure(course, replication.timesSucceeded(region) > before);
    }

    private String stayed() {
      return """
          The run <%s> stayed in progress: the test method made fewer than three DescribeSecret \
          calls after replication had started."""
          .formatted(run());
    }

    private Optional<String> departure(Course course, boolean isUndone) {
      if (!course.replicated().contains(region)) {
        return Optional.of(
            "The run <%s> was not hit: it replicated nothing to <%s>.".formatted(run(), region));
      }
      return isUndone
          ? Optional.of(
              "The run <%s> was undone: the test method let replication to <%s> succeed."
                  .formatted(run(), region))
          : Optional.empty();
    }
  }
}
