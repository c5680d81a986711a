package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.internal.account.LambdaArn;
import io.github.fakesecretsmanager.internal.account.RotationHandler;
import io.github.fakesecretsmanager.internal.lambda.LambdaRequestHandler;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The functions that rotate secrets, and the outcome of each rotation.
 *
 * <pre>{@code
 * String lambda = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";
 * fake.rotation().deployFunction(lambda, (step, secretId, token, caller) -> {});
 * client.rotateSecret(r -> r.secretId("prod/db").rotationLambdaARN(lambda));
 * List<RotationAttempt> attempts = fake.rotation().attempts();
 * }</pre>
 *
 * <ul>
 *   <li>A rotation that a call starts runs at the end of that call.
 *   <li>A scheduled rotation runs before the next use of the fake, and sees the time at which it
 *       was due. Advancing the clock by a year thus rotates as often as a year would.
 *   <li>One rotation runs at a time. A rotation that is started meanwhile, by the running function
 *       or in another thread, follows in the thread of the running one.
 * </ul>
 *
 * <p>Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html">Rotate
 *     secrets</a>
 */
public final class FakeRotation {

  private final SecretsManagerService service;
  private final Function<String, SecretsManagerClient> clients;

  FakeRotation(SecretsManagerService service, Function<String, SecretsManagerClient> clients) {
    this.service = service;
    this.clients = clients;
    Redactions.link(this, service);
  }

  /**
   * Deploys a rotation function under a Lambda ARN, where RotateSecret finds it. It replaces an
   * earlier function of that ARN.
   *
   * @param lambdaArn the ARN, such as {@code
   *     arn:aws:lambda:us-east-1:123456789012:function:rotate-db}
   * @param function the code of the function
   * @throws IllegalArgumentException if the ARN is not that of a Lambda function
   */
  public void deployFunction(String lambdaArn, RotationFunction function) {
    requireLambdaArn(lambdaArn);
    RotationHandler handler = handler(function);
    service.change(account -> account.rotation().functions().deploy(lambdaArn, handler));
  }

  /**
   * Deploys a handler of AWS Lambda's Java library, {@code
   * com.amazonaws.services.lambda.runtime.RequestHandler}, as a rotation function.
   *
   * <p>Its event is one of these:
   *
   * <ul>
   *   <li>a {@code Map} with the members Step, SecretId and ClientRequestToken
   *   <li>a bean with setters for these, such as {@code SecretsManagerRotationEvent}
   * </ul>
   *
   * <p>The handler brings its own client: give it a client of this fake.
   *
   * @param lambdaArn the ARN, as in {@link #deployFunction}
   * @param requestHandler an object of a class that implements that interface
   * @throws IllegalArgumentException if the ARN is not that of a Lambda function, the object is not
   *     such a handler, or its event is neither a map nor such a bean
   */
  public void deployRequestHandler(String lambdaArn, Object requestHandler) {
    requireLambdaArn(lambdaArn);
    Arguments.requireGiven(
        "requestHandler", requestHandler, "use the handler of a Lambda function");
    RotationHandler handler =
        Arguments.redacting(service, () -> new LambdaRequestHandler(lambdaArn, requestHandler));
    service.change(account -> account.rotation().functions().deploy(lambdaArn, handler));
  }

  /**
   * Sets the function that rotates managed external secrets of a type. Secrets Manager rotates
   * these without a function of the account. Until it is set, a call that rotates such a secret
   * throws a {@link NotSimulatedException}.
   *
   * @param type the type as in CreateSecret, such as {@code SalesforceClientSecret}
   * @param function a stand-in for the partner, in place of an earlier one
   * @throws IllegalArgumentException if the type is empty
   */
  public void connectPartner(String type, RotationFunction function) {
    Arguments.requireText("type", type, "use the type of the secrets");
    RotationHandler handler = handler(function);
    service.change(account -> account.rotation().functions().connectPartner(type, handler));
  }

  /**
   * Sets the function that rotates the secrets that another AWS service manages, without a function
   * of the account. While it runs for a secret, that secret's value and labels may be changed.
   * Until it is set, a call that rotates such a secret throws a {@link NotSimulatedException}.
   *
   * @param owningService the service as in {@link FakeRegion#createManagedSecret}, such as {@code
   *     rds}
   * @param function a stand-in for the service, in place of an earlier one
   * @throws IllegalArgumentException if the service is empty
   */
  public void connectService(String owningService, RotationFunction function) {
    Arguments.requireText("owningService", owningService, "use one such as \"rds\"");
    RotationHandler handler = handler(function);
    service.change(
        account -> account.rotation().functions().connectService(owningService, handler));
  }

  private RotationHandler handler(RotationFunction function) {
    Arguments.requireGiven("function", function, "use one such as a lambda expression");
    return event ->
        function.rotate(
            event.step(),
            event.secret().toString(),
            event.clientRequestToken(),
            clients.apply(event.secret().region()));
  }

  /**
   * Runs each incomplete rotation again, with the same version. A rotation is incomplete while
   * AWSPENDING is not on the secret's current version.
   *
   * <p>AWS retries by itself. The fake retries only when this is called, or when the next rotation
   * is due.
   */
  public void retry() {
    service.change(account -> account.rotation().retry());
  }

  /** {@return the outcome of each rotation and each trial run of a function, oldest first} */
  public List<RotationAttempt> attempts() {
    return service.locked(account -> account.rotation().attempts());
  }

  private void requireLambdaArn(String lambdaArn) {
    Arguments.requireGiven("lambdaArn", lambdaArn, "use the ARN of a Lambda function");
    if (!LambdaArn.isValid(lambdaArn)) {
      throw new IllegalArgumentException(
          Redactions.in(
              service,
              """
              invalid ARN of a Lambda function <%s>: use one such as \
              "arn:aws:lambda:us-east-1:123456789012:function:rotate-db\""""
                  .formatted(lambdaArn)));
    }
  }
}
