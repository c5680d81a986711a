package io.github.fakesecretsmanager.internal.report;

import io.github.fakesecretsmanager.domain.FaultHit;
import io.github.fakesecretsmanager.internal.fault.Fault;
import io.github.fakesecretsmanager.internal.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The outages and faults that a test has set.
 *
 * @param downRegions the Regions that are down
 */
record BadDay(Faults faults, List<String> downRegions) {

  private static final int MAX_HITS = 5;

  /** Returns a line for each outage and each fault; none if the test has set none. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    downRegions.forEach(region -> lines.add("Region " + region + " is down."));
    List<Fault> recent = faults.recent().stream().filter(Fault::doesHarm).toList();
    if (!recent.isEmpty()) {
      lines.add("Faults:");
    }
    List<Fault> set = faults.set();
    recent.forEach(fault -> lines.add("  " + fault + ": " + outcome(fault, set.contains(fault))));
    return lines;
  }

  private static String outcome(Fault fault, boolean isSet) {
    List<FaultHit> hits = fault.hits();
    if (hits.isEmpty()) {
      return isSet
          ? "never fired, though it is still set: no call matched, or too few"
          : "never fired; removed";
    }
    String first =
        hits.stream().limit(MAX_HITS).map(FaultHit::toString).collect(Collectors.joining("; "));
    String more = hits.size() > MAX_HITS ? "; and " + (hits.size() - MAX_HITS) + " more" : "";
    return "fired " + hits.size() + (hits.size() == 1 ? " time: " : " times: ") + first + more;
  }
}
