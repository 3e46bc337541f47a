package by.pavilion.pricing;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a promotion gives. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Benefit.PercentOff.class, name = "PERCENT_OFF"),
    @JsonSubTypes.Type(value = Benefit.AmountOff.class, name = "AMOUNT_OFF"),
    @JsonSubTypes.Type(value = Benefit.BuyPay.class, name = "BUY_N_PAY_M"),
    @JsonSubTypes.Type(value = Benefit.Gift.class, name = "GIFT")
})
public sealed interface Benefit {
    /**
     * A share off each piece. Never the whole price: goods at no price are no sale to customs.
     *
     * @param percent whole per cent
     */
    record PercentOff(int percent) implements Benefit {}

    /**
     * An amount off once, when goods of the scope come to at least a sum.
     *
     * @param amount split over the lines in proportion to what they cost
     */
    record AmountOff(Money amount, Money minimum) implements Benefit {}

    /** Of each {@code buy} pieces of one line only {@code pay} are paid for. */
    record BuyPay(long buy, long pay) implements Benefit {}

    /**
     * With each {@code buy} pieces of the scope, {@code quantity} pieces of a gift that lie in the basket too cost nothing.
     * Their tax is paid all the same.
     */
    record Gift(Sku sku, long quantity, long buy) implements Benefit {}
}
