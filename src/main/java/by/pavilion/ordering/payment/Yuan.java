package by.pavilion.ordering.payment;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts of Alipay and of statements: yuan as texts with at most two decimals. The only place where they become money, and money them. */
public final class Yuan {
    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,9})(\\.\\d{1,2})?");

    private Yuan() {}

    public static String print(Money money) {
        if (!money.currency().equals(Money.CNY)) {
            throw new IllegalArgumentException("these firms take yuan, not " + money.currency());
        }
        return money.amount().toPlainString();
    }

    /** @throws IllegalArgumentException when it is no amount in yuan */
    public static Money parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount in yuan");
        }
        return Money.ofMinor(new BigDecimal(text).movePointRight(2).longValueExact(), Money.CNY);
    }
}
