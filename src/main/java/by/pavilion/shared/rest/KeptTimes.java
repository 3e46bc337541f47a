package by.pavilion.shared.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times of callers. Java knows years of nine digits, before and after Christ; databases and people do not. */
@Singleton
class KeptTimes implements ObjectMapperCustomizer {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** @throws DateTimeException when it is none, or one that nobody can keep */
    static Instant instant(String text) {
        Instant at = Instant.parse(text);
        if (!isKept(at)) {
            throw new DateTimeException("out of every calendar");
        }
        return at;
    }

    /** @throws DateTimeException when it is none, or one that nobody can keep */
    static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (!isKept(day)) {
            throw new DateTimeException("out of every calendar");
        }
        return day;
    }

    private static boolean isKept(Instant at) {
        return !at.isBefore(start(FIRST)) && !at.isAfter(start(LAST));
    }

    private static boolean isKept(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The same for bodies. */
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("kept times")
                .addDeserializer(Instant.class, new Instants())
                .addDeserializer(LocalDate.class, new Days()));
    }

    /** After the module of times itself: the last word counts. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static final class Instants extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Instant at = InstantDeserializer.INSTANT.deserialize(json, context);
            if (at != null && !isKept(at)) {
                throw context.weirdStringException(json.getText(), Instant.class, "out of every calendar");
            }
            return at;
        }
    }

    private static final class Days extends JsonDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            LocalDate day = LocalDateDeserializer.INSTANCE.deserialize(json, context);
            if (day != null && !isKept(day)) {
                throw context.weirdStringException(json.getText(), LocalDate.class, "out of every calendar");
            }
            return day;
        }
    }
}
