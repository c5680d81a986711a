package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.regex.Pattern;

/** The form of the ARN of a Lambda function, with or without a version or an alias. */
public final class LambdaArn {

  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[\\w-]+(:[\\w$-]+)?");

  private LambdaArn() {}

  /** Returns whether a text has the form. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Requires the ARN of a function in the Region of a secret.
   *
   * @throws SecretsManagerError InvalidParameterException for any other text
   */
  public static String requireBeside(SecretArn secret, String text) {
    String functions = "arn:" + secret.partition() + ":lambda:" + secret.region() + ":";
    if (!isValid(text) || !text.startsWith(functions)) {
      throw SecretsManagerError.invalidParameter(
          "Invalid rotation Lambda ARN. Ensure the ARN matches format "
              + functions
              + secret.accountId()
              + ":function:<functionName>.");
    }
    return text;
  }
}
