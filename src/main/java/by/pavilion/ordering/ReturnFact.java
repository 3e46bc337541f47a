package by.pavilion.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all events about returns share.
 *
 * @param reason why the buyer gives the goods back, as a code
 * @param returnTracking under which number they come, once that was told
 */
public record ReturnFact(
        ReturnId returnId,
        String reason,
        List<Line> returnedLines,
        @Nullable ReturnTracking returnTracking) {
    public ReturnFact {
        returnedLines = List.copyOf(returnedLines);
    }

    /**
     * Pieces of a line.
     *
     * @param quantity how many are to come back or came back
     * @param restocked how many of those that came can be sold again
     * @param scrapped how many of those that came cannot
     */
    public record Line(OrderLineId lineId, String sku, long quantity, long restocked, long scrapped) {}
}
