package by.pavilion.customs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * An electronic tax bill of customs for one list.
 *
 * @param amounts what is due; empty until the bill itself has come, when its status was faster
 * @param paymentOrder number of the payment order that it is summed into
 * @param guarantor code of the firm that guarantees the tax
 */
public record TaxBill(
        String number,
        Status status,
        Optional<Amounts> amounts,
        Optional<String> paymentOrder,
        Optional<String> guarantor,
        Instant billedAt) {

    /** In the order of rank: a bill never goes back to an earlier one. */
    public enum Status {
        MADE("1"),
        /** Summed into a payment order: collected. */
        SUMMED("2"),
        VOID("3");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Optional<Status> find(String code) {
            return Arrays.stream(values())
                    .filter(status -> status.code.equals(code))
                    .findAny();
        }
    }

    /** The taxes due in yuan, with up to five decimals as customs computes them. */
    public record Amounts(BigDecimal tariff, BigDecimal consumption, BigDecimal vat) {
        BigDecimal total() {
            return tariff.add(consumption).add(vat);
        }
    }
}
