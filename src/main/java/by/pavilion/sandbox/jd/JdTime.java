package by.pavilion.sandbox.jd;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The platform's clock on the wall: Beijing, to the second, without saying so. */
final class JdTime {
    static final String NONE = "0001-01-01 00:00:00";

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int LENGTH = 19;

    private JdTime() {}

    static String print(Instant time) {
        return FORM.format(time.atOffset(BEIJING));
    }

    /** Empty when the text is no time; what stands behind the seconds does not count. */
    static Optional<Instant> parse(String text) {
        if (text.length() < LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(text.substring(0, LENGTH), FORM).toInstant(BEIJING));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
