package by.pavilion.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times of events, in their envelopes and in what they tell. Each reader of an event reads them, so it is done figure by figure:
 * a format takes longer than the rest of the event. What is not written as we write it is left to the format.
 */
final class EventTime {
    private static final String SECONDS = "2026-11-27T11:01:05";
    private static final int MOST_DECIMALS = 9;
    private static final int NONE = -1;

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
                ? LocalDateTime.of(year, month, day, hour, minute, second, nanos).toInstant(ZoneOffset.UTC)
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
            number = number * 10 + (digit - '0');
        }
        return number;
    }

    /** The same for times in the JSON of an event. */
    static final class InJson extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Instant plain = json.hasToken(JsonToken.VALUE_STRING) ? plain(json.getText()) : null;
            return plain == null ? InstantDeserializer.INSTANT.deserialize(json, context) : plain;
        }
    }
}
