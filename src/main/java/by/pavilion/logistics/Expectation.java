package by.pavilion.logistics;

import java.time.Instant;

/**
 * When something is expected, by the recorded ways of others.
 *
 * @param earliest one way in ten was faster
 * @param latest one way in ten was slower
 * @param reason what has changed it: {@code planned}, {@code departed}, {@code arrived}, {@code told}
 */
public record Expectation(Instant median, Instant earliest, Instant latest, String reason) {}
