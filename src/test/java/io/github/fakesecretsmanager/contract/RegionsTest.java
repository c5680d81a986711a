package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class RegionsTest extends Contract {

  @ParameterizedTest
  @CsvSource({
    "us-east-1, aws",
    "eu-south-2, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov"
  })
  void arns_of_secrets_and_keys_have_the_partition_of_their_region(
      String region, String partition) {
    assertThat(in(region).createSecret(r -> r.name("db")).arn())
        .startsWith("arn:" + partition + ":secretsmanager:" + region + ":123456789012:secret:db-");
    assertThat(fake.region(region).createKmsKey().arn())
        .startsWith("arn:" + partition + ":kms:" + region + ":123456789012:key/");
  }

  @Test
  void the_caller_has_the_partition_of_the_region_that_it_calls() {
    for (String region : List.of("us-east-1", "cn-north-1", "us-gov-west-1", "us-east-1")) {
      in(region).listSecrets();
    }

    assertThat(fake.cloudTrail().events())
        .extracting(event -> event.userIdentity().arn())
        .containsExactly(
            "arn:aws:iam::123456789012:user/administrator",
            "arn:aws-cn:iam::123456789012:user/administrator",
            "arn:aws-us-gov:iam::123456789012:user/administrator",
            "arn:aws:iam::123456789012:user/administrator");
  }

  @Test
  void every_region_of_the_sdk_works() {
    for (Region region : Region.regions()) {
      if (!region.isGlobalRegion()) {
        in(region.id()).createSecret(r -> r.name("db").secretString(region.id()));
        assertThat(value(in(region.id()), "db")).isEqualTo(region.id());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, false",
    "eu-west-3, false",
    "ap-northeast-3, false",
    "af-south-1, true",
    "eu-south-2, true",
    "cn-north-1, false",
    "us-gov-east-1, false"
  })
  void newer_regions_are_opt_in(String region, boolean optIn) {
    assertThat(fake.region(region).isOptIn()).isEqualTo(optIn);
    assertThat(fake.region(region).isEnabled()).isTrue();
  }

  @Test
  void a_call_to_a_region_that_is_not_enabled_is_refused_as_by_aws() {
    FakeSecretsManager half = FakeSecretsManager.builder().disabledRegions("eu-south-2").build();

    assertRefused(
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
        () -> half.client("eu-south-2").listSecrets());

    half.region("eu-south-2").enable();
    assertThat(half.client("eu-south-2").listSecrets().secretList()).isEmpty();
  }

  @Test
  void a_disabled_region_keeps_its_secrets() {
    in("eu-south-2").createSecret(r -> r.name("db").secretString("s3cr3t"));

    fake.region("eu-south-2").disable();
    refusal(() -> value(in("eu-south-2"), "db"));
    fake.region("eu-south-2").enable();

    assertThat(value(in("eu-south-2"), "db")).isEqualTo("s3cr3t");
  }

  @Test
  void a_replica_in_a_disabled_region_fails_and_recovers_once_it_is_enabled() {
    create("db", "one");
    replicate("db", "eu-south-2");
    fake.region("eu-south-2").disable();
    put("db", "two");
    assertFailed(
        "db",
        "eu-south-2",
        "Replication failed: Region eu-south-2 is not enabled for this account.");

    fake.region("eu-south-2").enable();
    replicate("db", "eu-south-2");

    assertThat(value(in("eu-south-2"), "db")).isEqualTo("two");
  }

  @Test
  void a_users_own_client_in_an_unknown_region_fails() {
    SecretsManagerClient lost =
        SecretsManagerClient.builder()
            .httpClient(fake.httpClient())
            .region(Region.of("xx-nowhere-1"))
            .credentialsProvider(ClientTest.CREDENTIALS)
            .build();

    assertRefused(
        "InvalidSignatureException",
        "Credential should be scoped to a valid region, not 'xx-nowhere-1'.",
        lost::listSecrets);
  }

  @Test
  void regions_do_not_share_secrets() {
    create("db", "s3cr3t");

    assertNoSecret("db", "eu-west-3");
  }
}
