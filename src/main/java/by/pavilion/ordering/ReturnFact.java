package by.pavilion.ordering;

import java.util.List;

/**
 * What all events about returns share.
 *
 * @param reason why the buyer gives the goods back, as a code
 */
public record ReturnFact(ReturnId returnId, String reason, List<Line> returnedLines) {
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
