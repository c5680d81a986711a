package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import io.github.fakesecretsmanager.domain.RotationAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Handlers written for AWS Lambda, as they are. */
class LambdaRequestHandlerTest {

  private static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final SecretsManagerClient client = fake.client();
  private final List<String> seen = new ArrayList<>();
  private String arn;

  @BeforeEach
  void create_a_secret() {
    arn = client.createSecret(r -> r.name("db").secretString("one")).arn();
  }

  private RotationAttempt rotate(Object handler) {
    fake.rotation().deployRequestHandler(LAMBDA, handler);
    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA));
    return fake.rotation().attempts().get(0);
  }

  /** Not public, like many handlers in tests. */
  private class OfAwsEvents implements RequestHandler<SecretsManagerRotationEvent, Void> {
    @Override
    public Void handleRequest(SecretsManagerRotationEvent event, Context context) {
      seen.add(event.getStep() + " " + event.getSecretId() + " " + event.getClientRequestToken());
      return null;
    }
  }

  private class OfMaps implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> event, Context context) {
      context.getLogger().log("rotating");
      seen.add(event + " " + context.getFunctionName() + " " + context.getInvokedFunctionArn());
      assertThat(context.getRemainingTimeInMillis()).isPositive();
      assertThat(context.getIdentity()).isNull();
      assertThat(context.getLogGroupName()).isEqualTo("/aws/lambda/rotate-db");
      assertThat(context.getLogStreamName()).startsWith("[$LATEST]");
      assertThat(Map.of(context, 1, context.getLogger(), 2)).containsKey(context);
      assertThat(context).hasToString("a Context of fake-secrets-manager").isNotEqualTo("x");
      return "ok";
    }
  }

  @Test
  void accepts_the_event_class_of_the_aws_library() {
    RotationAttempt attempt = rotate(new OfAwsEvents());

    String rest = " " + arn + " " + attempt.versionId();
    assertThat(seen)
        .containsExactly(
            "createSecret" + rest, "setSecret" + rest, "testSecret" + rest, "finishSecret" + rest);
    assertThat(attempt.failure()).isEmpty();
  }

  @Test
  void accepts_a_map_and_passes_a_context_that_describes_the_function() {
    RotationAttempt attempt = rotate(new OfMaps());

    assertThat(attempt.failure()).isEmpty();
    assertThat(seen)
        .hasSize(4)
        .first()
        .isEqualTo(
            "{Step=createSecret, SecretId="
                + arn
                + ", ClientRequestToken="
                + attempt.versionId()
                + "} rotate-db "
                + LAMBDA);
  }

  @Test
  void accepts_a_lambda_expression_which_gets_a_map() {
    RequestHandler<Map<String, String>, Void> handler =
        (event, context) -> {
          seen.add(event.get("Step"));
          return null;
        };

    assertThat(rotate(handler).failure()).isEmpty();
    assertThat(seen).containsExactly("createSecret", "setSecret", "testSecret", "finishSecret");
  }

  @Test
  void fails_the_rotation_when_the_handler_throws() {
    RequestHandler<Map<String, String>, Void> handler =
        (event, context) -> {
          throw new IllegalStateException("no database");
        };

    assertThat(rotate(handler).failure())
        .get()
        .hasToString("java.lang.IllegalStateException: no database");
  }

  /** A handler of events that can't be made from a rotation event. */
  private static class OfNumbers implements RequestHandler<Integer, Void> {
    @Override
    public Void handleRequest(Integer event, Context context) {
      return null;
    }
  }

  @Test
  void refuses_an_object_that_is_not_a_handler_or_takes_another_event() {
    assertThatThrownBy(() -> fake.rotation().deployRequestHandler(LAMBDA, "handler"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "invalid handler <java.lang.String>: use a class that implements"
                + " com.amazonaws.services.lambda.runtime.RequestHandler");
    assertThatThrownBy(() -> fake.rotation().deployRequestHandler(LAMBDA, new OfNumbers()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("invalid event type <java.lang.Integer>: use Map<String, String>")
        .hasMessageContaining("setters for Step, SecretId and ClientRequestToken");
  }

  @Test
  void refuses_an_arn_that_is_not_that_of_a_function() {
    for (String wrong : List.of("", "rotate-db", "arn:aws:lambda:us-east-1:1:function:x", arn)) {
      assertThatThrownBy(
              () -> fake.rotation().deployFunction(wrong, (step, id, token, caller) -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("<" + wrong + ">");
    }
    assertThatThrownBy(() -> fake.rotation().deployFunction(LAMBDA, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("function is null: use one");
  }

  /** A base class that leaves the type of event to its subclasses. */
  private abstract class Base<E> implements RequestHandler<E, Void> {
    @Override
    public Void handleRequest(E event, Context context) {
      seen.add(event.getClass().getSimpleName());
      return null;
    }
  }

  private class OfBase extends Base<SecretsManagerRotationEvent> {}

  @Test
  void finds_the_event_class_below_a_generic_base_class() {
    assertThat(rotate(new OfBase()).failure()).isEmpty();
    assertThat(seen).hasSize(4).containsOnly("SecretsManagerRotationEvent");
  }

  /** An event whose setters refuse null. */
  public static final class Picky {
    private String step;

    public void setStep(String step) {
      this.step = Objects.requireNonNull(step);
    }

    public void setSecretId(String secretId) {
      Objects.requireNonNull(secretId);
    }

    public void setClientRequestToken(String token) {
      Objects.requireNonNull(token);
    }
  }

  private class OfPicky implements RequestHandler<Picky, Void> {
    @Override
    public Void handleRequest(Picky event, Context context) {
      seen.add(event.step);
      return null;
    }
  }

  @Test
  void creates_no_event_before_the_first_step() {
    rotate(new OfPicky());

    assertThat(seen).first().isEqualTo("createSecret");
  }
}
