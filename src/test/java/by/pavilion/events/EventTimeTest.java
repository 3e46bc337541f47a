package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
    private static final ObjectMapper JSON = EventMapper.create();

    record Told(@Nullable Instant at, Optional<Instant> until) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27T11:01:05Z",
                "2026-11-27T11:01:05.2Z",
                "2026-11-27T11:01:05.000Z",
                "2026-11-27T11:01:05.204Z",
                "2026-11-27T11:01:05.000001Z",
                "2026-11-27T11:01:05.204999Z",
                "2026-11-27T11:01:05.999999999Z",
                "2026-01-31T00:00:00Z",
                "2026-12-31T23:59:59.999Z",
                "2026-04-30T09:08:07Z",
                "2026-02-28T12:00:00Z",
                "2028-02-29T12:00:00Z", // not of each year
                "2026-11-27T24:00:00Z", // the next day's first moment
                "2026-12-31T23:59:60Z", // a leap second
                "2026-11-27T11:01:05.204+08:00",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.5Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "+12026-11-27T11:01:05Z",
            })
    void isWhatTheFormatReads(String text) throws JsonProcessingException {
        Instant time = Instant.parse(text);

        assertThat(EventTime.parse(text)).isEqualTo(time);
        assertThat(JSON.readValue("{\"at\":\"" + text + "\",\"until\":\"" + text + "\"}", Told.class))
                .isEqualTo(new Told(time, Optional.of(time)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-27",
                "2026-11-27T11:01:05",
                "2026-11-27 11:01:05Z",
                "2026-11-27T11:01:05,204Z",
                "2026-11-27T11:01:05.2040000001Z",
                "2026-11-27T11:01:05.20-Z",
                "2026-11-27T11:01:5Z",
                "2026-11-27T1 :01:05Z",
                "2026-11-27T11.01.05Z",
                "2026-00-27T11:01:05Z",
                "2026-13-27T11:01:05Z",
                "2026-11-00T11:01:05Z",
                "2026-11-31T11:01:05Z",
                "2026-02-29T11:01:05Z",
                "2026-11-27T25:01:05Z",
                "2026-11-27T11:60:05Z",
                "2026-11-27T11:01:61Z",
                "２０２６-11-27T11:01:05Z",
                "2026-11-27T11:01:05.204ZZ",
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> EventTime.parse(text)).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> JSON.readValue("{\"at\":\"" + text + "\"}", Told.class))
                .isInstanceOf(InvalidFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27T11:01:05Z",
                "2026-11-27T11:00:00Z",
                "2026-11-27T11:01:05.2Z",
                "2026-11-27T11:01:05.020Z",
                "2026-11-27T11:01:05.000001Z",
                "2026-11-27T11:01:05.204900Z",
                "2026-11-27T11:01:05.000000001Z",
                "2026-11-27T11:01:05.999999990Z",
                "2028-02-29T23:59:59.999Z",
                "1969-12-31T23:59:59.5Z",
                "0000-01-01T00:00:00Z",
                "0987-06-05T04:03:02.001Z",
                "9999-12-31T23:59:59.999999999Z",
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
            })
    void isPrintedAsTheFormatPrintsIt(String text) throws JsonProcessingException {
        Instant time = Instant.parse(text);

        assertThat(EventTime.print(time)).isEqualTo(time.toString());
        assertThat(JSON.writeValueAsString(new Told(time, Optional.of(time))))
                .isEqualTo("{\"at\":\"" + time + "\",\"until\":\"" + time + "\"}");
    }

    @Test
    void theFirstAndTheLastOfAllArePrintedToo() {
        assertThat(EventTime.print(Instant.MIN)).isEqualTo(Instant.MIN.toString());
        assertThat(EventTime.print(Instant.MAX)).isEqualTo(Instant.MAX.toString());
    }

    @Test
    void noTimeIsNeeded() throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(new Told(null, Optional.empty()))).isEqualTo("{}");
        assertThat(JSON.readValue("{\"at\":null,\"until\":null}", Told.class))
                .isEqualTo(new Told(null, Optional.empty()));
        assertThatThrownBy(() -> EventTime.parse("")).isInstanceOf(DateTimeParseException.class);
    }
}
