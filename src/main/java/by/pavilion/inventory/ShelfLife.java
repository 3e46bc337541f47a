package by.pavilion.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * How long goods must stay good when they are sold.
 *
 * @param daysByChannel days between the day of sale and the best-before date, by channel
 */
record ShelfLife(Map<String, Integer> daysByChannel) {
    /** The channel whose rule others follow that have none of their own; the common counter sells by it. */
    static final String COMMON = "storefront";

    /** Buyers read the date where they live. */
    private static final ZoneId BUYERS = ZoneId.of("Asia/Shanghai");

    ShelfLife {
        daysByChannel = Map.copyOf(daysByChannel);
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, BUYERS);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BUYERS).toInstant();
    }

    /** Lots with a best-before date before this day are too old for the channel. */
    LocalDate goodFrom(String channel, LocalDate today) {
        return today.plusDays(daysByChannel.getOrDefault(channel, daysByChannel.getOrDefault(COMMON, 0)));
    }

    boolean permits(Lot lot, String channel, LocalDate today) {
        return !lot.bestBefore().isBefore(goodFrom(channel, today));
    }
}
