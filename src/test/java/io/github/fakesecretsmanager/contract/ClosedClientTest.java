package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/** Clients that the code under test closes. A real client would no longer work. */
@Tag(ClientKind.IN_PROCESS)
class ClosedClientTest {

  private final FakeSecretsManager fake = FakeSecretsManager.create();

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  private static void assertTellsThatItWasClosed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("this client was closed before this call: ");
  }

  @Test
  void a_closed_client_says_so_when_it_is_used() {
    SecretsManagerClient client = fake.client();
    client.listSecrets();
    client.close();

    assertTellsThatItWasClosed(client::listSecrets);
  }

  @Test
  void a_closed_asynchronous_client_says_so_when_it_is_used() {
    SecretsManagerAsyncClient client = fake.asyncClient();
    client.listSecrets().join();
    client.close();

    assertTellsThatItWasClosed(() -> join(client));
  }

  /** Makes a call, and throws the exception that its future has failed with. */
  private static void join(SecretsManagerAsyncClient client) throws Throwable {
    try {
      client.listSecrets().join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }

  @Test
  void the_fake_gives_out_a_new_client_after_one_was_closed() {
    SecretsManagerClient closed = fake.client();
    closed.close();
    closed.close();
    SecretsManagerAsyncClient closedToo = fake.asyncClient();
    closedToo.close();

    SecretsManagerClient next = fake.client();
    SecretsManagerAsyncClient nextToo = fake.asyncClient();

    assertThat(next).isNotSameAs(closed).isSameAs(fake.client());
    assertThat(next.listSecrets().secretList()).isEmpty();
    assertThat(nextToo).isNotSameAs(closedToo).isSameAs(fake.asyncClient());
    assertThat(nextToo.listSecrets().join().secretList()).isEmpty();
    assertTellsThatItWasClosed(closed::listSecrets);
  }

  @Test
  void a_client_that_is_closed_twice_leaves_the_next_one_alone() {
    SecretsManagerClient closed = fake.client();
    closed.close();
    SecretsManagerClient next = fake.client();

    closed.close();

    assertThat(fake.client()).isSameAs(next);
  }

  @Test
  void the_clients_of_other_regions_and_callers_stay_open() {
    SecretsManagerClient paris = fake.client("eu-west-3");
    SecretsManagerClient app = fake.client(fake.role("app").withPolicy(LISTING));

    fake.client().close();

    assertThat(fake.client("eu-west-3")).isSameAs(paris);
    assertThat(paris.listSecrets().secretList()).isEmpty();
    assertThat(app.listSecrets().secretList()).isEmpty();
  }

  private static final String LISTING =
      """
      {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": "secretsmanager:ListSecrets", "Resource": "*"}}""";

  @Test
  void each_client_of_a_builder_has_a_life_of_its_own() {
    SecretsManagerClientBuilder builder = fake.clientBuilder();
    SecretsManagerClient first = builder.build();
    SecretsManagerClient second = builder.build();

    first.close();

    assertTellsThatItWasClosed(first::listSecrets);
    assertThat(second.listSecrets().secretList()).isEmpty();
    second.close();
  }

  @Test
  void each_asynchronous_client_of_a_builder_has_a_life_of_its_own() {
    SecretsManagerAsyncClientBuilder builder = fake.asyncClientBuilder();
    SecretsManagerAsyncClient first = builder.build();
    SecretsManagerAsyncClient second = builder.build();

    first.close();

    assertTellsThatItWasClosed(() -> join(first));
    assertThat(second.listSecrets().join().secretList()).isEmpty();
    second.close();
  }

  @Test
  void a_closed_fake_says_so_by_all_its_clients() {
    SecretsManagerClient closed = fake.client();
    closed.close();
    SecretsManagerClient open = fake.client();
    fake.close();

    assertThatThrownBy(open::listSecrets).hasMessageStartingWith("this FakeSecretsManager is");
    assertThatThrownBy(closed::listSecrets).hasMessageStartingWith("this FakeSecretsManager is");
  }
}
