package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The behaviour that only asynchronous clients have. The other tests run with them too. */
class AsyncClientTest extends Contract {

  private final SecretsManagerAsyncClient async = fake.asyncClient();

  @Test
  void calls_can_follow_one_another() {
    CompletableFuture<String> value =
        async
            .createSecret(r -> r.name("db").secretString("one"))
            .thenCompose(created -> async.getSecretValue(r -> r.secretId(created.arn())))
            .thenApply(GetSecretValueResponse::secretString);

    assertThat(value).isCompletedWithValue("one");
  }

  @Test
  void a_future_is_completed_by_the_thread_that_called() {
    List<Thread> threads = new ArrayList<>();

    async.listSecrets().thenRun(() -> threads.add(Thread.currentThread())).join();

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void a_refused_call_fails_its_future_with_the_sdks_own_exception() {
    assertThatThrownBy(() -> async.describeSecret(r -> r.secretId("nix")).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("(Service: SecretsManager, Status Code: 400, Request ID: ");
  }

  @Test
  void a_paginator_publishes_the_pages() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      create(name, "x");
    }
    List<String> names = new ArrayList<>();

    async
        .listSecretsPaginator(r -> r.maxResults(2))
        .subscribe(page -> page.secretList().forEach(secret -> names.add(secret.name())))
        .join();

    assertThat(names).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
  }

  @Test
  void each_region_and_caller_has_one_client() {
    assertThat(fake.asyncClient("eu-west-3")).isSameAs(fake.asyncClient("eu-west-3"));
    assertThat(fake.asyncClient("us-east-1")).isSameAs(async);
    assertThat(fake.asyncClient(fake.role("app"))).isSameAs(fake.asyncClient(fake.role("app")));
    assertThat(fake.asyncClient(fake.role("app"))).isNotSameAs(async);
    assertThatThrownBy(() -> fake.asyncClient("eu-west-33"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("eu-west-33");
  }

  @Test
  void a_principal_of_another_fake_is_refused() {
    assertThatThrownBy(() -> fake.asyncClient(FakeSecretsManager.create().role("app")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("belongs to another fake");
  }

  @Test
  void a_users_own_client_may_complete_its_futures_in_another_thread() {
    try (SecretsManagerAsyncClient own = own()) {
      own.createSecret(r -> r.name("db").secretString("s3cr3t")).join();
    }

    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");
  }

  private SecretsManagerAsyncClient own() {
    return SecretsManagerAsyncClient.builder()
        .httpClient(fake.asyncHttpClient())
        .region(Region.EU_WEST_3)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret")))
        .build();
  }

  @Test
  void no_call_works_once_the_fake_is_closed() {
    try (SecretsManagerAsyncClient own = own()) {
      fake.close();

      assertThatThrownBy(() -> async.listSecrets().join())
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
      assertThatThrownBy(() -> own.listSecrets().join())
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }
}
