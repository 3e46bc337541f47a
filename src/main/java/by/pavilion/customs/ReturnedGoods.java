package by.pavilion.customs;

import java.util.List;

/**
 * Goods that come back after the release with one return.
 *
 * @param complete whether with them, and with those of earlier returns, all goods of the declaration have come back
 */
public record ReturnedGoods(boolean complete, List<Line> lines) {
    public ReturnedGoods {
        lines = List.copyOf(lines);
    }

    /**
     * A line of the declaration, and how much of it comes back.
     *
     * @param number the line's number in the list
     * @param quantity in units of sale
     */
    public record Line(int number, String sku, long quantity) {}
}
