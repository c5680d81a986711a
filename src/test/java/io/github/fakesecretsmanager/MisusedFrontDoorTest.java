package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.ReplicationFailure.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Wrong arguments of the front door: each is refused with the value and the cure. */
class MisusedFrontDoorTest {

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final FakeRegion region = fake.region("eu-west-3");
  private final FakeKmsKey key = region.createKmsKey("alias/payments");
  private final FakeKmsKey multiRegionKey = region.createMultiRegionKmsKey("alias/global");

  /** A wrong call, and what the message must say. */
  private record Misuse(String call, ThrowingCallable run, List<String> says) {

    Misuse(String call, ThrowingCallable run, String... says) {
      this(call, run, List.of(says));
    }

    DynamicTest isRefused() {
      return DynamicTest.dynamicTest(
          call,
          () ->
              assertThatThrownBy(run)
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContainingAll(says.toArray(String[]::new)));
    }

    DynamicTest isRefusedAsNull() {
      return DynamicTest.dynamicTest(
          call,
          () ->
              assertThatThrownBy(run)
                  .isInstanceOf(NullPointerException.class)
                  .hasMessageStartingWith(says.get(0)));
    }
  }

  private static final String USE_A_REGION = ": use one that the AWS SDK on the class path knows";

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> refuses_a_wrong_argument_with_the_value_and_the_cure() {
    return Stream.of(
            wrongRegions(),
            wrongTimes(),
            wrongSettings(),
            wrongSecretsAndKeys(),
            wrongMultiRegionKeys(),
            wrongPolicies())
        .flatMap(misuses -> misuses)
        .map(Misuse::isRefused);
  }

  private Stream<Misuse> wrongRegions() {
    FakeReplication replication = fake.replication();
    FakePrincipal role = fake.role("app");
    return Stream.of(
        unknownRegion("client", "mars-1", fake::client),
        unknownRegion("region", "Mars", fake::region),
        unknownRegion("region", "", fake::region),
        unknownRegion("region", "aws-global", fake::region),
        unknownRegion("client of a role", "moon", name -> fake.client(role, name)),
        unknownRegion("hold", "nowhere", replication::hold),
        unknownRegion("release", "nix", replication::release),
        unknownRegion("replicateTo", "sky", multiRegionKey::replicateTo),
        unknownRegion("fail", "away", name -> replication.fail(name, "x")),
        unknownRegion("fail", "afar", name -> replication.fail(name, Reason.KMS_ACCESS_DENIED)),
        unknownRegion("clearFailure", "off", replication::clearFailure),
        unknownRegion("timesStarted", "out", replication::timesStarted),
        unknownRegion("timesSucceeded", "ever", replication::timesSucceeded),
        unknownRegion("builder.region", "moon", FakeSecretsManager.builder()::region),
        unknownRegion(
            "builder.disabledRegions", "sun", FakeSecretsManager.builder()::disabledRegions));
  }

  private static Misuse unknownRegion(String call, String name, Consumer<String> use) {
    return new Misuse(
        "%s <%s>".formatted(call, name),
        () -> use.accept(name),
        "unknown Region <%s>%s, such as \"eu-west-3\"".formatted(name, USE_A_REGION));
  }

  private Stream<Misuse> wrongTimes() {
    return Stream.of(
        new Misuse(
            "advance, negative",
            () -> fake.clock().advance(Duration.ofSeconds(-1)),
            "by the negative <PT-1S>: use setTo(Instant)"),
        new Misuse(
            "advance, as far as a long goes",
            () -> fake.clock().advance(Duration.ofSeconds(Long.MAX_VALUE)),
            "<PT2562047788015215H30M7S>",
            "use less"),
        new Misuse(
            "advance, past the last year",
            () -> fake.clock().advance(Duration.ofDays(2_922_000)),
            "<PT70128000H>",
            "past 9999-12-31T23:59:59.999Z: use less"),
        new Misuse(
            "setTo, past the last year",
            () -> fake.clock().setTo(Instant.MAX),
            "invalid time <+1000000000-12-31T23:59:59.999999999Z>: use 1970",
            "to 9999"),
        new Misuse(
            "frozenAt, before 1970",
            () -> FakeClock.frozenAt(Instant.ofEpochSecond(-1)),
            "invalid time <1969-12-31T23:59:59Z>: use 1970"),
        new Misuse(
            "after, too long",
            () -> ReplicationMode.after(Duration.ofDays(36_501)),
            "<PT876024H>",
            "is longer than <PT876000H>: use manual()"),
        new Misuse(
            "after, negative",
            () -> ReplicationMode.after(Duration.ofSeconds(-5)),
            "negative duration <PT-5S> of replication: use zero or more"));
  }

