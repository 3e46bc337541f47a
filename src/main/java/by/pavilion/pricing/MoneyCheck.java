package by.pavilion.pricing;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Money;
import java.util.Map;
import java.util.Optional;

/** What is wrong with an amount that a merchant names: orders are in yuan. */
final class MoneyCheck {
    /** As for the prices of listings: what is dearer is a slip, and sums of it would not fit anywhere. */
    private static final Money MOST = Money.of("1000000.00", Money.CNY);

    private MoneyCheck() {}

    /** @param least in yuan */
    static Optional<FieldError> errorIn(String pointer, Money money, Money least) {
        if (!money.currency().equals(Money.CNY)) {
            return Optional.of(new FieldError(
                    pointer + "/currency", "unknown-value", Map.of("allowed", Money.CNY.getCurrencyCode())));
        }
        if (money.compareTo(MOST) > 0) {
            return Optional.of(new FieldError(
                    pointer + "/amount",
                    "too-large",
                    Map.of("value", MOST.amount().toPlainString())));
        }
        return money.compareTo(least) < 0
                ? Optional.of(new FieldError(
                        pointer + "/amount",
                        "too-small",
                        Map.of("value", least.amount().toPlainString())))
                : Optional.empty();
    }
}
