package by.pavilion.channel.settlements;

import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.YearMonth;

/**
 * What came of comparing a month.
 *
 * @param listed orders on the statement
 * @param missingHere those that we do not have
 * @param missingThere ours that were finished there long ago and never stood on a statement
 * @param differing those of which the amounts are others
 */
public record Settlement(
        YearMonth month,
        long listed,
        long missingHere,
        long missingThere,
        long differing,
        Money paid,
        Money refunded,
        Instant comparedAt) {}
