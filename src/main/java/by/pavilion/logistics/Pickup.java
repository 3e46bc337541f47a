package by.pavilion.logistics;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A carrier's order to fetch a parcel. That it was fetched is told as {@code picked_up}.
 *
 * @param number by which the carrier knows the order
 * @param from when somebody comes at the earliest
 */
public record Pickup(String number, Instant from, Instant until) {
    private static final Pattern NUMBER = Pattern.compile("[!-~]{1,60}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** What a carrier has told; empty where that cannot be an order, since the parcel is fetched all the same. */
    public static Optional<Pickup> told(String number, Optional<Instant> from, Optional<Instant> until) {
        if (from.isEmpty() || until.isEmpty() || !NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        boolean isPossible = !from.get().isBefore(EARLIEST)
                && !until.get().isBefore(from.get())
                && until.get().isBefore(LATEST);
        return isPossible ? Optional.of(new Pickup(number, from.get(), until.get())) : Optional.empty();
    }
}
