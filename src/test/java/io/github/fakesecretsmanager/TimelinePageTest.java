package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page that shows what has happened as a timeline, with a lane for each Region. */
class TimelinePageTest {

  private static final String VALUE = "s3cr3t-of-the-test";

  private final FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T10:15:30Z"));
  private final FakeSecretsManager fake = FakeSecretsManager.builder().clock(clock).build();

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  /** Returns the cells of the table, row by row; an empty text for an empty cell. */
  private List<List<String>> rows() throws Exception {
    String page = fake.reportAsHtml();
    String table = page.substring(page.indexOf("<table>"), page.indexOf("</table>") + 8);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(table)));
    List<List<String>> rows = new ArrayList<>();
    NodeList found = document.getElementsByTagName("tr");
    for (int i = 0; i < found.getLength(); i++) {
      List<String> cells = new ArrayList<>();
      NodeList children = found.item(i).getChildNodes();
      for (int j = 0; j < children.getLength(); j++) {
        Element cell = (Element) children.item(j);
        boolean isFailure = cell.getAttribute("class").contains("failure");
        cells.add((isFailure ? "! " : "") + cell.getTextContent());
      }
      rows.add(cells);
    }
    return rows;
  }

  @Test
  void shows_calls_replication_faults_and_outages_in_order() throws Exception {
    fake.region("eu-west-3").createKmsKey("alias/payments").disable();
    fake.client().createSecret(r -> r.name("db").secretString(VALUE));
    clock.advance(Duration.ofSeconds(1));
    fake.client()
        .replicateSecretToRegions(
            r ->
                r.secretId("db")
                    .addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId("alias/payments")));
    clock.advance(Duration.ofSeconds(1));
    fake.faults().on("GetSecretValue").next().timeOut();
    fake.client().getSecretValue(r -> r.secretId("db"));
    FakeOutage outage = fake.region("eu-west-3").beginOutage();
    assertThat(catchThrowable(() -> fake.client("eu-west-3").listSecrets())).isNotNull();
    outage.end();

    String start = "2026-03-01T10:15:30Z";
    String later = "2026-03-01T10:15:31Z";
    String last = "2026-03-01T10:15:32Z";
    String down = "! ListSecrets: Region is down";
    assertThat(rows())
        .containsExactly(
            List.of("Time", "eu-west-3", "us-east-1"),
            List.of(start, "", "CreateSecret of db: OK"),
            List.of(later, "", "ReplicateSecretToRegions of db: OK"),
            List.of(later, "from us-east-1", "ReplicationStarted of db \u2192 eu-west-3"),
            List.of(later, "! from us-east-1", "! ReplicationFailed of db \u2192 eu-west-3"),
            List.of(last, "", "! GetSecretValue hit by timeOut()"),
            List.of(last, "", "GetSecretValue of db: OK"),
            List.of(last, "! outage begins", ""),
            List.of(last, down, ""),
            List.of(last, down, ""),
            List.of(last, down, ""),
            List.of(last, down, ""),
            List.of(last, "outage ends", ""));
  }

  @Test
  void shows_no_secret_value_and_no_markup_of_the_test() throws Exception {
    fake.client()
        .createSecret(
            r -> r.name("db").secretString(VALUE).description("<b>" + VALUE + "</b> & \"more\""));
    assertThat(catchThrowable(() -> fake.client().getSecretValue(r -> r.secretId("a/" + VALUE))))
        .isNotNull();
    fake.faults().on("GetSecretValue").to("x-" + VALUE).error("DecryptionFailure", "<i>" + VALUE);
    assertThat(catchThrowable(() -> fake.client().getSecretValue(r -> r.secretId("x-" + VALUE))))
        .isNotNull();

    assertThat(fake.reportAsHtml())
        .doesNotContain(VALUE, "<b>", "<i>")
        .contains("GetSecretValue of a/***: ResourceNotFoundException")
        .contains("&lt;i&gt;***");
    assertThat(rows()).hasSize(5);
  }

  @Test
  void needs_no_script_and_nothing_from_elsewhere() {
    fake.client().listSecrets();

    assertThat(fake.reportAsHtml())
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .doesNotContain("<script", "http:", "https:", "src=", "url(");
  }

  @Test
  void says_when_nothing_has_happened() {
    assertThat(fake.reportAsHtml())
        .contains("<p>No call reached Secrets Manager.</p>")
        .doesNotContain("<table>");
  }

  @Test
  void shows_the_last_of_many_moments() throws Exception {
    for (int i = 0; i < 150; i++) {
      fake.client().listSecrets();
    }
    fake.faults().onAnyCall().next().timeOut();
    fake.client().getRandomPassword();

    assertThat(rows()).hasSize(1 + 100);
    assertThat(rows().get(99)).contains("! GetRandomPassword hit by timeOut()");
    assertThat(rows().get(100)).contains("GetRandomPassword: OK");
  }

  @Test
  void can_be_made_after_the_fake_is_closed() {
    fake.client().listSecrets();
    fake.close();

    assertThat(fake.reportAsHtml()).contains("ListSecrets: OK");
  }
}
