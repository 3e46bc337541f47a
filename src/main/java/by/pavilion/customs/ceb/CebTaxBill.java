package by.pavilion.customs.ceb;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What customs says of one electronic tax bill.
 *
 * @param number customs' number of the bill
 * @param listNumber customs' number of the list that is taxed
 * @param amounts what is due; absent when only the bill's status is told (818)
 * @param lines what is due on each line of the list; none when only the status is told, or customs names none
 * @param paymentOrder number of the payment order that the bill is summed into
 * @param guarantor code of the firm that guarantees the tax
 */
public record CebTaxBill(
        String number,
        String listNumber,
        Optional<Amounts> amounts,
        List<Line> lines,
        Optional<String> paymentOrder,
        Optional<String> guarantor) {
    public CebTaxBill {
        lines = List.copyOf(lines);
    }

    /** The taxes due, in yuan with up to five decimals. */
    public record Amounts(BigDecimal tariff, BigDecimal consumption, BigDecimal vat) {}

    /**
     * What is due on one line.
     *
     * @param number of the line in the list, 1 to 99
     * @param hsCode ten digits of the tariff
     * @param dutiablePrice goods with their share of freight and insurance, in yuan with up to five decimals
     */
    public record Line(int number, String hsCode, BigDecimal dutiablePrice, Amounts amounts) {}
}
