package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.iam.PrincipalName;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.Locale;

/**
 * The users and roles of a fake.
 *
 * @param region the fake's default Region, whose partition is that of their ARNs
 */
record Callers(SecretsManagerService service, String region) {

  /** Returns a user or role by its name or ARN, the same principal each time. */
  FakePrincipal get(Principal.Type type, String nameOrArn) {
    Arguments.requireText(
        "nameOrArn",
        nameOrArn,
        "use the name or the ARN of a " + type.name().toLowerCase(Locale.ROOT));
    PrincipalName name =
        Arguments.redacting(
            service, () -> PrincipalName.parse(type, nameOrArn, service.principals().accountId()));
    String partition = Arguments.REGIONS.find(region).orElseThrow().partition();
    Principal principal = service.principals().get(type, partition, name.accountId(), name.name());
    return new FakePrincipal(service, principal, region);
  }

  /** Returns a caller that belongs to this fake. */
  FakePrincipal requireOwn(FakePrincipal caller) {
    return requireOwn(service, caller);
  }

  /** Returns a caller that belongs to a fake. */
  static FakePrincipal requireOwn(SecretsManagerService service, FakePrincipal caller) {
    Arguments.requireGiven("caller", caller, "use one such as fake.role(\"app\")");
    if (!caller.isOf(service)) {
      throw new IllegalArgumentException(
          Redactions.in(
              service,
              "<%s> belongs to another fake: use role() or user() of this one"
                  .formatted(caller.arn())));
    }
    return caller;
  }
}
