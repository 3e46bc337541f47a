package by.pavilion.ordering;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wish in a portion and what has become of it so far. */
final class Seat {
    private final Wish wish;
    private @Nullable Placement placement;

    Seat(Wish wish) {
        this.wish = wish;
    }

    Wish wish() {
        return wish;
    }

    boolean isOpen() {
        return placement == null;
    }

    void decide(Placement decided) {
        placement = decided;
    }

    Optional<Placement> placement() {
        return Optional.ofNullable(placement);
    }
}
