package by.pavilion.logistics.numbers;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers that a carrier lets us give to its parcels.
 *
 * @param carrier its code
 * @param digits of a serial number, with zeros in front
 * @param first serial number
 * @param last serial number, which belongs to it
 * @param next serial number that was not given yet; behind the last one when all are used up
 * @param takenAt when the last one was given
 * @param endedAt since when nothing is given out of it, whatever was left
 */
public record NumberRange(
        NumberRangeId id,
        String carrier,
        String prefix,
        String suffix,
        int digits,
        long first,
        long last,
        long next,
        CheckDigit checkDigit,
        Instant validFrom,
        Instant createdAt,
        Optional<Instant> takenAt,
        Optional<Instant> endedAt) {

    /** How many can still be given. */
    public long left() {
        return endedAt.isPresent() ? 0 : last - next + 1;
    }

    /** Whether parcels are numbered out of it, or wait for numbers when it is used up. */
    boolean isInForce(Instant now) {
        return !validFrom.isAfter(now) && endedAt.isEmpty();
    }

    /** A serial number with its zeros. */
    public String serial(long value) {
        return String.format(Locale.ROOT, "%0" + digits + "d", value);
    }

    /** The number of a serial number, as it stands on the parcel. */
    String number(long value) {
        return checkDigit.number(prefix, serial(value), suffix);
    }

    /** Whether some numbers are in both; of one that was ended only those count that were given. */
    boolean overlaps(NumberRange other) {
        return carrier.equals(other.carrier)
                && suffix.equals(other.suffix)
                && prefix.length() + digits == other.prefix.length() + other.digits
                && (begins(other) || other.begins(this))
                && undivided(first).compareTo(other.undivided(other.lastKept())) <= 0
                && other.undivided(other.first).compareTo(undivided(lastKept())) <= 0;
    }

    /** Before the first one, where it was ended unused: such a range is over, see {@link #isOverBefore}. */
    private long lastKept() {
        return endedAt.isPresent() ? next - 1 : last;
    }

    /** Whether its prefix is the other's, or that with some digits of the serial number. */
    private boolean begins(NumberRange other) {
        return other.prefix.startsWith(prefix)
                && other.prefix.substring(prefix.length()).chars().allMatch(Character::isDigit);
    }

    /** Wherever the prefix ends; of one length these have the order of their numbers. */
    private String undivided(long value) {
        return prefix + serial(value);
    }

    /** Whether its numbers may be given to others from a time on: none is left, and the last one was given before that time. */
    boolean isOverBefore(Instant time) {
        return left() == 0 && takenAt.filter(at -> !at.isBefore(time)).isEmpty();
    }

    NumberRange after(long taken, Instant at) {
        return new NumberRange(
                id,
                carrier,
                prefix,
                suffix,
                digits,
                first,
                last,
                taken + 1,
                checkDigit,
                validFrom,
                createdAt,
                Optional.of(at),
                endedAt);
    }

    NumberRange ended(Instant at) {
        return new NumberRange(
                id,
                carrier,
                prefix,
                suffix,
                digits,
                first,
                last,
                next,
                checkDigit,
                validFrom,
                createdAt,
                takenAt,
                Optional.of(at));
    }
}
