package io.github.fakesecretsmanager.domain;

import java.util.Optional;

/**
 * The schedule on which a secret rotates, as the caller gave it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param automaticallyAfterDays the days between rotations
 * @param scheduleExpression {@code rate(...)} or {@code cron(...)}
 * @param duration the length of the rotation window, for example {@code 3h}
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html">RotationRulesType</a>
 */
public record RotationRules(
    Optional<Long> automaticallyAfterDays,
    Optional<String> scheduleExpression,
    Optional<String> duration) {}
