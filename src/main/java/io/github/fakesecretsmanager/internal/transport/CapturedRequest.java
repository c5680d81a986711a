package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A request of a captured client, and the decision about where it goes. */
record CapturedRequest(SdkHttpRequest http) {

  private static final String SECRETS_MANAGER = "secretsmanager";

  private static final Pattern THIS_MACHINE =
      Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|0\\.0\\.0\\.0|\\[(::|(0+:){7})0*1]");

  /**
   * Returns whether the request goes where the SDK would have sent it: to another service, which is
   * on this machine or is let through.
   *
   * @throws NotSimulatedException if it is for any other service of AWS
   */
  boolean passes() {
    String service = service();
    if (service.equals(SECRETS_MANAGER) || service.equals("secretsmanager-fips")) {
      return false;
    }
    if (DefaultClients.passesOthers() || isForThisMachine()) {
      return true;
    }
    throw new NotSimulatedException(
        """
        can't answer a call to <%s>, of the AWS service <%s>, from a captured default client, as \
        fake-secrets-manager simulates only Secrets Manager: give that client an \
        endpoint on this machine or an HTTP client with httpClient(...), or let other services \
        through with @CaptureDefaultClients(passOtherServices = true)"""
            .formatted(http.host(), service));
  }

  /**
   * Returns the service that the request is signed for; if it is not signed, the service in the
   * host name.
   */
  private String service() {
    return http.firstMatchingHeader("Authorization")
        .flatMap(CredentialScope::parse)
        .map(CredentialScope::service)
        .orElseGet(this::serviceOfUnsigned);
  }

  private String serviceOfUnsigned() {
    // The capture has put its own address in place of the host of Secrets Manager.
    boolean isRedirected =
        isForThisMachine()
            && http.firstMatchingHeader("X-Amz-Target")
                .filter(target -> target.startsWith(SECRETS_MANAGER + "."))
                .isPresent();
    return isRedirected ? SECRETS_MANAGER : http.host().split("[.]", 2)[0];
  }

  private boolean isForThisMachine() {
    return THIS_MACHINE.matcher(http.host().toLowerCase(Locale.ROOT)).matches();
  }
}
