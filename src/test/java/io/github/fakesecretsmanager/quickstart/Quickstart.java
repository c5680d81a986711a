package io.github.fakesecretsmanager.quickstart;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.internal.json.JsonFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * A program that replicates a secret to several Regions, shows the replicas, repairs them and shows
 * them again.
 *
 * <p>The request is the JSON of AWS's API, from the file that is the only argument, or from the
 * file beside this class. The program first creates the secret and the KMS keys that are named by
 * alias, and disables the last key. If there are several Regions, the second is slow.
 */
public final class Quickstart {

  private static final String REQUEST = "replicate-secret-to-regions.json";

  private final PrintStream out;
  private final ReplicateSecretToRegionsRequest request;
  private final String name;
  private final FakeSecretsManager fake;
  private final SecretsManagerClient client;

  private Quickstart(PrintStream out, ReplicateSecretToRegionsRequest request) {
    Optional<SecretArn> arn = SecretArn.parse(request.secretId());
    this.out = out;
    this.name = arn.map(SecretArn::name).orElse(request.secretId());
    this.request = request.toBuilder().secretId(name).build();
    this.fake =
        FakeSecretsManager.builder().region(arn.map(SecretArn::region).orElse("us-east-1")).build();
    this.client = fake.client();
  }

  public static void main(String... arguments) throws IOException {
    run(System.out, arguments.length == 0 ? resource() : read(Path.of(arguments[0])));
  }

  /** Runs the quickstart on a request in the JSON of AWS's API. */
  static void run(PrintStream out, String json) {
    try {
      new Quickstart(out, request(json)).run();
    } catch (SecretsManagerException e) {
      out.println("Refused as AWS refuses it: " + e.awsErrorDetails().errorCode());
      out.println("  " + e.awsErrorDetails().errorMessage());
    } catch (IllegalArgumentException | JsonFormatException e) {
      out.println("Not a request of ReplicateSecretToRegions: " + e.getMessage());
      out.println("  give one such as " + REQUEST + ", which has SecretId and AddReplicaRegions");
    }
  }

  static String resource() throws IOException {
    try (InputStream stream = Quickstart.class.getResourceAsStream(REQUEST)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "can't read <" + file.toAbsolutePath() + ">: use the file of a request, or no argument");
    }
    return Files.readString(file);
  }

  private void run() {
    List<ReplicaRegionType> regions = request.addReplicaRegions();
    Optional<FakeKmsKey> key = createKeys(regions);
    key.ifPresent(FakeKmsKey::disable);
    client.createSecret(r -> r.name(name).secretString("s3cr3t"));
    regions.stream().skip(1).findFirst().ifPresent(slow -> fake.replication().hold(slow.region()));

    client.replicateSecretToRegions(request);
    show("After ReplicateSecretToRegions");

    key.ifPresent(FakeKmsKey::enable);
    fake.replication().release();
    client.replicateSecretToRegions(request);
    show("With every key enabled and every Region released, replicated again");
  }

  /** Creates the keys that are named by alias, and returns the last one. */
  private Optional<FakeKmsKey> createKeys(List<ReplicaRegionType> regions) {
    Map<String, FakeKmsKey> keys = new LinkedHashMap<>();
    FakeKmsKey last = null;
    for (ReplicaRegionType to : regions) {
      String alias = to.kmsKeyId();
      if (alias != null && alias.startsWith("alias/") && !alias.startsWith("alias/aws/")) {
        last =
            keys.computeIfAbsent(
                to.region() + " " + alias, any -> fake.region(to.region()).createKmsKey(alias));
      }
    }
    return Optional.ofNullable(last);
  }

  private void show(String title) {
    out.println();
    out.println(title + ":");
    String row = "  %-16s%-12s%-26s %s%n";
    out.printf(row, "Region", "Status", "KMS key", "Message");
    for (Replica replica : fake.region().secret(name).replicas()) {
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
    Map<?, ?> members = member(Json.parse(json), "the text", Map.class);
    List<?> regions = member(members.get("AddReplicaRegions"), "AddReplicaRegions", List.class);
    Object force = members.get("ForceOverwriteReplicaSecret");
    return ReplicateSecretToRegionsRequest.builder()
        .secretId(member(members.get("SecretId"), "SecretId", String.class))
        .addReplicaRegions(regions.stream().map(Quickstart::region).toList())
        .forceOverwriteReplicaSecret(
            force == null ? null : member(force, "ForceOverwriteReplicaSecret", Boolean.class))
        .build();
  }

  private static ReplicaRegionType region(Object json) {
    Map<?, ?> members = member(json, "an element of AddReplicaRegions", Map.class);
    Object key = members.get("KmsKeyId");
    return ReplicaRegionType.builder()
        .region(member(members.get("Region"), "Region", String.class))
        .kmsKeyId(key == null ? null : member(key, "KmsKeyId", String.class))
        .build();
  }

  private static <T> T member(Object value, String name, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          name + " is " + (value == null ? "missing" : "not a " + type.getSimpleName()));
    }
    return type.cast(value);
  }
}
