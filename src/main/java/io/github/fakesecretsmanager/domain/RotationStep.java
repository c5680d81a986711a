package io.github.fakesecretsmanager.domain;

/**
 * The steps of a rotation function, in the order in which Secrets Manager asks for them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html">Lambda
 *     rotation functions</a>
 */
public enum RotationStep {
  /** Create the new value, and put it under AWSPENDING. */
  CREATE_SECRET("createSecret"),

  /** Set the new value in the database or service that it is for. */
  SET_SECRET("setSecret"),

  /** Test the new value. */
  TEST_SECRET("testSecret"),

  /** Move AWSCURRENT to the new version. */
  FINISH_SECRET("finishSecret");

  private final String eventName;

  RotationStep(String eventName) {
    this.eventName = eventName;
  }

  /**
   * {@return the step as the event for a Lambda function spells it, such as {@code createSecret}}
   */
  public String eventName() {
    return eventName;
  }

  @Override
  public String toString() {
    return eventName;
  }
}
