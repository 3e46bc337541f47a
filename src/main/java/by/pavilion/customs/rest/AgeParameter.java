package by.pavilion.customs.rest;

import java.time.DateTimeException;
import java.time.Duration;

/** How long ago, as an ISO 8601 duration: {@code PT2H}, {@code P1D}. */
public record AgeParameter(Duration age) {
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** @throws IllegalArgumentException when it is none, or not between nothing and ten years */
    public static AgeParameter fromString(String text) {
        try {
            Duration age = Duration.parse(text);
            if (age.isNegative() || age.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("not between nothing and " + LONGEST);
            }
            return new AgeParameter(age);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a duration", e);
        }
    }
}
