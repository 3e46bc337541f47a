package by.pavilion.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An amount in minor units of one currency. It never meets another currency, overflows loudly and rounds only where a
 * rounding is named. On the wire: {@code {"amount":"12.50","currency":"CNY"}}.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public static final Currency CNY = Currency.getInstance("CNY");

    private static final int MOST_DIGITS = 1_000;

    private static final Pattern WRITTEN = Pattern.compile("-?\\d{1,19}(\\.\\d{1,4})?");

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public static Money ofMinor(long minor, Currency currency) {
        return new Money(minor, currency);
    }

    /** @throws ArithmeticException when {@code amount} has more decimals than the currency */
    public static Money of(String amount, Currency currency) {
        return of(new BigDecimal(amount), currency, RoundingMode.UNNECESSARY);
    }

    /** @throws ArithmeticException also when it is far too large or has far too many decimals, before they are written out */
    public static Money of(BigDecimal amount, Currency currency, RoundingMode rounding) {
        if (Math.abs((long) amount.scale()) > MOST_DIGITS) {
            throw new ArithmeticException("no amount of money");
        }
        BigDecimal scaled = amount.setScale(currency.getDefaultFractionDigits(), rounding);
        return new Money(scaled.unscaledValue().longValueExact(), currency);
    }

    /** Checked before it becomes a number: a handful of characters can name one of a thousand million digits. */
    @JsonCreator
    static Money fromJson(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        if (!WRITTEN.matcher(amount).matches()) {
            throw new IllegalArgumentException("no amount of money");
        }
        return of(amount, Currency.getInstance(currency));
    }

    /** The amount in major units with all decimals of the currency: {@code 12.50}. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    @JsonValue
    Wire toJson() {
        return new Wire(amount().toPlainString(), currency.getCurrencyCode());
    }

    /** The form of money in JSON. */
    record Wire(String amount, String currency) {}

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, inSameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, inSameCurrency(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public Money times(BigDecimal rate, RoundingMode rounding) {
        BigDecimal exact = rate.multiply(BigDecimal.valueOf(minor));
        return new Money(exact.setScale(0, rounding).longValueExact(), currency);
    }

    /**
     * Parts in proportion to the weights that add up to the whole, as {@link Shares} rounds them.
     *
     * @throws IllegalArgumentException when a weight is negative or their sum is not positive
     */
    public List<Money> split(List<Long> weights) {
        return Shares.split(minor, weights).stream()
                .map(part -> new Money(part, currency))
                .toList();
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, inSameCurrency(other).minor);
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency;
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
