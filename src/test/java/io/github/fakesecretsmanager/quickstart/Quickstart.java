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
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsRequest;

/**
 * Replicates a secret to three Regions, shows what became of it, heals it and shows it again.
 *
 * <p>The request is the JSON of AWS's API, from a file given as the only argument or from the one
 * beside this class.
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
    new Quickstart(System.out).run(request(json));
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
    List<ReplicaRegionType> regions = request.addReplicaRegions();
    String slow = regions.get(1 % regions.size()).region();
    String broken = regions.get(regions.size() - 1).region();
    client.createSecret(r -> r.name(request.secretId()).secretString("s3cr3t"));
    FakeKmsKey key = fake.region(broken).createKmsKey("alias/payments").disable();
    fake.replication().hold(slow);

    client.replicateSecretToRegions(request);
    show("After ReplicateSecretToRegions", request.secretId());

    key.enable();
    fake.replication().release(slow);
    client.replicateSecretToRegions(request);
    show(
        "The key in " + broken + " enabled, " + slow + " released, replicated again",
        request.secretId());
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
    Map<?, ?> members = (Map<?, ?>) Json.parse(json);
    List<ReplicaRegionType> regions =
        ((List<?>) members.get("AddReplicaRegions")).stream().map(Quickstart::region).toList();
    return ReplicateSecretToRegionsRequest.builder()
        .secretId((String) members.get("SecretId"))
        .addReplicaRegions(regions)
        .build();
  }

  private static ReplicaRegionType region(Object json) {
    Map<?, ?> members = (Map<?, ?>) json;
    return ReplicaRegionType.builder()
        .region((String) members.get("Region"))
        .kmsKeyId((String) members.get("KmsKeyId"))
        .build();
  }
}
