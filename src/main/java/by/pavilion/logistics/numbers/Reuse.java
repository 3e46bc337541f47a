package by.pavilion.logistics.numbers;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** For how long a number belongs to one parcel. */
final class Reuse {
    /** Carriers and marketplaces take a number that they have seen within half a year for the former parcel. */
    private static final Period NOT_WITHIN = Period.ofMonths(6);

    private Reuse() {}

    /** What was numbered since then keeps its number. */
    static Instant since(Instant now) {
        return now.atZone(ZoneOffset.UTC).minus(NOT_WITHIN).toInstant();
    }
}
