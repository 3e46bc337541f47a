package by.pavilion.customs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Customs' days: rates, limits and the year of a buyer turn at midnight in China. */
public final class CustomsCalendar {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CustomsCalendar() {}

    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}
