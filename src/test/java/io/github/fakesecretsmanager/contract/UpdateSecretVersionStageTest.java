package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateSecretVersionStageTest extends Contract {

  private String putLabelled(String... stages) {
    return client
        .putSecretValue(r -> r.secretId("db").secretString("x").versionStages(stages))
        .versionId();
  }

  private Map<String, List<String>> stages() {
    return describe("db").versionIdsToStages();
  }

  private void createDb() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
  }

  private void move(String stage, String from, String to) {
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage(stage).removeFromVersionId(from).moveToVersionId(to));
  }

  @Test
  void attaches_an_unused_label_and_returns_arn_and_name() {
    createDb();

    var answer =
        client.updateSecretVersionStage(
            r -> r.secretId("db").versionStage("blue").moveToVersionId(TOKEN));

    assertThat(answer.arn()).isEqualTo(describe("db").arn());
    assertThat(answer.name()).isEqualTo("db");
    assertThat(stages()).isEqualTo(Map.of(TOKEN, List.of("AWSCURRENT", "blue")));
  }

  @Test
  void moves_a_label_from_the_version_named_to_another() {
    createDb();
    String blue = putLabelled("blue");

    move("blue", blue, TOKEN);

    assertThat(stages()).isEqualTo(Map.of(TOKEN, List.of("AWSCURRENT", "blue")));
  }

  @Test
  void removes_a_label_when_no_target_version_is_named() {
    createDb();
    String blue = putLabelled("blue", "green");

    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("blue").removeFromVersionId(blue));

    assertThat(stages().get(blue)).containsExactly("green");
  }

  @Test
  void moving_awscurrent_moves_awsprevious_to_the_version_it_left_and_no_other_label() {
    createDb();
    String pending = putLabelled("AWSPENDING", "blue");

    move("AWSCURRENT", TOKEN, pending);

    assertThat(stages())
        .isEqualTo(
            Map.of(
                TOKEN,
                List.of("AWSPREVIOUS"),
                pending,
                List.of("AWSCURRENT", "AWSPENDING", "blue")));
  }

  @Test
  void moving_awscurrent_back_swaps_current_and_previous() {
    createDb();
    String second = putLabelled("AWSCURRENT");

    move("AWSCURRENT", second, TOKEN);

    assertThat(stages())
        .isEqualTo(Map.of(TOKEN, List.of("AWSCURRENT"), second, List.of("AWSPREVIOUS")));
  }

  @Test
  void a_label_on_another_version_needs_remove_from_version_id() {
    createDb();
    String blue = putLabelled("blue");

    for (Map.Entry<String, String> label : Map.of("AWSCURRENT", TOKEN, "blue", blue).entrySet()) {
      String other = label.getValue().equals(TOKEN) ? blue : TOKEN;
      assertRefused(
          "InvalidParameterException",
          "The parameter RemoveFromVersionId can't be empty. Staging label "
              + label.getKey()
              + " is currently attached to version "
              + label.getValue()
              + ", so you must explicitly reference that version in RemoveFromVersionId.",
          () ->
              client.updateSecretVersionStage(
                  r -> r.secretId("db").versionStage(label.getKey()).moveToVersionId(other)));
    }
  }

  @Test
  void the_version_to_remove_from_must_have_the_label() {
    createDb();
    String blue = putLabelled("blue");
    String sentence =
        "When you move staging label blue, if you specify RemoveFromVersionId, it must be set to"
            + " the version that currently has the staging label blue.";

    assertRefused("InvalidParameterException", sentence, () -> move("blue", TOKEN, blue));
    assertRefused("InvalidParameterException", sentence, () -> move("blue", TOKEN, TOKEN));
    assertRefused("InvalidParameterException", sentence, () -> move("blue", TOKEN, null));
    assertRefused(
        "InvalidParameterException",
        sentence.replace("blue", "green"),
        () -> move("green", TOKEN, blue));
  }

  @Test
  void a_label_that_is_already_attached_changes_nothing() {
    createDb();
    clock.advance(Duration.ofHours(1));

    move("AWSCURRENT", null, TOKEN);
    move("AWSCURRENT", TOKEN, TOKEN);

    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW);
  }

  @Test
  void awscurrent_can_only_be_moved_not_removed() {
    createDb();

    assertRefused(
        "InvalidParameterException",
        "You can only move staging label AWSCURRENT to a different secret version. It can\u2019t be"
            + " completely removed.",
        () -> move("AWSCURRENT", TOKEN, null));
  }

  @Test
  void a_version_that_does_not_exist_is_not_found() {
    createDb();
    String sentence =
        "Secrets Manager can't find the specified secret value for VersionId: " + OTHER_TOKEN;

    assertRefused("ResourceNotFoundException", sentence, () -> move("blue", null, OTHER_TOKEN));
    assertRefused("ResourceNotFoundException", sentence, () -> move("blue", OTHER_TOKEN, TOKEN));
    assertRefused(
        "ResourceNotFoundException",
        NOT_FOUND,
        () ->
            client.updateSecretVersionStage(
                r -> r.secretId("nix").versionStage("blue").moveToVersionId(TOKEN)));
  }

  @Test
  void one_of_the_two_versions_must_be_named() {
    createDb();

    assertRefused(
        "InvalidParameterException",
        "You must specify RemoveFromVersionId, MoveToVersionId, or both.",
        () -> move("blue", null, null));
  }

  @Test
  void a_deprecated_version_can_be_labelled_again() {
    createDb();
    putLabelled("AWSCURRENT");
    putLabelled("AWSCURRENT");
    assertThat(stages()).doesNotContainKey(TOKEN);

    move("rescued", null, TOKEN);

    assertThat(stages().get(TOKEN)).containsExactly("rescued");
  }

  @Test
  void is_refused_on_a_replica_and_on_a_secret_marked_for_deletion() {
    createDb();
    replicate("db", "eu-west-3");
    assertRefused(
        "InvalidParameterException",
        NOT_ON_REPLICA,
        () ->
            in("eu-west-3")
                .updateSecretVersionStage(
                    r -> r.secretId("db").versionStage("blue").moveToVersionId(TOKEN)));

    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));
    client.deleteSecret(r -> r.secretId("db"));
    assertRefused("InvalidRequestException", MARKED_FOR_DELETION, () -> move("blue", null, TOKEN));
  }

  @Test
  void the_labels_reach_the_replicas() {
    createDb();
    replicate("db", "eu-west-3");
    String second = putLabelled("blue");

    move("AWSCURRENT", TOKEN, second);

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).versionIdsToStages())
        .isEqualTo(stages());
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void changes_the_last_changed_date() {
    createDb();
    clock.advance(Duration.ofHours(1));

    move("blue", null, TOKEN);

    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }
}
