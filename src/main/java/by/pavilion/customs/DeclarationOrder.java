package by.pavilion.customs;

import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Money;
import java.util.List;

/**
 * An accepted order as customs is to see it.
 *
 * @param orderId our id of the order, the key of the declaration's events
 * @param orderNo the number on the platform where it was bought; the same as {@code orderId} on our own storefront
 * @param channel code of that platform: {@code storefront}, {@code douyin}
 * @param buyerRegNo the buyer's account on that platform, at most 60 characters
 * @param goodsValue the goods as sold, including what coupons paid
 * @param discount what coupons and points paid
 * @param tax the tax collected from the buyer
 * @param payable what the buyer paid: goods, freight and tax less discount, to the cent the payment firm's amount
 */
public record DeclarationOrder(
        String orderId,
        String orderNo,
        String channel,
        CustomsMode mode,
        RecipientRef recipient,
        String buyerRegNo,
        Money goodsValue,
        Money freight,
        Money discount,
        DeclaredTax tax,
        Money payable,
        PaymentFact payment,
        List<DeclarationLine> lines,
        long grossWeightGrams,
        long netWeightGrams) {
    public DeclarationOrder {
        lines = List.copyOf(lines);
        Money sum = goodsValue.plus(freight).plus(tax.total()).minus(discount);
        if (!sum.equals(payable)) {
            throw new IllegalArgumentException("order " + orderId + " adds up to " + sum + ", paid is " + payable);
        }
        Money ofLines =
                lines.stream().map(DeclarationLine::total).reduce(Money.zero(goodsValue.currency()), Money::plus);
        if (!ofLines.equals(goodsValue)) {
            throw new IllegalArgumentException(
                    "order " + orderId + ": lines are worth " + ofLines + ", not " + goodsValue);
        }
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).number() != index + 1) {
                throw new IllegalArgumentException("order " + orderId + ": lines are not numbered from 1 without gaps");
            }
        }
    }

    /** The same order of goods that are described in another way. */
    DeclarationOrder withLines(List<DeclarationLine> others) {
        return new DeclarationOrder(
                orderId,
                orderNo,
                channel,
                mode,
                recipient,
                buyerRegNo,
                goodsValue,
                freight,
                discount,
                tax,
                payable,
                payment,
                others,
                grossWeightGrams,
                netWeightGrams);
    }
}
