package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.CanaryFake;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The texts of the front door and its values, for a fake into which secret values have leaked: the
 * report, each toString, each refusal. CanaryAssertionsTest does the same for assertions.
 */
class CanaryTest {

  private static final String BASE = "io.github.fakesecretsmanager";

  /** A capture holds for the whole JVM, so a test that runs beside others does not start one. */
  private static final Class<?> CAPTURE = DefaultClientCapture.class;

  private final CanaryFake canaries = new CanaryFake();
  private final FakeSecretsManager fake = canaries.fake;

  @AfterEach
  void close() {
    canaries.close();
  }

  @Test
  void the_report_shows_no_secret_value() {
    FakeOutage outage = fake.region("us-west-2").beginOutage();
    assertThat(
            catchThrowable(
                () -> fake.client("us-west-2").describeSecret(r -> r.secretId(canaries.text))))
        .isNotNull();

    canaries.canary.assertNotIn("report", fake.report());
    canaries.canary.assertNotIn("page", fake.reportAsHtml());
    outage.end();
    fake.close();
    canaries.canary.assertNotIn("report of a closed fake", fake.report());
    canaries.canary.assertNotIn("page of a closed fake", fake.reportAsHtml());
  }

  @Test
  void the_leaks_are_reported_without_a_secret_value() {
    List<String> leaks = fake.cloudTrail().leaks();

    assertThat(leaks)
        .hasSizeGreaterThan(10)
        .anyMatch(leak -> leak.endsWith("a generated password"));
    canaries.canary.assertNotIn("leaks", String.join("\n", leaks));
  }

  private List<Object> frontDoor() {
    FaultedCalls calls = fake.faults().onAnyCall().to(canaries.leakyName);
    return List.of(
        fake,
        FakeSecretsManager.builder(),
        fake.region(),
        fake.region().newSecret(canaries.leakyName),
        canaries.key,
        canaries.role,
        canaries.allowed,
        fake.replication(),
        fake.rotation(),
        fake.cloudTrail(),
        fake.cloudTrail().about(canaries.leakyName).calledBy(canaries.role),
        fake.cloudTrail().mark(),
        fake.faults(),
        calls,
        canaries.firedFault,
        canaries.idleFault,
        calls.error("DecryptionFailure", canaries.everything()),
        fake.region("us-west-2").beginOutage(),
        fake.clock(),
        ReplicationMode.manual(),
        new NotSimulatedException("not simulated"));
  }

  /** Collects objects and what their records hold, by type. */
  private void collect(Object object, Map<Class<?>, Set<String>> texts) {
    if (object instanceof Optional<?> optional) {
      optional.ifPresent(value -> collect(value, texts));
    } else if (object instanceof Collection<?> elements) {
      elements.forEach(element -> collect(element, texts));
    } else if (object.getClass().getName().startsWith(BASE)) {
      texts.computeIfAbsent(object.getClass(), type -> new TreeSet<>()).add(object.toString());
      if (object instanceof Record) {
        Stream.of(object.getClass().getRecordComponents())
            .forEach(component -> collect(get(object, component), texts));
      } else if (object instanceof io.github.fakesecretsmanager.domain.Versions versions) {
        collect(versions.all(), texts);
      }
    }
  }

  private static Object get(Object object, RecordComponent component) {
    try {
      return component.getAccessor().invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(String.valueOf(component), e);
    }
  }

