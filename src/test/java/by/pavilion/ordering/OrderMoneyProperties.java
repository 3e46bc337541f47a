package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class OrderMoneyProperties {
    /** Wishes to give back some share of what is left, and whether the firm then does it. */
    @Property
    void whateverGoesBackAddsUpWithWhatIsLeft(
            @ForAll @LongRange(min = 1, max = 500_000) long payable,
            @ForAll @LongRange(min = 1, max = 3) long timesPaid,
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 700_000) Long> wishes,
            @ForAll @Size(30) List<Boolean> outcomes) {
        OrderMoney money = new OrderMoney(payable, payable * timesPaid, 0, 0);
        for (int index = 0; index < wishes.size(); index++) {
            long wish = Math.min(wishes.get(index), money.refundable());
            OrderMoney asked = new OrderMoney(payable, money.paid(), money.goingBack() + wish, money.goneBack());
            assertThat(asked.refundable()).isEqualTo(money.refundable() - wish);
            money = outcomes.get(index)
                    ? new OrderMoney(payable, asked.paid(), asked.goingBack() - wish, asked.goneBack() + wish)
                    : new OrderMoney(payable, asked.paid(), asked.goingBack() - wish, asked.goneBack());

            assertThat(money.refundable()).isNotNegative();
            assertThat(money.kept() + money.goneBack()).isEqualTo(money.paid());
            assertThat(money.status()).isNotIn(PaymentStatus.UNPAID, PaymentStatus.PENDING);
            assertThat(money.status() == PaymentStatus.PAID).isEqualTo(money.kept() >= payable);
            assertThat(money.status() == PaymentStatus.REFUNDED).isEqualTo(money.kept() == 0);
        }
    }

    @Property
    void moneyAboveThePriceThatGoesBackDoesNotTouchTheOrder(
            @ForAll @LongRange(min = 1, max = 500_000) long payable,
            @ForAll @LongRange(min = 0, max = 500_000) long tooMuch) {
        assertThat(new OrderMoney(payable, payable + tooMuch, tooMuch, 0).status())
                .isEqualTo(PaymentStatus.PAID);
        assertThat(new OrderMoney(payable, payable + tooMuch, 0, tooMuch).status())
                .isEqualTo(PaymentStatus.PAID);
        assertThat(new OrderMoney(payable, payable + tooMuch, tooMuch + 1, 0).status())
                .isEqualTo(PaymentStatus.REFUND_PENDING);
    }

    @Property
    void moreThanHasComeCannotGoBack(
            @ForAll @LongRange(min = 0, max = 500_000) long paid,
            @ForAll @LongRange(min = 0, max = 500_000) long goingBack,
            @ForAll @LongRange(min = 1, max = 500_000) long above) {
        long goneBack = Math.max(0, paid - goingBack) + above;
        assertThatThrownBy(() -> new OrderMoney(1, paid, goingBack, goneBack))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
