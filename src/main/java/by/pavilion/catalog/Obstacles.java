package by.pavilion.catalog;

import java.util.List;

/**
 * Everything that stands between a listing, as it was written last, and its buyers.
 *
 * @param reasons what blocks it
 * @param warnings what would block it if it had never been on sale, and what else its merchant should know
 */
public record Obstacles(EditedListing listing, List<BlockingReason> reasons, List<BlockingReason> warnings) {
    public Obstacles {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
    }
}
