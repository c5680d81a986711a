package io.github.fakesecretsmanager.quickstart;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsRequest;

/**
 * Replicates a secret to several Regions, shows what became of it, heals it and shows it again.
 *
 * <p>The request is the JSON of AWS's API, from a file given as the only argument or from the one
 * beside this class. The aliases of KMS keys in it are created, the last one disabled; the second
 * Region of several is slow.
 */
public final class Quickstart {

  private static final String REQUEST = "replicate-secret-to-regions.json";

  private final PrintStream out;
  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final SecretsManagerClient client = fake.client();

  private Quickstart(PrintStream out) {
    this.out = out;
  }

  public static void main(String... arguments) throws IOException {
    String json = arguments.length == 0 ? resource() : Files.readString(Path.of(arguments[0]));
    run(System.out, json);
  }

  /** Runs the quickstart on a request in the JSON of AWS's API. */
  static void run(PrintStream out, String json) {
    new Quickstart(out).run(request(json));
  }

  static String resource() throws IOException {
    try (InputStream stream = Quickstart.class.getResourceAsStream(REQUEST)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void run(ReplicateSecretToRegionsRequest request) {
    String id = request.secretId();
    List<ReplicaRegionType> regions = request.addReplicaRegions();
    Optional<FakeKmsKey> key = createKeys(regions);
    key.ifPresent(FakeKmsKey::disable);
    regions.stream().skip(1).findFirst().ifPresent(slow -> fake.replication().hold(slow.region()));
    client.createSecret(r -> r.name(id).secretString("s3cr3t"));

    client.replicateSecretToRegions(request);
    show("After ReplicateSecretToRegions", id);

    key.ifPresent(FakeKmsKey::enable);
    fake.replication().release();
    client.replicateSecretToRegions(request);
    show("With the key enabled and replication released, replicated again", id);
  }

  /** Creates the keys that are named by alias, and returns the last one. */
  private Optional<FakeKmsKey> createKeys(List<ReplicaRegionType> regions) {
    Optional<FakeKmsKey> last = Optional.empty();
    for (ReplicaRegionType to : regions) {
      if (to.kmsKeyId() != null && to.kmsKeyId().startsWith("alias/")) {
        last = Optional.of(fake.region(to.region()).createKmsKey(to.kmsKeyId()));
      }
    }
    return last;
  }

  private void show(String title, String id) {
    out.println();
    out.println(title + ":");
    String row = "  %-16s%-12s%-26s%s%n";
    out.printf(row, "Region", "Status", "KMS key", "Message");
    for (Replica replica : fake.region().secret(id).replicas()) {
      out.printf(
          row,
          replica.region(),
          replica.status().name(),
          replica.kmsKeyId(),
          replica.status().message().orElse(""));
      replica
          .status()
          .failure()
          .map(ReplicationFailure::detail)
          .ifPresent(cause -> out.println("    cause: " + cause));
    }
  }

  private static ReplicateSecretToRegionsRequest request(String json) {
    if (Json.parse(json) instanceof Map<?, ?> members
        && members.get("SecretId") instanceof String secretId
        && members.get("AddReplicaRegions") instanceof List<?> regions) {
      return ReplicateSecretToRegionsRequest.builder()
          .secretId(secretId)
          .addReplicaRegions(regions.stream().map(Quickstart::region).toList())
          .forceOverwriteReplicaSecret((Boolean) members.get("ForceOverwriteReplicaSecret"))
          .build();
    }
    throw new IllegalArgumentException(
        "the file is no request of ReplicateSecretToRegions; it must have the members SecretId and"
            + " AddReplicaRegions, as "
            + REQUEST
            + " has");
  }

  private static ReplicaRegionType region(Object json) {
    if (json instanceof Map<?, ?> members && members.get("Region") instanceof String region) {
      return ReplicaRegionType.builder()
          .region(region)
          .kmsKeyId((String) members.get("KmsKeyId"))
          .build();
    }
    throw new IllegalArgumentException(
        "an element of AddReplicaRegions has no Region; give one, as " + REQUEST + " does");
  }
}