  private Stream<Misuse> wrongSettings() {
    return Stream.of(
        new Misuse(
            "accountId",
            () -> FakeSecretsManager.builder().accountId("12345"),
            "invalid AWS account id <12345>: use 12 digits"),
        new Misuse(
            "fail, without a message",
            () -> fake.replication().fail("eu-west-1", ""),
            "statusMessage is empty: use AWS's words"),
        new Misuse(
            "fail, for a reason that has no message",
            () -> fake.replication().fail("eu-west-1", Reason.SCRIPTED),
            "reason <SCRIPTED> lacks a message: use fail(region, statusMessage)"),
        new Misuse(
            "fail, with a message that is too long",
            () -> fake.replication().fail("eu-west-1", "x".repeat(4097)),
            "invalid status message of <4097> characters: use 4096 or fewer"),
        new Misuse(
            "startEndpoint, past the last port",
            () -> fake.startEndpoint(65_536),
            "invalid port <65536>: use 0 to 65535 (0 picks a free one)"),
        new Misuse(
            "events",
            () -> fake.cloudTrail().events("CreateSecrets"),
            "unknown event <CreateSecrets>: use an operation such as \"CreateSecret\", or one of [",
            "RotationSucceeded"));
  }

  private Stream<Misuse> wrongSecretsAndKeys() {
    return Stream.of(
        new Misuse("findSecret", () -> region.findSecret(""), "id is empty: use a name"),
        new Misuse(
            "secret",
            () -> region.secret("missing"),
            "no secret <missing> in eu-west-3: create it, or use one of []"),
        new Misuse(
            "createSecret", () -> region.createSecret("no good", "x"), "<no good>", "Invalid name"),
        new Misuse(
            "createSecret, without a name",
            () -> region.createSecret("", "x"),
            "name is empty: use one such as"),
        new Misuse(
            "createKmsKey, without alias/",
            () -> region.createKmsKey("payments"),
            "<payments>",
            "alias/payments"),
        new Misuse(
            "createKmsKey, of AWS",
            () -> region.createKmsKey("alias/aws/mine"),
            "<alias/aws/mine>",
            "under alias/aws/"),
        new Misuse(
            "createKmsKey, twice",
            () -> region.createKmsKey("alias/payments"),
            "<alias/payments>",
            "kmsKey("),
        new Misuse(
            "kmsKey",
            () -> region.kmsKey("alias/none"),
            "no KMS key <alias/none> in eu-west-3: create it with createKmsKey(alias)"),
        new Misuse("deny", () -> key.deny(), "deny() lacks a permission: use one", "ENCRYPT"),
        new Misuse("allow", () -> key.allow(), "allow() lacks a permission: use one", "ENCRYPT"));
  }

  private Stream<Misuse> wrongMultiRegionKeys() {
    String id = "1234abcd-12ab-34cd-56ef-1234567890ab";
    region.createKmsKey("alias/chosen", id);
    multiRegionKey.replicateTo("eu-west-1");
    return Stream.of(
        new Misuse(
            "createMultiRegionKmsKey, without alias/",
            () -> region.createMultiRegionKmsKey("payments"),
            "invalid alias <payments>: use one such as \"alias/payments\""),
        wrongKeyId("alias/new"),
        wrongKeyId("mrk-" + id),
        wrongKeyId("mrk-1234ABCD12ab34cd56ef1234567890ab"),
        wrongKeyId(key.arn()),
        new Misuse(
            "createKmsKey, with an empty id",
            () -> region.createKmsKey("alias/new", ""),
            "keyId is empty: use a UUID, or \"mrk-\""),
        new Misuse(
            "createKmsKey, with an id that is taken",
            () -> fake.region("eu-west-2").createKmsKey("alias/new", id),
            "the key id <" + id + "> belongs to another key in eu-west-3: use another id"),
        new Misuse(
            "replicateTo, its own Region",
            () -> multiRegionKey.replicateTo("eu-west-3"),
            "<" + multiRegionKey.arn() + "> to <eu-west-3>: use another Region of the same"),
        new Misuse(
            "replicateTo, another partition",
            () -> multiRegionKey.replicateTo("cn-north-1"),
            "<" + multiRegionKey.arn() + "> to <cn-north-1>: use another Region of the same"),
        new Misuse(
            "replicateTo, twice",
            () -> multiRegionKey.replicateTo("eu-west-1"),
            "to <eu-west-1>: the Region already has a replica key; get it with region(\"eu-west-1\").kmsKey("));
  }

  private Misuse wrongKeyId(String id) {
    return new Misuse(
        "createKmsKey, with the id <%s>".formatted(id),
        () -> region.createKmsKey("alias/new", id),
        "invalid key id <%s>: use a UUID, or \"mrk-\" and 32 hexadecimal digits".formatted(id),
        "in lower case");
  }

