package by.pavilion.ordering;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why money goes back. */
public enum RefundReason {
    /** The order was cancelled after it was paid. */
    ORDER_CANCELLED,
    /** A part of the order was cancelled after it was paid. */
    LINES_CANCELLED,
    /** Goods came back. */
    GOODS_RETURNED,
    /** A marketplace has given it back to its buyer, for a reason of its own. */
    MARKETPLACE,
    /** The money came for an order that did not wait for it: paid twice, or too late. */
    NOT_AWAITED,
    /** Part of the goods is missing or not as it should be. */
    GOODS_FAULTY,
    /** The price was lowered afterwards. */
    PRICE_ADJUSTED,
    GOODWILL;

    /** The name in requests, rows and events. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RefundReason ofCode(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no reason of refunds is called " + code));
    }

    static Optional<RefundReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findAny();
    }

    /** The others follow from what happens to orders and payments. */
    boolean isSaidByOperators() {
        return compareTo(NOT_AWAITED) > 0;
    }

    static List<String> ofOperators() {
        return Arrays.stream(values())
                .filter(RefundReason::isSaidByOperators)
                .map(RefundReason::code)
                .toList();
    }
}
