package io.github.fakesecretsmanager.bench;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;

/**
 * The program that measures costs that may grow with use: that of a PutSecretValue, by the secret's
 * versions and replicas, and the memory of the event log.
 *
 * <p>The first argument is the number of rounds, of which the first half is warm-up. The second is
 * the maximal number of versions of a secret.
 */
public final class GrowthBenchmarks {

  private static final int FEW = 10;
  private static final int CALLS = 20;
  private static final int LARGE_SECRETS = 8_000;
  private static final String LARGE = "x".repeat(60 * 1024);

  /** The Regions of the replicas, if the secret has some. */
  static final List<String> REGIONS =
      Region.regions().stream()
          .filter(region -> region.metadata() != null && !region.isGlobalRegion())
          .filter(region -> region.metadata().partition().id().equals("aws"))
          .map(Region::id)
          .filter(region -> !region.equals("us-east-1"))
          .limit(33)
          .toList();

  private GrowthBenchmarks() {}

  public static void main(String... arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    int many = Integer.parseInt(arguments[1]);
    System.out.printf("%-32s%12s%12s%8s%n", "PutSecretValue, us", FEW, many, "ratio");
    compare("without replicas", List.of(), rounds, many);
    compare("with one replica", REGIONS.subList(0, 1), rounds, many);
    compare("with " + REGIONS.size() + " replicas", REGIONS, rounds, many);
    measureMemory();
  }

  private static void compare(String what, List<String> regions, int rounds, int many) {
    try (FakeSecretsManager fake = FakeSecretsManager.create()) {
      SecretsManagerClient client = fake.client();
      create(client, "many", regions, many);
      double[] ofFew = new double[rounds / 2];
      double[] ofMany = new double[rounds / 2];
      double[] ratios = new double[rounds / 2];
      for (int round = 0; round < rounds; round++) {
        create(client, "few-" + round, regions, FEW);
        double few = microsPerPut(client, "few-" + round);
        double much = microsPerPut(client, "many");
        int measured = round - (rounds - rounds / 2);
        if (measured >= 0) {
          ofFew[measured] = few;
          ofMany[measured] = much;
          ratios[measured] = much / few;
        }
      }
      System.out.printf(
          "%-32s%12.1f%12.1f%8.2f%n", what, median(ofFew), median(ofMany), median(ratios));
    }
  }

  private static void create(
      SecretsManagerClient client, String name, List<String> regions, int versions) {
    List<ReplicaRegionType> replicas = new ArrayList<>();
    regions.forEach(region -> replicas.add(ReplicaRegionType.builder().region(region).build()));
    client.createSecret(
        r -> {
          r.name(name).secretString("version 1");
          if (!replicas.isEmpty()) {
            r.addReplicaRegions(replicas);
          }
        });
    for (int i = 2; i <= versions; i++) {
      put(client, name);
    }
  }

  private static void put(SecretsManagerClient client, String name) {
    client.putSecretValue(r -> r.secretId(name).secretString("another version"));
  }

  private static double microsPerPut(SecretsManagerClient client, String name) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      put(client, name);
    }
    return (System.nanoTime() - start) / 1_000.0 / CALLS;
  }

  private static void measureMemory() {
    try (FakeSecretsManager fake = FakeSecretsManager.create()) {
      long before = usedMemory();
      for (int i = 0; i < LARGE_SECRETS; i++) {
        String name = "large-" + i;
        String value = LARGE + i;
        fake.client().createSecret(r -> r.name(name).secretString(value));
        fake.client().deleteSecret(r -> r.secretId(name).forceDeleteWithoutRecovery(true));
      }
      System.out.printf(
          "%nafter %,d secrets of 60 KB, all deleted: %d MB used, of at most %d%n",
          LARGE_SECRETS, (usedMemory() - before) >> 20, Runtime.getRuntime().maxMemory() >> 20);
      // The search looks for all values in the log.
      System.out.printf("a report of %,d characters%n", fake.report().length());
    }
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
