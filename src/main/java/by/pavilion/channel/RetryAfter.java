package by.pavilion.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** For how long an answer asks to be left alone: {@code Retry-After}, seconds or a time (RFC 9110, section 10.2.3). */
final class RetryAfter {
    /** A slip in it must not keep us from a shop for days. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

    private RetryAfter() {}

    /** Empty for what cannot be read and for what is over. */
    static Optional<Duration> read(String text, Instant now) {
        String value = text.strip();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(atMost(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return Optional.of(Duration.between(now, until))
                    .filter(pause -> !pause.isNegative())
                    .map(RetryAfter::atMost);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Duration atMost(Duration pause) {
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
