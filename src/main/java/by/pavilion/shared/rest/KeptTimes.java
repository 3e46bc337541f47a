package by.pavilion.shared.rest;

import by.pavilion.shared.KnownTimes;
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

/** Times of callers: those that can be kept. */
@Singleton
class KeptTimes implements ObjectMapperCustomizer {
    /** @throws DateTimeException when it is none, or one that nobody can keep */
    static Instant instant(String text) {
        Instant at = Instant.parse(text);
        if (!KnownTimes.have(at)) {
            throw new DateTimeException("out of every calendar");
        }
        return at;
    }

    /** @throws DateTimeException when it is none, or one that nobody can keep */
    static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (!KnownTimes.have(day)) {
            throw new DateTimeException("out of every calendar");
        }
        return day;
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
            if (at != null && !KnownTimes.have(at)) {
                throw context.weirdStringException(json.getText(), Instant.class, "out of every calendar");
            }
            return at;
        }
    }

    private static final class Days extends JsonDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            LocalDate day = LocalDateDeserializer.INSTANCE.deserialize(json, context);
            if (day != null && !KnownTimes.have(day)) {
                throw context.weirdStringException(json.getText(), LocalDate.class, "out of every calendar");
            }
            return day;
        }
    }
}
