package by.pavilion.logistics.tracking;

import by.pavilion.logistics.Precision;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as somebody wrote it: with its offset, as local time, or only the day. What has no offset is taken for Chinese time,
 * as aggregators mean it, even where the scan was abroad.
 */
public record ReportedTime(Instant instant, ZoneOffset offset, Precision precision) {
    private static final ZoneId ASSUMED = ZoneId.of("Asia/Shanghai");
    private static final Pattern WITHOUT_SECONDS = Pattern.compile(".{10}T\\d\\d:\\d\\d(Z|[+-].*)");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern WITH_OFFSET = Pattern.compile(".{10}T[\\d:.]+(Z|[+-].*)");

    /** Times outside these years come from a broken clock, and not every database can bind later ones. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** The span of the world's zones. */
    private static final Duration ZONES = Duration.ofHours(26);

    private static final Duration CLOCKS = Duration.ofHours(1);

    private static final Duration FARTHEST = Duration.ofHours(14);
    private static final int SECONDS_OF_MINUTE = 60;

    private static final Instant LATEST = Instant.parse("2038-01-01T00:00:00Z");

    /** Empty for what is no time, or an impossible one. */
    public static Optional<ReportedTime> parse(String text) {
        try {
            return Optional.of(read(text.strip().replace(' ', 'T')))
                    .filter(time -> isPossible(time.instant()) && isPossible(time.offset()));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Whether something may happen then. */
    public static boolean isPossible(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    /** Whether some place's clocks are so far from UTC: by whole minutes, and by fourteen hours at most. */
    public static boolean isPossible(ZoneOffset offset) {
        int seconds = offset.getTotalSeconds();
        return seconds % SECONDS_OF_MINUTE == 0 && Math.abs(seconds) <= FARTHEST.toSeconds();
    }

    /** Whether something may have happened then by now. Clocks differ; a zone that was only assumed may be off by hours. */
    public boolean isPast(Instant now) {
        Duration tolerance =
                switch (precision) {
                    case SECOND, MINUTE -> CLOCKS;
                    case DAY, ASSUMED_ZONE -> ZONES;
                };
        return !instant.isAfter(now.plus(tolerance));
    }

    private static ReportedTime read(String text) {
        if (DAY.matcher(text).matches()) {
            return assumed(LocalDate.parse(text).atStartOfDay(), Precision.DAY);
        }
        if (!WITH_OFFSET.matcher(text).matches()) {
            return assumed(LocalDateTime.parse(text), Precision.ASSUMED_ZONE);
        }
        OffsetDateTime time = OffsetDateTime.parse(text);
        return new ReportedTime(
                time.toInstant().truncatedTo(ChronoUnit.MICROS),
                time.getOffset(),
                WITHOUT_SECONDS.matcher(text).matches() ? Precision.MINUTE : Precision.SECOND);
    }

    private static ReportedTime assumed(LocalDateTime local, Precision precision) {
        ZoneOffset offset = ASSUMED.getRules().getOffset(local);
        return new ReportedTime(local.toInstant(offset).truncatedTo(ChronoUnit.MICROS), offset, precision);
    }
}
