package io.github.fakesecretsmanager.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The shortest statement of what AWS documents about versions, labels and replicas. It uses none of
 * the library's code. Replication takes no time here.
 */
class ReferenceModel {

  private static final class Secret {
    int identity;
    Integer deletionDay;
    String primaryRegion;
    final Map<String, String> values = new LinkedHashMap<>();
    final Map<String, String> versionByLabel = new TreeMap<>();

    /** Whether the replica is in sync, by Region; null while it is not replicated. */
    Map<String, Boolean> rows;

    boolean isReplica(String region) {
      return primaryRegion != null && !primaryRegion.equals(region);
    }
  }

  private final Map<String, Map<String, Secret>> regions = new TreeMap<>();
  private int today;
  private int identities;

  ReferenceModel() {
    Step.REGIONS.forEach(region -> regions.put(region, new TreeMap<>()));
  }

  /** Returns the error that AWS answers; empty for a success. */
  String apply(Step step) {
    Map<String, Secret> region = regions.get(step.region());
    Secret secret = region.get(step.name());
    switch (step.kind()) {
      case PASS_A_DAY -> {
        today++;
        regions.values().forEach(this::removeWhatIsDue);
        return "";
      }
      case CREATE -> {
        return create(step, region, secret);
      }
      case DELETE -> {
        return delete(step, region, secret);
      }
      default -> {
        if (isWithoutVersions(step)) {
          return "InvalidParameterException";
        }
        return secret == null ? "ResourceNotFoundException" : change(step, secret);
      }
    }
  }

  private void removeWhatIsDue(Map<String, Secret> region) {
    region.values().removeIf(secret -> secret.deletionDay != null && secret.deletionDay <= today);
  }

  private String create(Step step, Map<String, Secret> region, Secret existing) {
    if (existing == null) {
      Secret created = new Secret();
      created.identity = identities++;
      region.put(step.name(), created);
      addVersion(created, step, Set.of("AWSCURRENT"));
      return "";
    }
    if (existing.deletionDay != null) {
      return "InvalidRequestException";
    }
    return step.arguments().value().equals(existing.values.get(step.arguments().token()))
        ? ""
        : "ResourceExistsException";
  }

  private String delete(Step step, Map<String, Secret> region, Secret secret) {
    boolean force = step.arguments().force();
    if (secret == null) {
      return force ? "" : "ResourceNotFoundException";
    }
    if (secret.isReplica(step.region())) {
      return "InvalidParameterException";
    }
    if (secret.deletionDay != null && !force) {
      return "InvalidRequestException";
    }
    if (secret.rows != null && !secret.rows.isEmpty()) {
      return "InvalidParameterException";
    }
    if (force) {
      region.remove(step.name());
    } else {
      secret.deletionDay = today + 7;
    }
    return "";
  }

  private String change(Step step, Secret secret) {
    boolean isReplica = secret.isReplica(step.region());
    if (step.kind() == Step.Kind.RESTORE) {
      if (isReplica) {
        return "InvalidParameterException";
      }
      secret.deletionDay = null;
      return "";
    }
    if (secret.deletionDay != null) {
      return "InvalidRequestException";
    }
    if ((step.kind() == Step.Kind.STOP_REPLICATION) != isReplica) {
      return "InvalidParameterException";
    }
    return switch (step.kind()) {
      case PUT, UPDATE -> put(step, secret);
      case MOVE_STAGE -> moveStage(step, secret);
      case REPLICATE -> replicate(step, secret);
      case REMOVE_REGION -> removeRegion(step, secret);
      default -> stopReplication(step, secret);
    };
  }

  private static boolean isWithoutVersions(Step step) {
    return step.kind() == Step.Kind.MOVE_STAGE
        && step.arguments().from() == null
        && step.arguments().to() == null;
  }

  private String put(Step step, Secret secret) {
    String before = secret.values.get(step.arguments().token());
    if (before != null) {
      return before.equals(step.arguments().value()) ? "" : "ResourceExistsException";
    }
    Set<String> labels = new TreeSet<>();
    if (step.kind() == Step.Kind.PUT) {
      labels.addAll(step.arguments().labels());
    }
    if (labels.isEmpty()) {
      labels.add("AWSCURRENT");
    }
    addVersion(secret, step, labels);
    synchronize(step, secret);
    return "";
  }

  private void addVersion(Secret secret, Step step, Set<String> labels) {
    secret.values.put(step.arguments().token(), step.arguments().value());
    if (labels.contains("AWSCURRENT")) {
      moveCurrent(secret, step.arguments().token());
      secret.versionByLabel.remove("AWSPENDING");
    }
    labels.forEach(label -> secret.versionByLabel.put(label, step.arguments().token()));
  }

  private void moveCurrent(Secret secret, String version) {
    String left = secret.versionByLabel.put("AWSCURRENT", version);
    if (left != null && !left.equals(version)) {
      leave(secret.versionByLabel, left);
    }
  }

