package by.pavilion.logistics.formcarrier;

import by.pavilion.logistics.Location;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.TrackingNotice;
import by.pavilion.logistics.UnreadableNotice;
import by.pavilion.logistics.tracking.CarrierCodes.Meaning;
import by.pavilion.logistics.tracking.CarrierCodes.Meanings;
import by.pavilion.logistics.tracking.MadeEventId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A parcel's whole route as the carrier lists it, the newest first. Its entries have no ids and no zone: they are known by their
 * words, and their times are taken for China's.
 */
final class Route {
    /** Whose states the carrier uses. */
    static final String SCHEME = "kuaidi100";

    private static final String CHINA = "CN";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** More than any parcel goes through. */
    private static final int MOST = 1000;

    /** Earlier times, and those that are to come, are from a broken clock. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Duration CLOCKS = Duration.ofHours(1);

    private Route() {}

    /**
     * What the carrier has seen, the oldest first.
     *
     * @param list the route as it came
     */
    static List<TrackingNotice> read(JsonNode list, String waybill, Meanings meanings, Instant now)
            throws UnreadableNotice {
        if (!list.isArray() || list.size() > MOST) {
            throw new UnreadableNotice("/data");
        }
        List<TrackingNotice> notices = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            notices.add(notice(list.get(index), "/data/" + index, waybill, meanings, now));
        }
        Collections.reverse(notices);
        return List.copyOf(notices);
    }

    private static TrackingNotice notice(JsonNode entry, String at, String waybill, Meanings meanings, Instant now)
            throws UnreadableNotice {
        String time = text(entry, "time").orElseThrow(() -> new UnreadableNotice(at + "/time"));
        String state = text(entry, "status").orElseThrow(() -> new UnreadableNotice(at + "/status"));
        String words = text(entry, "context").orElse("");
        ZonedDateTime seen = past(time, now).orElseThrow(() -> new UnreadableNotice(at + "/time"));
        Meaning meaning = meanings.of(SCHEME, state, CHINA);
        return new TrackingNotice(
                MadeEventId.of(List.of(waybill, state, time, words)),
                waybill,
                meaning.code(),
                cut(state, 60),
                words.isEmpty() ? null : cut(words, 500),
                seen.toInstant(),
                seen.getOffset(),
                new Location(text(entry, "areaName").map(name -> cut(name, 200)).orElse(null), CHINA),
                true,
                time,
                Precision.ASSUMED_ZONE,
                meaning.trouble().orElse(null),
                null);
    }

    private static Optional<ZonedDateTime> past(String text, Instant now) {
        return time(text)
                .filter(seen -> !seen.toInstant().isBefore(EARLIEST)
                        && !seen.toInstant().isAfter(now.plus(CLOCKS)));
    }

    /** A time as the carrier writes it, taken for China's. */
    static Optional<ZonedDateTime> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME).atZone(ZONE));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode entry, String member) {
        return Optional.of(entry.path(member).asText("").strip()).filter(text -> !text.isEmpty());
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
