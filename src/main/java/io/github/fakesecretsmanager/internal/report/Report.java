package io.github.fakesecretsmanager.internal.report;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import io.github.fakesecretsmanager.internal.trail.EventHistory;
import io.github.fakesecretsmanager.internal.trail.EventLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recent events and the secrets of a fake as text, of limited length and without secret values.
 */
public record Report(
    PrincipalRegistry principals,
    EventHistory trail,
    List<Secret> secrets,
    BadDay badDay,
    String settings) {

  private static final int MAX_EVENTS = 100;
  private static final int MAX_SECRETS = 50;
  private static final int MAX_LINE_LENGTH = 400;

  /** Returns the report of everything up to now. */
  public static String of(SecretsManagerService service) {
    return service
        .look(
            (account, trail) ->
                new Report(
                    service.principals(),
                    trail,
                    account.secrets(),
                    new BadDay(service.faults(), account.regionsInOutage()),
                    settings(service.seed(), account.start())))
        .text();
  }

  /** Returns the report as a page of HTML, with a timeline that has a lane for each Region. */
  public static String html(SecretsManagerService service) {
    return service
        .look((account, trail) -> new TimelinePage(trail.moments(MAX_EVENTS), trail.redaction()))
        .html(of(service));
  }

  private String text() {
    UnaryOperator<String> redaction = trail.redaction();
    // Redacted first: a value that is cut or wrapped could no longer be found.
    Stream<String> lines =
        Stream.concat(
            Stream.concat(events().stream(), badDay.lines().stream())
                .map(redaction)
                .map(Report::oneLine),
            Stream.concat(secretLines().stream().map(redaction), Stream.of(settings)));
    return lines.collect(Collectors.joining("\n"));
  }

  private static String settings(long seed, Instant start) {
    return "To see this again, build the fake with seed("
        + seed
        + ") and clock(FakeClock.frozenAt(Instant.parse(\""
        + start
        + "\"))).";
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\R", " ");
    return line.length() <= MAX_LINE_LENGTH ? line : line.substring(0, MAX_LINE_LENGTH) + "...";
  }

  private List<String> events() {
    List<CloudTrailEvent> shown = trail.lastEvents(MAX_EVENTS);
    int first = trail.size() - shown.size() + 1;
    List<String> lines = new ArrayList<>();
    if (shown.isEmpty()) {
      lines.add("No call reached Secrets Manager.");
    } else {
      lines.add(
          "What happened" + (first > 1 ? ", the first " + (first - 1) + " events left out:" : ":"));
    }
    for (int i = 0; i < shown.size(); i++) {
      lines.add("  " + (first + i) + "  " + line(shown.get(i)));
    }
    return lines;
  }

  private String line(CloudTrailEvent event) {
    String caller =
        event
            .userIdentity()
            .accessKeyId()
            .filter(key -> !principals.isAdministrator(key))
            .map(key -> " by " + event.userIdentity().arn())
            .orElse("");
    return EventLine.subject(event)
        + " in "
        + event.awsRegion()
        + caller
        + EventLine.outcome(event);
  }

  private List<String> secretLines() {
    List<Secret> known = secrets.stream().filter(secret -> !secret.isReplica()).toList();
    List<String> lines = new ArrayList<>();
    lines.add(known.isEmpty() ? "There are no secrets." : "Secrets:");
    known.stream().limit(MAX_SECRETS).map(Report::describe).forEach(lines::add);
    if (known.size() > MAX_SECRETS) {
      lines.add("  and " + (known.size() - MAX_SECRETS) + " more");
    }
    return lines;
  }

  private static String describe(Secret secret) {
    String deletion =
        secret
            .deletionState()
            .deletionDate()
            .map(date -> ", scheduled for deletion at " + date)
            .orElse("");
    return "  %s in %s under %s%s: %s"
        .formatted(
            secret.name(),
            secret.region(),
            secret.kmsKeyId(),
            deletion,
            ReplicaTable.describe(secret.replicas()).replace("\n", "\n  "));
  }
}