  private static Stream<Class<?>> publicTypes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE, BASE + ".domain", BASE + ".cloudtrail")
            .stream()
            .filter(type -> isPublic(type))
            .filter(
                type ->
                    Set.of(BASE, BASE + ".domain", BASE + ".cloudtrail")
                        .contains(type.getPackageName()))
            .filter(type -> !type.isInterface() && !type.isEnum() && !type.isArray())
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> type != CAPTURE);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(CanaryTest::isPublic).orElse(true);
  }

  @Test
  void no_to_string_shows_a_secret_value() {
    canaries.client.rotateSecret(
        r ->
            r.secretId("json")
                .rotationLambdaARN(Calls.LAMBDA)
                .externalSecretRotationMetadata(m -> m.key(canaries.text).value(canaries.member))
                .rotationRules(rules -> rules.automaticallyAfterDays(7L)));
    fake.region().newSecret("gone").scheduledForDeletion(7).create();
    fake.region().newSecret("pending").replicaInProgress("eu-west-1").create();
    Map<Class<?>, Set<String>> texts = new HashMap<>();
    collect(frontDoor(), texts);
    collect(fake.region().secret("json").rotation().rules(), texts);
    collect(fake.cloudTrail().events(), texts);
    collect(fake.rotation().attempts(), texts);
    collect(canaries.firedFault.hits(), texts);
    // A secret goes by its name, which each object of it shows: only messages redact that.
    Stream.of(fake.region(), fake.region("eu-west-1"))
        .flatMap(region -> region.secrets().stream())
        .filter(secret -> !secret.name().equals(canaries.leakyName))
        .forEach(secret -> collect(secret, texts));

    texts.forEach(
        (type, shown) -> canaries.canary.assertNotIn(type.getName(), String.join("\n", shown)));
    assertThat(publicTypes()).as("types whose toString was swept").allMatch(texts::containsKey);
  }

  private Stream<DynamicTest> eachRefused(Map<String, Runnable> misuses) {
    return misuses.entrySet().stream()
        .map(
            misuse ->
                DynamicTest.dynamicTest(
                    misuse.getKey(),
                    () -> {
                      Throwable refusal = catchThrowable(misuse.getValue()::run);
                      assertThat(refusal).as("a refusal").isNotNull();
                      canaries.canary.assertNotIn(misuse.getKey(), refusal);
                    }));
  }

  // Steps that are refused lead nowhere.
  @SuppressWarnings("CheckReturnValue")
  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> no_refusal_of_a_wrong_argument_shows_a_secret_value() {
    Map<String, Consumer<String>> uses = new TreeMap<>();
    FakeRegion region = fake.region();
    uses.put("region", fake::region);
    uses.put("client", fake::client);
    uses.put("asyncClient", fake::asyncClient);
    uses.put("clientBuilder", fake::clientBuilder);
    uses.put("asyncClientBuilder", fake::asyncClientBuilder);
    uses.put("role", text -> fake.role("arn:" + text));
    uses.put("user", text -> fake.user("arn:" + text));
    uses.put("secret", region::secret);
    uses.put("kmsKey", region::kmsKey);
    uses.put("createKmsKey", region::createKmsKey);
    uses.put("createSecret, a name", text -> region.createSecret(text + "?", text));
    uses.put("createSecret, a Region", text -> region.createSecret("new", text, text));
    uses.put("createSecret, own Region", text -> region.createSecret(text, text, "us-east-1"));
    uses.put("createSecret, there already", text -> region.createSecret(canaries.leakyName, text));
    uses.put("tag", text -> region.newSecret("t").tag("a" + text.repeat(40), text).create());
    uses.put("description", text -> region.newSecret("d").description(text.repeat(999)).create());
    uses.put("policy", text -> region.newSecret("p").resourcePolicy(text).create());
    uses.put("stage", text -> region.newSecret("s").version("x", text.repeat(99)).create());
    uses.put("hold", fake.replication()::hold);
    uses.put("fail", text -> fake.replication().fail(text, "x"));
    uses.put("fail, a message", text -> fake.replication().fail("eu-west-1", text.repeat(999)));
    uses.put("timesStarted", fake.replication()::timesStarted);
    uses.put("deployFunction", text -> fake.rotation().deployFunction(text, (s, i, t, c) -> {}));
    uses.put("events", fake.cloudTrail()::events);
    uses.put("inRegion", fake.cloudTrail()::inRegion);
    uses.put("calledBy", fake.cloudTrail()::calledBy);
    uses.put("on", fake.faults()::on);
    uses.put("in", fake.faults().onAnyCall()::in);
    uses.put("to", text -> fake.faults().onAnyCall().to("arn:" + text));
    uses.put("to, no secret", text -> fake.faults().on("ListSecrets").to(text));
    uses.put("error", text -> fake.faults().onAnyCall().error(text, "x"));
    uses.put("isAllowedTo", text -> canaries.role.isAllowedTo(text, "*"));
    uses.put("explain", text -> canaries.role.explain("secretsmanager:GetSecretValue", text));
    uses.put("withPolicy", text -> canaries.role.withPolicy("{\"" + text + "\": 1}"));
    uses.put("withPolicyResource", canaries.role::withPolicyResource);
    uses.put("boundary", text -> canaries.role.withPermissionsBoundary("[\"" + text + "\"]"));
    uses.put("putKeyPolicy", text -> canaries.key.putKeyPolicy("{\"" + text + "\": 1}"));
    Map<String, Runnable> misuses = new TreeMap<>();
    uses.forEach((name, use) -> misuses.put(name, () -> use.accept(canaries.text)));
    return eachRefused(misuses);
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> no_refused_call_shows_a_secret_value() {
    SecretsManagerClient denied = fake.client(fake.role("nobody"));
    Map<String, Runnable> calls = new TreeMap<>();
    for (Calls.Call call : Calls.ofSdk()) {
      calls.put(call.operation() + ", denied", () -> call.make(denied));
      if (call.isOnSecret()) {
        calls.put(call.operation() + ", missing", () -> call.make(canaries.client, "missing"));
      }
    }
    String tooLong = canaries.everything().repeat(999);
    calls.put(
        "CreateSecret, too long",
        () -> canaries.client.createSecret(r -> r.name("new").secretString(tooLong)));
    calls.put(
        "CreateSecret, there already",
        () -> canaries.client.createSecret(r -> r.name("db").secretString(canaries.text)));
    calls.put(
        "PutSecretValue, too long",
        () -> canaries.client.putSecretValue(r -> r.secretId("db").secretString(tooLong)));
    calls.put(
        "PutSecretValue, another value of a version",
        () ->
            canaries.client.putSecretValue(
                r ->
                    r.secretId("db")
                        .clientRequestToken(
                            fake.region().secret("db").currentVersion().orElseThrow().id())
                        .secretString(canaries.member)));
    calls.put(
        "UpdateSecret, too long",
        () -> canaries.client.updateSecret(r -> r.secretId("db").secretString(tooLong)));
    notSimulated().forEach(calls::put);
    return eachRefused(calls);
  }

  /** Returns calls that are not simulated, each with a value in what the exception quotes. */
  private Map<String, Runnable> notSimulated() {
    fake.region().createManagedSecret(canaries.text, "rds!leaky", "x");
    String policy =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
         "Action": "secretsmanager:GetSecretValue", "Resource": "*",
         "Condition": {"StringEquals": {"aws:%s": "x"}}}}"""
            .formatted(canaries.text);
    canaries.client.putResourcePolicy(r -> r.secretId("json").resourcePolicy(policy));
    SecretsManagerClient denied = fake.client(fake.role("nobody"));
    return Map.of(
        "RotateSecret, by a service",
            () -> canaries.client.rotateSecret(r -> r.secretId("rds!leaky")),
        "GetSecretValue, by a policy", () -> denied.getSecretValue(r -> r.secretId("json")),
        "isAllowedTo, by a policy",
            () ->
                fake.role("nobody")
                    .isAllowedTo(
                        "secretsmanager:GetSecretValue",
                        fake.region().secret("json").arn().toString()));
  }

  @Test
  void an_explanation_shows_no_secret_value() {
    String explanation = canaries.allowed.explain("secretsmanager:ListSecrets", "*");

    assertThat(explanation).startsWith("allowed by ***");
    canaries.canary.assertNotIn("explain", explanation);
  }

  @Test
  void ordinary_words_stay() {
    fake.region().createSecret("words", "{\"env\":\"prod\",\"version\":1,\"state\":\"OK\"}");

    assertThat(catchThrowable(() -> fake.region().secret("prod/us-east-1/OK")))
        .hasMessageContaining("<prod/us-east-1/OK>")
        .hasMessageContaining("awkward, bytes");
  }

  @Test
  void what_cloud_trail_records_is_left_as_it_was_sent() {
    assertThat(CloudTrailEvent.toJson(fake.cloudTrail().events())).contains(canaries.text);
  }
}
