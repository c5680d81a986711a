package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/** Many threads on one fake, which lose no update and see no half-made one. */
class ConcurrencyTest extends Contract {

  private static final int THREADS = 8;
  private static final int ROUNDS = 50;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop_the_threads() {
    threads.shutdownNow();
  }

  private interface Work {
    void run(int thread, int round);
  }

  private void inParallel(Work work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      done.add(
          threads.submit(
              () -> {
                start.await();
                for (int round = 0; round < ROUNDS; round++) {
                  work.run(thread, round);
                }
                return null;
              }));
    }
    for (Future<?> each : done) {
      each.get();
    }
  }

  @Test
  void eight_threads_lose_no_update_of_one_secret() throws Exception {
    client.createSecret(r -> r.name("db"));
    replicate("db", "eu-west-3", "eu-west-1");

    inParallel(
        (thread, round) ->
            client.putSecretValue(
                r ->
                    r.secretId("db")
                        .secretString(thread + "/" + round)
                        .versionStages("t" + thread)));

    assertThat(fake.region().secret("db").versions().all()).hasSize(THREADS * ROUNDS);
    for (int thread = 0; thread < THREADS; thread++) {
      String label = "t" + thread;
      assertThat(
              in("eu-west-3")
                  .getSecretValue(r -> r.secretId("db").versionStage(label))
                  .secretString())
          .isEqualTo(thread + "/" + (ROUNDS - 1));
    }
    assertThat(status("db", "eu-west-1")).isEqualTo("InSync");
  }

  @Test
  void eight_threads_lose_no_tag_of_one_secret() throws Exception {
    create("db", "x");

    inParallel(
        (thread, round) ->
            client.tagResource(
                r -> r.secretId("db").tags(t -> t.key("t" + thread).value("" + round))));

    assertThat(fake.region().secret("db").tags()).hasSize(THREADS).containsEntry("t0", "49");
  }

  @Test
  void eight_threads_each_create_and_replicate_their_own_secrets() throws Exception {
    inParallel(
        (thread, round) -> {
          String name = "s-" + thread + "-" + round;
          create(name, name);
          replicate(name, "eu-west-3");
          assertThat(value(in("eu-west-3"), name)).isEqualTo(name);
        });

    assertThat(fake.region("eu-west-3").secrets()).hasSize(THREADS * ROUNDS);
  }

  @Test
  void only_one_of_eight_threads_creates_a_name() throws Exception {
    List<String> created = Collections.synchronizedList(new ArrayList<>());

    inParallel(
        (thread, round) -> {
          try {
            created.add(create("round-" + round, "by " + thread));
          } catch (ResourceExistsException e) {
            assertThat(e).hasMessageContaining("already exists");
          }
        });

    assertThat(created).hasSize(ROUNDS);
  }

  @Test
  void eight_threads_lose_no_event_while_others_read_the_log() throws Exception {
    client.createSecret(r -> r.name("db"));

    inParallel(
        (thread, round) -> {
          client.putSecretValue(r -> r.secretId("db").secretString("value " + thread));
          assertThat(fake.cloudTrail().events("PutSecretValue")).isNotEmpty();
          assertThat(fake.cloudTrail().leaks()).isEmpty();
        });

    assertThat(fake.cloudTrail().events("PutSecretValue"))
        .hasSize(THREADS * ROUNDS)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_fault_of_the_next_calls_hits_as_many_in_eight_threads() throws Exception {
    create("db", "one");
    FakeFault fault =
        fake.faults().on("GetSecretValue").next(100).error("InvalidRequestException", "on purpose");
    AtomicInteger failures = new AtomicInteger();

    inParallel(
        (thread, round) -> {
          try {
            value(client, "db");
          } catch (InvalidRequestException e) {
            failures.incrementAndGet();
          }
        });

    assertThat(failures).hasValue(100);
    assertThat(fault.timesFired()).isEqualTo(100);
  }

  @Test
  void outages_that_come_and_go_lose_no_update() throws Exception {
    fake.region().createSecret("db", "one", "eu-west-3");

    inParallel(
        (thread, round) -> {
          if (thread == 0) {
            fake.region("eu-west-3").beginOutage().end();
          } else {
            put("db", thread + "/" + round);
          }
        });

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    assertThat(value(in("eu-west-3"), "db")).isEqualTo(value(client, "db"));
  }
}
