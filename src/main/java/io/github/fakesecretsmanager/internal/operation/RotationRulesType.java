package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.RotationRules;
import io.github.fakesecretsmanager.domain.RotationSchedule;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches;
import io.github.fakesecretsmanager.internal.operation.constraint.Range;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schedule on which a secret rotates, in a request or a response.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html">RotationRulesType</a>
 */
record RotationRulesType(
    @Nullable @Range(min = 1, max = 1000) Long automaticallyAfterDays,
    @Nullable @Length(min = 2, max = 3) @Matches("[0-9]+h") String duration,
    @Nullable @Length(min = 1, max = 256) @Matches("[0-9A-Za-z\\(\\)#\\?\\*\\-\\/, ]+")
        String scheduleExpression)
    implements ConditionKeyed {

  /** Sets the key to {@code true}: it only says that rules are given. */
  @Override
  public void giveValues(String key, Values values) {
    values.set(key, "true");
  }

  /**
   * Returns the schedule; if only a duration is given, the earlier schedule stays.
   *
   * @throws SecretsManagerError InvalidParameterException if AWS would not accept it
   */
  RotationSchedule schedule(Optional<RotationRules> before) {
    try {
      return RotationSchedule.of(rules(before));
    } catch (IllegalArgumentException e) {
      throw SecretsManagerError.invalidParameter(
          Objects.requireNonNull(e.getMessage(), "a schedule is refused with AWS's sentence"));
    }
  }

  private RotationRules rules(Optional<RotationRules> before) {
    boolean keeps = automaticallyAfterDays == null && scheduleExpression == null;
    return new RotationRules(
        keeps
            ? before.flatMap(RotationRules::automaticallyAfterDays)
            : Optional.ofNullable(automaticallyAfterDays),
        keeps
            ? before.flatMap(RotationRules::scheduleExpression)
            : Optional.ofNullable(scheduleExpression),
        Optional.ofNullable(duration));
  }

  /** Returns the rules of a secret; null, so left out, if it has none. */
  static @Nullable RotationRulesType of(RotationConfiguration rotation) {
    return rotation
        .rules()
        .map(
            rules ->
                new RotationRulesType(
                    rotation.automaticallyAfterDays().orElse(null),
                    rules.duration().orElse(null),
                    rules.scheduleExpression().orElse(null)))
        .orElse(null);
  }
}
