package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The runs of a {@link ReplicationSweep}. */
record ReplicationSweepPlan(ReplicationSweep sweep) implements Sweep.Plan {

  /** The DescribeSecret calls after which a late replica is in sync. */
  private static final int LOOKS = 2;

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
      throw new IllegalArgumentException("reason <SCRIPTED> lacks a message: use reasons of AWS");
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
          the test method made no call, so nothing is replicated: call Secrets Manager through a \
          client of the fake, or use @Test""");
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

  /** A run in which one thing becomes of the replicas in one Region. */
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
      if (reason != null) {
        fake.replication().fail(region, reason);
        return this::departure;
      }
      fake.replication().hold(region);
      if (outcome == ReplicaOutcome.NEVER_IN_SYNC) {
        return this::departure;
      }
      AtomicInteger looks = new AtomicInteger();
      FakeFault look =
          fake.faults()
              .on("DescribeSecret")
              .when(
                  () -> {
                    if (looks.incrementAndGet() == LOOKS + 1) {
                      fake.replication().release(region);
                      fake.replication().settle(region);
                    }
                    return false;
                  })
              .delay(Duration.ZERO);
      return course -> {
        look.remove();
        return departure(course);
      };
    }

    private Optional<String> departure(Course course) {
      return course.replicated().contains(region)
          ? Optional.empty()
          : Optional.of(
              "The run <%s> was not hit: it replicated nothing to <%s>.".formatted(run(), region));
    }
  }
}
