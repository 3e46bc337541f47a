package by.pavilion.pricing;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What is wrong with an amount that a merchant names. */
final class MoneyCheck {
    /** As for the prices of listings: what is dearer is a slip, and sums of it would not fit anywhere. */
    private static final BigDecimal MOST = new BigDecimal("1000000.00");

    private MoneyCheck() {}

    /** @param least in the currency that is wanted */
    static Optional<FieldError> errorIn(String pointer, Money money, Money least) {
        if (!money.currency().equals(least.currency())) {
            return Optional.of(new FieldError(
                    pointer + "/currency",
                    "unknown-value",
                    Map.of("allowed", least.currency().getCurrencyCode())));
        }
        if (money.amount().compareTo(MOST) > 0) {
            return Optional.of(new FieldError(pointer + "/amount", "too-large", Map.of("value", MOST.toPlainString())));
        }
        return money.compareTo(least) < 0
                ? Optional.of(new FieldError(
                        pointer + "/amount",
                        "too-small",
                        Map.of("value", least.amount().toPlainString())))
                : Optional.empty();
    }
}
