package by.pavilion.logistics.httpcarrier;

import by.pavilion.logistics.Location;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.TrackingNotice;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.UnreadableNotice;
import by.pavilion.logistics.tracking.CarrierCodes.Meaning;
import by.pavilion.logistics.tracking.ReportedTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A notification as the carrier writes it. What is too long for us is cut, what we do not know is ignored.
 *
 * @param code ours or the carrier's own; it may be left out where something is only taken back
 * @param reason what is wrong, in our words, where the code tells of an exception
 * @param retracts the event that it takes back, by the carrier's id of it
 */
record NoticeJson(
        @Nullable String eventId,
        @Nullable String waybillNo,
        @Nullable String code,
        @Nullable String occurredAt,
        @Nullable String offset,
        @Nullable Place location,
        @Nullable String text,
        boolean lastMile,
        @Nullable String reason,
        @Nullable String retracts) {

    private static final String EVENTS = "events";
    private static final int MOST_EVENTS = 100;
    /** More than any parcel goes through. */
    private static final int MOST_OF_A_PARCEL = 1000;

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern UNLOCODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");
    /** Earlier times, and those that are to come, are from a broken clock. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Duration CLOCKS = Duration.ofHours(1);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What the carrier's codes mean. */
    interface Codes {
        /** @param country where it was told of; empty where that is not known */
        Meaning meaning(String code, String country);
    }

    record Place(
            @Nullable String name,
            @Nullable String country,
            @Nullable String unlocode) {
        Location toLocation() {
            return new Location(
                    name == null ? null : cut(name, 200),
                    country != null && COUNTRY.matcher(country).matches() ? country : null,
                    unlocode != null && UNLOCODE.matcher(unlocode).matches() ? unlocode : null);
        }
    }

    /** Reads a body that is one notice, or has up to a hundred of them under {@code events}. */
    static List<TrackingNotice> parse(byte[] body, Codes codes, Instant now) throws UnreadableNotice {
        JsonNode tree = tree(body);
        if (!tree.has(EVENTS)) {
            return List.of(notice(tree, "", codes, now));
        }
        JsonNode events = tree.get(EVENTS);
        if (!events.isArray() || events.isEmpty() || events.size() > MOST_EVENTS) {
            throw new UnreadableNotice("/" + EVENTS);
        }
        return notices(events, codes, now);
    }

    /** Reads what a carrier has answered to our question: under {@code events} all that there is, perhaps nothing. */
    static List<TrackingNotice> all(byte[] body, Codes codes, Instant now) throws UnreadableNotice {
        JsonNode events = tree(body).path(EVENTS);
        if (!events.isArray() || events.size() > MOST_OF_A_PARCEL) {
            throw new UnreadableNotice("/" + EVENTS);
        }
        return notices(events, codes, now);
    }

    private static JsonNode tree(byte[] body) throws UnreadableNotice {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UnreadableNotice("");
        }
    }

    private static List<TrackingNotice> notices(JsonNode events, Codes codes, Instant now) throws UnreadableNotice {
        List<TrackingNotice> notices = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            notices.add(notice(events.get(index), "/" + EVENTS + "/" + index, codes, now));
        }
        return notices;
    }

    private static TrackingNotice notice(@Nullable JsonNode tree, String at, Codes codes, Instant now)
            throws UnreadableNotice {
        if (tree == null || !tree.isObject()) {
            throw new UnreadableNotice(at);
        }
        try {
            return JSON.treeToValue(tree, NoticeJson.class).toNotice(codes, now);
        } catch (JsonProcessingException e) {
            throw new UnreadableNotice(at);
        } catch (UnreadableNotice unreadable) {
            throw new UnreadableNotice(at + unreadable.pointer());
        }
    }

    private TrackingNotice toNotice(Codes codes, Instant now) throws UnreadableNotice {
        String rawCode = retracts == null
                ? required(code, "/code")
                : Objects.requireNonNullElse(code, "").strip();
        Location where = location == null ? new Location(null, null) : location.toLocation();
        Meaning meaning = codes.meaning(rawCode, where.knownCountry().orElse(""));
        return new TrackingNotice(
                id(eventId, "/eventId"),
                id(waybillNo, "/waybillNo"),
                meaning.code(),
                cut(rawCode, 60),
                text == null ? null : cut(text, 500),
                instant(now),
                zoneOffset(),
                where,
                lastMile || meaning.code().isAtTheDoor(),
                null,
                Precision.SECOND,
                trouble(meaning),
                retracts == null ? null : id(retracts, "/retracts"));
    }

    private @Nullable Trouble trouble(Meaning meaning) {
        return Arrays.stream(Trouble.seenOnTheWay())
                .filter(known -> known.wire().equals(reason))
                .findFirst()
                .or(meaning::trouble)
                .orElse(null);
    }

    private Instant instant(Instant now) throws UnreadableNotice {
        try {
            Instant instant = Instant.parse(required(occurredAt, "/occurredAt")).truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || instant.isAfter(now.plus(CLOCKS))) {
                throw new UnreadableNotice("/occurredAt");
            }
            return instant;
        } catch (DateTimeException e) {
            throw new UnreadableNotice("/occurredAt");
        }
    }

    private ZoneOffset zoneOffset() throws UnreadableNotice {
        ZoneOffset told;
        try {
            told = offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            throw new UnreadableNotice("/offset");
        }
        if (!ReportedTime.isPossible(told)) {
            throw new UnreadableNotice("/offset");
        }
        return told;
    }

    private static String id(@Nullable String value, String pointer) throws UnreadableNotice {
        String id = required(value, pointer);
        if (!ID.matcher(id).matches()) {
            throw new UnreadableNotice(pointer);
        }
        return id;
    }

    private static String required(@Nullable String value, String pointer) throws UnreadableNotice {
        if (value == null || value.isBlank()) {
            throw new UnreadableNotice(pointer);
        }
        return value.strip();
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
