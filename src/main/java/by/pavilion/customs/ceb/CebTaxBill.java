package by.pavilion.customs.ceb;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What customs says of one electronic tax bill.
 *
 * @param number customs' number of the bill
 * @param listNumber customs' number of the list that is taxed
 * @param amounts what is due; absent when only the bill's status is told (818)
 * @param paymentOrder number of the payment order that the bill is summed into
 * @param guarantor code of the firm that guarantees the tax
 */
public record CebTaxBill(
        String number,
        String listNumber,
        Optional<Amounts> amounts,
        Optional<String> paymentOrder,
        Optional<String> guarantor) {

    /** The taxes due, in yuan with up to five decimals. */
    public record Amounts(BigDecimal tariff, BigDecimal consumption, BigDecimal vat) {}
}
