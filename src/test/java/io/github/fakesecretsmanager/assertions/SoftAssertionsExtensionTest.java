package io.github.fakesecretsmanager.assertions;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.fakesecretsmanager.FakeSecretsManager;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;

/** AssertJ's own extension injects the soft assertions and throws what they have collected. */
class SoftAssertionsExtensionTest {

  @ExtendWith(SoftAssertionsExtension.class)
  static class FailingTestCases {

    private final FakeSecretsManager fake = FakeSecretsManager.create();

    @InjectSoftAssertions private SecretsManagerSoftAssertions softly;

    @Test
    void through_a_field() {
      softly.assertThat(fake).secret("db").isPrimary();
      softly.assertThat(fake).hasSecret("cache");
    }

    @Test
    void through_a_parameter(SecretsManagerSoftAssertions softly) {
      softly.assertThat(fake).secret("db").isPrimary();
      softly.assertThat(fake).hasSecret("cache");
    }

    @Test
    void in_the_words_of_bdd(BDDSecretsManagerSoftAssertions softly) {
      softly.then(fake).secret("db").isPrimary();
      softly.then(fake).hasSecret("cache");
    }
  }

  @Test
  void fails_a_test_with_all_that_was_collected() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(FailingTestCases.class))
        .execute()
        .testEvents()
        .assertStatistics(all -> all.started(3).failed(3))
        .failed()
        .assertThatEvents()
        .are(
            event(
                test(),
                finishedWithFailure(
                    message(
                        text ->
                            text.contains("(2 failures)")
                                && text.contains("<db>")
                                && text.contains("<cache>")))));
  }
}
