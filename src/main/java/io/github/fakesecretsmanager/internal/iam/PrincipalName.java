package io.github.fakesecretsmanager.internal.iam;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a user or role in an account.
 *
 * @param name the name, with its path
 */
public record PrincipalName(String accountId, String name) {

  private static final Pattern NAME = Pattern.compile("[\\w+=,.@/-]{1,512}");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):(user|role)/([\\w+=,.@/-]{1,512})");

  /**
   * Parses the name of a user or role of the fake's account, or the ARN of a user or role of any
   * account.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static PrincipalName parse(Principal.Type type, String nameOrArn, String ownAccount) {
    String kind = type == Principal.Type.ROLE ? "role" : "user";
    Matcher arn = ARN.matcher(nameOrArn);
    if (arn.matches() && arn.group(2).equals(kind)) {
      return new PrincipalName(arn.group(1), arn.group(3));
    }
    if (!NAME.matcher(nameOrArn).matches()) {
      throw new IllegalArgumentException(
          "invalid name or ARN of a "
              + kind
              + " <"
              + nameOrArn
              + ">: use one such as \"payments-service\"");
    }
    return new PrincipalName(ownAccount, nameOrArn);
  }
}