  private Stream<Misuse> wrongPolicies() {
    FakePrincipal role = fake.role("app");
    String userArn = "arn:aws:iam::123456789012:user/x";
    return Stream.of(
        new Misuse("user", () -> fake.user("no good"), "<no good>", "payments-service"),
        new Misuse("role", () -> fake.role(userArn), "<" + userArn + ">", "role"),
        new Misuse(
            "withPolicy", () -> role.withPolicy("{}"), "policy 1 of app", "line 1", "Statement"),
        new Misuse(
            "withPermissionsBoundary",
            () -> role.withPermissionsBoundary("{"),
            "boundary of app",
            "not JSON"),
        new Misuse(
            "withPolicy, of a file",
            () -> role.withPolicy(Path.of("nix.json")),
            "<nix.json>",
            "read"),
        new Misuse(
            "withPolicyResource",
            () -> role.withPolicyResource("nix.json"),
            "<nix.json>",
            "class path"),
        new Misuse("isAllowedTo", () -> role.isAllowedTo("", "*"), "action", "GetSecretValue"),
        new Misuse(
            "explain", () -> role.explain("secretsmanager:GetSecretValue", ""), "resource", "ARN"),
        new Misuse(
            "client, of another fake",
            () -> fake.client(FakeSecretsManager.create().role("app")),
            "<arn:aws:iam::123456789012:role/app> belongs to another fake: use role() or user()"));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> refuses_null_and_says_what_is_wanted() {
    return Stream.concat(nullSettings(), nullSecretsAndKeys()).map(Misuse::isRefusedAsNull);
  }

  private Stream<Misuse> nullSettings() {
    FakeSecretsManager.Builder builder = FakeSecretsManager.builder();
    return Stream.of(
        new Misuse(
            "client", () -> fake.client((String) null), "region is null: use a name such as"),
        new Misuse("region", () -> fake.region(null), "region is null: use a name such as"),
        new Misuse(
            "advance",
            () -> fake.clock().advance(null),
            "duration is null: use one such as Duration.ofDays"),
        new Misuse(
            "setTo",
            () -> fake.clock().setTo(null),
            "time is null: use one such as Instant.parse("),
        new Misuse(
            "frozenAt",
            () -> FakeClock.frozenAt(null),
            "time is null: use one such as Instant.parse("),
        new Misuse(
            "after",
            () -> ReplicationMode.after(null),
            "duration is null: use one such as Duration.ofSeconds"),
        new Misuse("accountId", () -> builder.accountId(null), "accountId is null: use 12 digits"),
        new Misuse("clock", () -> builder.clock(null), "clock is null: use one such as FakeClock"),
        new Misuse(
            "replication", () -> builder.replication(null), "mode is null: use one such as Repl"),
        new Misuse(
            "disabledRegions",
            () -> builder.disabledRegions((String[]) null),
            "regions is null: use names such as"),
        new Misuse(
            "disabledRegions, one of them",
            () -> builder.disabledRegions((String) null),
            "region is null: use a name such as"),
        new Misuse(
            "fail",
            () -> fake.replication().fail("eu-west-3", (String) null),
            "statusMessage is null: use AWS's words"),
        new Misuse(
            "fail, for no reason",
            () -> fake.replication().fail("eu-west-3", (Reason) null),
            "reason is null: use one such as Reason.KMS_ACCESS_DENIED"),
        new Misuse(
            "client of a caller",
            () -> fake.client((FakePrincipal) null),
            "caller is null: use one such as fake.role(\"app\")"));
  }

  private Stream<Misuse> nullSecretsAndKeys() {
    return Stream.of(
        new Misuse("secret", () -> region.secret(null), "id is null: use a name, an ARN"),
        new Misuse(
            "createSecret, without a name",
            () -> region.createSecret(null, "x"),
            "name is null: use one such as"),
        new Misuse(
            "createSecret, without a value",
            () -> region.createSecret("x", null),
            "value is null: use the text"),
        new Misuse(
            "createKmsKey", () -> region.createKmsKey(null), "alias is null: use one such as"),
        new Misuse(
            "createKmsKey, without an id",
            () -> region.createKmsKey("alias/new", null),
            "keyId is null: use a UUID"),
        new Misuse(
            "replicateTo",
            () -> multiRegionKey.replicateTo(null),
            "region is null: use a name such as"),
        new Misuse("kmsKey", () -> region.kmsKey(null), "idOrArnOrAlias is null: use one such as"),
        new Misuse(
            "deny",
            () -> key.deny((KmsPermission[]) null),
            "permissions is null: use one or more of [DECRYPT"),
        new Misuse(
            "allow",
            () -> key.allow((KmsPermission) null),
            "permission is null: use one or more of [DECRYPT"));
  }
}