  /** Labels the version that AWSCURRENT has left. */
  void leave(Map<String, String> versionByLabel, String left) {
    versionByLabel.put("AWSPREVIOUS", left);
  }

  private String moveStage(Step step, Secret secret) {
    String from = step.arguments().from();
    String to = step.arguments().to();
    String holder = secret.versionByLabel.get(step.label());
    if (from != null && !secret.values.containsKey(from)) {
      return "ResourceNotFoundException";
    }
    if (from != null && !from.equals(holder)) {
      return "InvalidParameterException";
    }
    if (to != null && !secret.values.containsKey(to)) {
      return "ResourceNotFoundException";
    }
    boolean taken = holder != null && !holder.equals(to) && from == null;
    boolean removesCurrent = to == null && step.label().equals("AWSCURRENT");
    if (taken || removesCurrent) {
      return "InvalidParameterException";
    }
    if (to == null) {
      secret.versionByLabel.remove(step.label());
    } else if (step.label().equals("AWSCURRENT")) {
      moveCurrent(secret, to);
    } else {
      secret.versionByLabel.put(step.label(), to);
    }
    synchronize(step, secret);
    return "";
  }

  private String replicate(Step step, Secret primary) {
    String target = step.arguments().otherRegion();
    if (target.equals(step.region())) {
      return "InvalidParameterException";
    }
    if (primary.rows == null) {
      primary.rows = new LinkedHashMap<>();
      primary.primaryRegion = step.region();
    }
    Secret existing = regions.get(target).get(step.name());
    boolean isFree =
        existing == null
            || isReplicaOf(existing, primary)
            || (step.arguments().force()
                && !existing.isReplica(target)
                && existing.deletionDay == null
                && (existing.rows == null || existing.rows.isEmpty()));
    primary.rows.put(target, isFree);
    if (isFree) {
      copy(primary, target, step.name());
    }
    return "";
  }

  private static boolean isReplicaOf(Secret existing, Secret primary) {
    return existing.identity == primary.identity
        && existing.rows == null
        && primary.primaryRegion.equals(existing.primaryRegion);
  }

  private void copy(Secret primary, String target, String name) {
    Secret existing = regions.get(target).get(name);
    Secret replica = new Secret();
    replica.identity = primary.identity;
    replica.primaryRegion = primary.primaryRegion;
    replica.versionByLabel.putAll(primary.versionByLabel);
    Set<String> arrived = new HashSet<>(primary.versionByLabel.values());
    if (existing != null && isReplicaOf(existing, primary)) {
      arrived.addAll(existing.values.keySet());
    }
    primary.values.forEach(
        (version, value) -> {
          if (arrived.contains(version)) {
            replica.values.put(version, value);
          }
        });
    regions.get(target).put(name, replica);
  }

  private void synchronize(Step step, Secret primary) {
    if (primary.rows != null) {
      for (String target : List.copyOf(primary.rows.keySet())) {
        Secret existing = regions.get(target).get(step.name());
        if (existing != null && isReplicaOf(existing, primary)) {
          copy(primary, target, step.name());
          primary.rows.put(target, true);
        }
      }
    }
  }

  private String removeRegion(Step step, Secret primary) {
    String target = step.arguments().otherRegion();
    if (primary.rows != null && primary.rows.remove(target) != null) {
      Secret existing = regions.get(target).get(step.name());
      if (existing != null && isReplicaOf(existing, primary)) {
        regions.get(target).remove(step.name());
      }
      endReplicationWithoutRows(primary);
    }
    return "";
  }

  private static void endReplicationWithoutRows(Secret primary) {
    if (primary.rows.isEmpty()) {
      primary.rows = null;
      primary.primaryRegion = null;
    }
  }

  private String stopReplication(Step step, Secret replica) {
    Secret primary = regions.get(replica.primaryRegion).get(step.name());
    if (primary != null && primary.identity == replica.identity && primary.rows != null) {
      primary.rows.remove(step.region());
      endReplicationWithoutRows(primary);
    }
    replica.primaryRegion = null;
    return "";
  }

  /** Writes all secrets, a line for each. */
  String describe() {
    StringBuilder text = new StringBuilder();
    regions.forEach(
        (region, secrets) ->
            secrets.forEach(
                (name, secret) -> {
                  text.append(region).append(' ').append(name);
                  text.append(" primary=").append(secret.primaryRegion);
                  text.append(" rows=").append(secret.rows == null ? Map.of() : secret.rows);
                  text.append(" deleted=").append(secret.deletionDay != null);
                  secret.values.forEach(
                      (version, value) ->
                          text.append(' ')
                              .append(version, 0, 1)
                              .append('=')
                              .append(value)
                              .append(labels(secret, version)));
                  text.append('\n');
                }));
    return text.toString();
  }

  private static List<String> labels(Secret secret, String version) {
    return secret.versionByLabel.entrySet().stream()
        .filter(label -> label.getValue().equals(version))
        .map(Map.Entry::getKey)
        .toList();
  }
}
