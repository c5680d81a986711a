package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.internal.account.RotationHandler;
import io.github.fakesecretsmanager.internal.lambda.LambdaRequestHandler;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Holds the functions that rotate secrets, and tells what became of the rotations.
 *
 * <p>A rotation runs at the end of the call that starts it. One that is due by its schedule runs
 * before the next look at the fake, at the time at which it was due; so a clock that is advanced by
 * a year rotates as often as a year would. One rotation runs at a time: one that is started while
 * another runs, by that one's function or in another thread, follows it in its thread. Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html">Rotate
 *     secrets</a>
 */
public final class FakeRotation {

  private static final Pattern LAMBDA_ARN =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[\\w-]+(:[\\w$-]+)?");

  private final SecretsManagerService service;
  private final Function<String, SecretsManagerClient> clients;

  FakeRotation(SecretsManagerService service, Function<String, SecretsManagerClient> clients) {
    this.service = service;
    this.clients = clients;
  }

  /**
   * Deploys a rotation function that RotateSecret finds under a Lambda ARN, or replaces it.
   *
   * @param lambdaArn for example {@code arn:aws:lambda:us-east-1:123456789012:function:rotate-db}
   * @throws IllegalArgumentException when that is not the ARN of a Lambda function
   */
  public void deployFunction(String lambdaArn, RotationFunction function) {
    requireLambdaArn(lambdaArn);
    Objects.requireNonNull(function, "function; give one, for example a lambda expression");
    RotationHandler handler = handler(function);
    service.change(account -> account.rotation().functions().deploy(lambdaArn, handler));
  }

  /**
   * Deploys a handler of AWS Lambda's Java library, {@code
   * com.amazonaws.services.lambda.runtime.RequestHandler}, as a rotation function.
   *
   * <p>It is found, as by {@link #deployFunction}, under the Lambda ARN. Its event is a {@code Map}
   * with the members Step, SecretId and ClientRequestToken, or a bean with setters for these, such
   * as {@code SecretsManagerRotationEvent}. It brings its own client; give it one of this fake's.
   *
   * @param requestHandler an object of a class that implements that interface
   * @throws IllegalArgumentException when the first is not the ARN of a Lambda function, the second
   *     not such a handler, or its event neither a map nor such a bean
   */
  public void deployRequestHandler(String lambdaArn, Object requestHandler) {
    requireLambdaArn(lambdaArn);
    Objects.requireNonNull(requestHandler, "requestHandler; give the handler of a Lambda function");
    RotationHandler handler = new LambdaRequestHandler(lambdaArn, requestHandler);
    service.change(account -> account.rotation().functions().deploy(lambdaArn, handler));
  }

  /**
   * Says how managed external secrets of a type are rotated, which Secrets Manager does without a
   * function of the account's.
   *
   * @param type as in CreateSecret, for example {@code SalesforceClientSecret}
   * @throws IllegalArgumentException when the type is empty
   */
  public void connectPartner(String type, RotationFunction function) {
    Arguments.requireText("type", type, "give the type of the secrets");
    Objects.requireNonNull(function, "function; give one, for example a lambda expression");
    RotationHandler handler = handler(function);
    service.change(account -> account.rotation().functions().connectPartner(type, handler));
  }

  private RotationHandler handler(RotationFunction function) {
    return event ->
        function.rotate(
            event.step(),
            event.secret().toString(),
            event.clientRequestToken(),
            clients.apply(event.secret().region()));
  }

  /**
   * Runs again, with the same version, each rotation that is not complete: of each secret that
   * rotates and whose AWSPENDING does not stand on its current version. AWS does so by itself; the
   * fake when this is called, or when the next rotation is due.
   */
  public void retry() {
    service.change(account -> account.rotation().retry());
  }

  /** Returns what became of all rotations and tests of functions, oldest first. */
  public List<RotationAttempt> attempts() {
    return service.locked(account -> account.rotation().attempts());
  }

  private static void requireLambdaArn(String lambdaArn) {
    Objects.requireNonNull(lambdaArn, "lambdaArn; give the ARN of a Lambda function");
    if (!LAMBDA_ARN.matcher(lambdaArn).matches()) {
      throw new IllegalArgumentException(
          "<"
              + lambdaArn
              + "> is no ARN of a Lambda function; give one such as"
              + " \"arn:aws:lambda:us-east-1:123456789012:function:rotate-db\"");
    }
  }
}
