package by.pavilion.catalog;

import java.time.LocalDate;
import java.util.List;

/**
 * Says what speaks against publishing a listing. Any context that has a word in it implements this as a bean; all are asked,
 * each time a listing is saved, within the transaction that saves it and for every row of an import: answer from memory.
 */
public interface PublishingCheck {

    /** Every reason at once; empty when nothing speaks against it. The status of the given listing means nothing yet. */
    List<BlockingReason> reasonsAgainst(Listing listing);

    /**
     * What speaks against it only as long as it was never on sale: goods that are sold out stay where they are. It is asked
     * when a listing is handed in for review; otherwise it is a warning.
     */
    default List<BlockingReason> reasonsAgainstFirst(Listing listing) {
        return List.of();
    }

    /** What its merchant should know of although it speaks against nothing. It is a warning, and stops nothing. */
    default List<BlockingReason> hints(Listing listing) {
        return List.of();
    }

    /** What will speak against it on a day to come, in China; as today unless the check knows of days. */
    default List<BlockingReason> reasonsAgainst(Listing listing, LocalDate day) {
        return reasonsAgainst(listing);
    }
}
