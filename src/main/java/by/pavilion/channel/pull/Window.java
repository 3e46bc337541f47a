package by.pavilion.channel.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A span of time to be read.
 *
 * @param from included
 * @param until not included
 * @param cell the beginning of the cell of the grid that its new part is in
 */
record Window(Instant from, Instant until, Instant cell) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * What is to be read next: from a little before the cursor to the end of the cursor's cell, or as far as one may look.
     * Empty when there is nothing new to see. Whole seconds, since marketplaces know no others.
     *
     * @param latest what is later cannot be trusted to be listed yet
     */
    static Optional<Window> after(Instant reached, Instant latest, Duration overlap, Duration grid) {
        Instant cell = floor(reached, grid);
        Instant end = cell.plus(grid);
        Instant until = floor(end.isBefore(latest) ? end : latest, SHORTEST);
        return until.isAfter(reached)
                ? Optional.of(new Window(floor(reached.minus(overlap), SHORTEST), until, cell))
                : Optional.empty();
    }

    /** Two halves, when there is too much in the whole; empty when it cannot be cut any more. */
    Optional<List<Window>> halves() {
        long seconds = Duration.between(from, until).toSeconds();
        if (seconds < 2) {
            return Optional.empty();
        }
        Instant middle = from.plusSeconds(seconds / 2);
        return Optional.of(List.of(new Window(from, middle, cell), new Window(middle, until, cell)));
    }

    private static Instant floor(Instant time, Duration unit) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), unit.toSeconds()) * unit.toSeconds());
    }
}
