package by.pavilion.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Which times can be kept. Java knows years of nine digits, before and after Christ; databases and people do not. */
public final class KnownTimes {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private KnownTimes() {}

    public static boolean have(Instant at) {
        return !at.isBefore(start(FIRST)) && !at.isAfter(start(LAST));
    }

    public static boolean have(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
