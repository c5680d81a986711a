package io.github.fakesecretsmanager.model;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * One call of a random sequence, or a day that passes.
 *
 * @param region the Region that is called
 * @param name the name of the secret
 */
record Step(Kind kind, String region, String name, Arguments arguments) {

  static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "ap-south-1");
  private static final List<String> NAMES = List.of("a", "b");
  private static final List<String> TOKENS = tokens();
  private static final List<String> VALUES = List.of("one", "two");
  private static final List<String> LABELS =
      List.of("AWSCURRENT", "AWSPREVIOUS", "AWSPENDING", "blue");

  enum Kind {
    CREATE,
    PUT,
    UPDATE,
    MOVE_STAGE,
    DELETE,
    RESTORE,
    REPLICATE,
    REMOVE_REGION,
    STOP_REPLICATION,
    PASS_A_DAY
  }

  /**
   * The arguments of a call, of which each kind uses those that it needs. A null is left out of the
   * call.
   */
  record Arguments(
      String token,
      String value,
      List<String> labels,
      String from,
      String to,
      String otherRegion,
      boolean force) {}

  private static List<String> tokens() {
    return "0123456".chars().mapToObj(digit -> Character.toString(digit).repeat(32)).toList();
  }

  static Step random(Random random) {
    // Half of all steps make versions and replicas; otherwise, most calls would find nothing to act
    // on.
    Kind kind = pick(random, List.of(Kind.values()));
    if (random.nextBoolean()) {
      kind = pick(random, List.of(Kind.CREATE, Kind.PUT, Kind.MOVE_STAGE, Kind.REPLICATE));
    }
    return new Step(
        kind,
        random.nextInt(3) > 0 ? REGIONS.get(0) : pick(random, REGIONS),
        pick(random, NAMES),
        new Arguments(
            pick(random, TOKENS),
            pick(random, VALUES),
            LABELS.stream().filter(label -> random.nextInt(4) == 0).toList(),
            random.nextBoolean() ? pick(random, TOKENS) : null,
            random.nextInt(3) > 0 ? pick(random, TOKENS) : null,
            pick(random, REGIONS),
            random.nextBoolean()));
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The label for a call that moves only one. */
  String label() {
    return arguments.labels.isEmpty() ? "AWSCURRENT" : arguments.labels.get(0);
  }

  /** Writes the step as a statement of a test that has a fake. */
  String asJava() {
    if (kind == Kind.PASS_A_DAY) {
      return "fake.clock().advance(Duration.ofDays(1));";
    }
    String id = kind == Kind.CREATE ? "name" : "secretId";
    return "fake.client(\""
        + region
        + "\")."
        + call()
        + "(r -> r"
        + member(id, name)
        + members()
        + ");";
  }

  private String call() {
    return switch (kind) {
      case CREATE -> "createSecret";
      case PUT -> "putSecretValue";
      case UPDATE -> "updateSecret";
      case MOVE_STAGE -> "updateSecretVersionStage";
      case DELETE -> "deleteSecret";
      case RESTORE -> "restoreSecret";
      case REPLICATE -> "replicateSecretToRegions";
      case REMOVE_REGION -> "removeRegionsFromReplication";
      default -> "stopReplicationToReplica";
    };
  }

  private String members() {
    return switch (kind) {
      case CREATE, UPDATE -> value() + token();
      case PUT -> value() + token() + labels();
      case MOVE_STAGE ->
          member("versionStage", label())
              + member("removeFromVersionId", arguments.from)
              + member("moveToVersionId", arguments.to);
      case DELETE ->
          arguments.force ? ".forceDeleteWithoutRecovery(true)" : ".recoveryWindowInDays(7L)";
      case REPLICATE ->
          ".addReplicaRegions(to -> to"
              + member("region", arguments.otherRegion)
              + ").forceOverwriteReplicaSecret("
              + arguments.force
              + ")";
      case REMOVE_REGION -> member("removeReplicaRegions", arguments.otherRegion);
      default -> "";
    };
  }

  private String value() {
    return member("secretString", arguments.value);
  }

  private String token() {
    return member("clientRequestToken", arguments.token);
  }

  private String labels() {
    return arguments.labels.isEmpty()
        ? ""
        : arguments.labels.stream()
            .map(label -> "\"" + label + "\"")
            .collect(Collectors.joining(", ", ".versionStages(", ")"));
  }

  private static String member(String name, String value) {
    return value == null ? "" : "." + name + "(\"" + value + "\")";
  }
}
