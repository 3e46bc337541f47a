package by.pavilion.storefront;

import by.pavilion.catalog.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a change log to its end, again and again, and misses nothing. Numbers are given out before their transactions
 * commit, so one may turn up after higher ones: every number that was skipped is looked for until no transaction can be
 * running any more that got it.
 */
final class ChangeTail {
    /** Longer than any transaction lives, clocks that disagree included. */
    static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);

    private static final int PORTION = 5_000;
    private static final int MOST_QUESTIONS = 16;

    private final Log log;
    private long highest;
    private List<Gap> gaps = new ArrayList<>();

    /** A change log. */
    interface Log {
        /** The lines with numbers above {@code after} up to {@code upTo}, by number, so many at most. */
        List<Change> read(long after, long upTo, int limit);
    }

    /** Numbers from {@code first} to {@code last} that had not turned up at that time. */
    private record Gap(long first, long last, Instant since) {
        boolean holds(long number) {
            return first <= number && number <= last;
        }
    }

    /** @param start a number at and below which everything has committed */
    ChangeTail(Log log, long start) {
        this.log = log;
        this.highest = start;
    }

    /** The SKUs of all lines that have turned up since the last call. */
    Set<Sku> poll(Instant now) {
        Set<Sku> changed = new TreeSet<>();
        readGaps(now, changed);
        readOn(now, changed);
        return changed;
    }

    private void readOn(Instant now, Set<Sku> changed) {
        List<Change> portion;
        do {
            portion = log.read(highest, Long.MAX_VALUE, PORTION);
            for (Change change : portion) {
                if (change.number() > highest + 1) {
                    gaps.add(new Gap(highest + 1, change.number() - 1, now));
                }
                highest = change.number();
                changed.add(change.sku());
            }
        } while (portion.size() == PORTION);
    }

    private void readGaps(Instant now, Set<Sku> changed) {
        gaps.removeIf(gap -> gap.since().plus(LONGEST_TRANSACTION).isBefore(now));
        if (gaps.isEmpty()) {
            return;
        }
        List<Change> found = new ArrayList<>();
        if (gaps.size() <= MOST_QUESTIONS) {
            gaps.forEach(gap -> read(gap.first(), gap.last(), found));
        } else {
            read(gaps.get(0).first(), gaps.get(gaps.size() - 1).last(), found);
        }
        for (Change change : found) {
            if (fill(change.number())) {
                changed.add(change.sku());
            }
        }
    }

    private void read(long first, long last, List<Change> into) {
        long after = first - 1;
        List<Change> portion;
        do {
            portion = log.read(after, last, PORTION);
            into.addAll(portion);
            after = portion.isEmpty() ? last : portion.get(portion.size() - 1).number();
        } while (portion.size() == PORTION);
    }

    /** Takes the number out of its gap. False when it was in none. */
    private boolean fill(long number) {
        List<Gap> left = new ArrayList<>(gaps.size() + 1);
        boolean filled = false;
        for (Gap gap : gaps) {
            if (!gap.holds(number)) {
                left.add(gap);
                continue;
            }
            filled = true;
            if (gap.first() < number) {
                left.add(new Gap(gap.first(), number - 1, gap.since()));
            }
            if (number < gap.last()) {
                left.add(new Gap(number + 1, gap.last(), gap.since()));
            }
        }
        gaps = left;
        return filled;
    }
}
