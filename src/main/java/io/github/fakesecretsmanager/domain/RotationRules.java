package io.github.fakesecretsmanager.domain;

import java.util.Optional;

/**
 * The schedule on which a secret rotates, as the caller gave it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param automaticallyAfterDays the days between rotations; empty if an expression is given
 * @param scheduleExpression {@code rate(...)} or {@code cron(...)}; empty if days are given
 * @param duration the length of the rotation window in hours, such as {@code 3h}; empty for AWS's
 *     default
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html">RotationRulesType</a>
 */
public record RotationRules(
    Optional<Long> automaticallyAfterDays,
    Optional<String> scheduleExpression,
    Optional<String> duration) {}
