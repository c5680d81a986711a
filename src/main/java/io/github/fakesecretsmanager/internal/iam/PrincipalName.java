package io.github.fakesecretsmanager.internal.iam;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the name or the ARN of a user or a role. */
public record PrincipalName(String accountId, String name) {

  private static final Pattern NAME = Pattern.compile("[\\w+=,.@/-]{1,512}");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):(user|role)/([\\w+=,.@/-]{1,512})");

  /**
   * Reads a name of the own account, or an ARN.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static PrincipalName parse(Principal.Type type, String nameOrArn, String ownAccount) {
    String kind = type == Principal.Type.ROLE ? "role" : "user";
    Matcher arn = ARN.matcher(nameOrArn);
    if (arn.matches() && arn.group(2).equals(kind)) {
      return new PrincipalName(arn.group(1), arn.group(3));
    }
    if (!NAME.matcher(nameOrArn).matches()) {
      throw new IllegalArgumentException(
          "<"
              + nameOrArn
              + "> is neither the name nor the ARN of a "
              + kind
              + "; give one such as \"payments-service\"");
    }
    return new PrincipalName(ownAccount, nameOrArn);
  }
}
