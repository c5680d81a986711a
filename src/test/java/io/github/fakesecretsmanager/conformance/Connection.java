package io.github.fakesecretsmanager.conformance;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The way to a target, and the account behind it. */
final class Connection {

  private static final int ACCOUNT = 4;

  private Connection() {}

  /**
   * Opens the target that the options name, without creating anything.
   *
   * @throws ConformanceException if the target does not answer or does not accept the credentials,
   *     or if it is AWS and the options don't confirm the plan, which is printed first
   */
  static RemoteTarget open(
      Options options, Access aws, List<Scenario> scenarios, String prefix, PrintStream out) {
    RemoteTarget target = options.isAws() ? aws(options, aws) : endpoint(options);
    try {
      if (options.isAws()) {
        GetCallerIdentityResponse caller = caller(target);
        target.belongsTo(caller.account());
        if (options.isCleaning()) {
          out.println(
              "Caller: %s%nRegions: %s"
                  .formatted(caller.arn(), String.join(", ", options.regions())));
        } else {
          out.println(Plan.of(options, scenarios, caller.arn(), prefix));
          requireConfirmation(options);
        }
      } else {
        target.belongsTo(accountOf(target, prefix));
      }
      Runner.places(target).forEach(place -> probe(target, place, prefix));
      return target;
    } catch (AwsServiceException e) {
      throw Obstacle.in(e, true)
          .map(Obstacle::toException)
          .orElseGet(
              () ->
                  new ConformanceException(
                      "%s refused the first call: %s"
                          .formatted(target.description(), e.getMessage())));
    } catch (SdkClientException e) {
      throw ConformanceException.noAnswer(target, e);
    }
  }

  private static RemoteTarget aws(Options options, Access aws) {
    requireCredentials(aws.credentials());
    return new RemoteTarget(
        aws.inPlaceOfAws(), true, options.regions(), aws.credentials(), options.mayHaveKeys());
  }

  private static RemoteTarget endpoint(Options options) {
    return new RemoteTarget(
        options.endpoint(),
        false,
        options.regions(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
        options.mayHaveKeys());
  }

  private static void requireCredentials(AwsCredentialsProvider credentials) {
    try {
      credentials.resolveCredentials();
    } catch (SdkClientException e) {
      throw new ConformanceException(
          "no AWS credentials were found: sign in, for example with 'aws sso login', or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
  }

  /** Describes a secret that does not exist, to notice a Region that does not answer. */
  private static void probe(RemoteTarget target, Place place, String prefix) {
    try {
      target.client(place).describeSecret(r -> r.secretId(prefix + "nothing"));
    } catch (ResourceNotFoundException e) {
      // The Region answers, as it should.
    }
  }

  /** Refuses to change anything at AWS without the owner's confirmation. */
  static void requireConfirmation(Options options) {
    if (!options.isConfirmed()) {
      throw new ConformanceException(
          "nothing was changed and no question was asked: add -Dconformance.yes=true to run");
    }
  }

  private static GetCallerIdentityResponse caller(RemoteTarget target) {
    try (StsClient sts =
        target
            .set(StsClient.builder(), Place.PRIMARY, StsClient.serviceMetadata())
            .httpClient(target.sockets())
            .build()) {
      return sts.getCallerIdentity();
    }
  }

  // A forced deletion of a missing secret answers an ARN, which names the account.
  private static String accountOf(RemoteTarget target, String prefix) {
    SecretsManagerClient client = target.client(Place.PRIMARY);
    DeleteSecretResponse answer =
        client.deleteSecret(r -> r.secretId(prefix + "nothing").forceDeleteWithoutRecovery(true));
    return Optional.ofNullable(answer.arn())
        .map(arn -> arn.split(":", -1))
        .filter(arn -> arn.length > ACCOUNT)
        .map(arn -> arn[ACCOUNT])
        .orElseThrow(
            () ->
                new ConformanceException(
                    "%s answered DeleteSecret without an ARN, so its account is unknown: use an endpoint that answers with one"
                        .formatted(target.description())));
  }
}
