package by.pavilion.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times of events, in their envelopes and in what they tell. Each event has several, so they are read and printed figure by
 * figure: a format takes longer than the rest of the event. What is out of the ordinary is left to the format.
 */
final class EventTime {
    private static final String SECONDS = "2026-11-27T11:01:05";
    private static final int MOST_DECIMALS = 9;
    private static final int NONE = -1;

    /** From here on, and before the other one, years have four digits. */
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

    private static final long YEAR_10000 =
            Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

    private EventTime() {}

    /** @throws java.time.format.DateTimeParseException when it is no time of ISO 8601 with its zone */
    static Instant parse(String text) {
        Instant plain = plain(text);
        return plain == null ? Instant.parse(text) : plain;
    }

    /** Null unless it looks like {@code 2026-11-27T11:01:05.204Z}, with none to nine decimals, and its day is in each year. */
    private static @Nullable Instant plain(String text) {
        int end = text.length() - 1; // where the Z stands
        if (end < SECONDS.length() || text.charAt(end) != 'Z' || !hasItsMarks(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text, end);
        return year != NONE
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= Month.of(month).minLength()
                        && isWithin(hour, 24)
                        && isWithin(minute, 60)
                        && isWithin(second, 60)
                        && nanos != NONE
                ? LocalDateTime.of(year, month, day, hour, minute, second, nanos)
                        .toInstant(ZoneOffset.UTC)
                : null;
    }

    private static boolean hasItsMarks(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static boolean isWithin(int number, int limit) {
        return number >= 0 && number < limit;
    }

    private static int nanos(String text, int end) {
        int point = SECONDS.length();
        if (end == point) {
            return 0;
        }
        int decimals = end - point - 1;
        if (text.charAt(point) != '.' || decimals < 1 || decimals > MOST_DECIMALS) {
            return NONE;
        }
        int nanos = number(text, point + 1, end);
        for (int place = decimals; nanos != NONE && place < MOST_DECIMALS; place++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Of at most nine digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int place = from; place < to; place++) {
            char digit = text.charAt(place);
            if (digit < '0' || digit > '9') {
                return NONE;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    /** What {@code Instant} prints: with none, three, six or nine decimals. */
    static String print(Instant time) {
        if (time.getEpochSecond() < YEAR_0 || time.getEpochSecond() >= YEAR_10000) {
            return time.toString();
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(SECONDS.length() + MOST_DECIMALS + 2);
        append(text, utc.getYear(), 1_000);
        append(text.append('-'), utc.getMonthValue(), 10);
        append(text.append('-'), utc.getDayOfMonth(), 10);
        append(text.append('T'), utc.getHour(), 10);
        append(text.append(':'), utc.getMinute(), 10);
        append(text.append(':'), utc.getSecond(), 10);
        int nanos = time.getNano();
        if (nanos % 1_000 != 0) {
            append(text.append('.'), nanos, 100_000_000);
        } else if (nanos % 1_000_000 != 0) {
            append(text.append('.'), nanos / 1_000, 100_000);
        } else if (nanos != 0) {
            append(text.append('.'), nanos / 1_000_000, 100);
        }
        return text.append('Z').toString();
    }

    /** @param first what the first digit counts */
    private static void append(StringBuilder text, int number, int first) {
        for (int place = first; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
    }

    /** Prints the times in the JSON of an event. */
    static final class ToJson extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeString(print(time));
        }
    }

    /** Reads the times in the JSON of an event. */
    static final class FromJson extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Instant plain = json.hasToken(JsonToken.VALUE_STRING) ? plain(json.getText()) : null;
            return plain == null ? InstantDeserializer.INSTANT.deserialize(json, context) : plain;
        }
    }
}
