package by.pavilion.sandbox.window;

import by.pavilion.sandbox.window.Receipts.Delivery;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the window treats what it is sent: for all orders, or for one that a tester has named. */
public enum Scenario {
    RELEASE("everything passes", Delivery.ONE_BY_ONE),
    ORDER_REJECTED("customs sends back the order: 100", DocumentKind.ORDER, "100", Texts.BY_SCENARIO),
    PAYMENT_REJECTED("customs sends back the payment: 100", DocumentKind.PAYMENT, "100", Texts.BY_SCENARIO),
    WAYBILL_REJECTED("customs sends back the waybill: 100", DocumentKind.WAYBILL, "100", Texts.BY_SCENARIO),
    LIST_REJECTED("customs sends back the list: 100", DocumentKind.LIST, "100", Texts.BY_SCENARIO),
    CANCEL_REJECTED("customs does not cancel the list: 100", DocumentKind.CANCEL, "100", Texts.BY_SCENARIO),
    RETURN_REJECTED("customs does not take the return: 100", DocumentKind.RETURN, "100", Texts.BY_SCENARIO),
    QUOTA_EXCEEDED(
            "the buyer's year is used up: -621018",
            DocumentKind.LIST,
            "-621018",
            "个人年度额度已用26000.00元,超过年度交易限值26000.00元"),
    DOCUMENTS_DIFFER(
            "the list does not match its three documents: 100",
            DocumentKind.LIST,
            "100",
            "[Code:1305;Desc:订单实付金额与支付金额不一致]"),
    DUPLICATE("the list is said to be there already, -621004, and goes on", Delivery.ONE_BY_ONE),
    SILENCE("no receipt comes until another scenario is chosen", Delivery.ONE_BY_ONE),
    OUT_OF_ORDER("receipts come in reverse order", Delivery.BACKWARDS),
    TWICE("every receipt comes twice", Delivery.TWICE),
    SEVERAL_AT_ONCE("all receipts of a document come in one message", Delivery.TOGETHER),
    SEND_FAILED("the first sending of what the store files does not reach customs: 4", Delivery.ONE_BY_ONE),
    MANUAL_REVIEW("an officer reads the list, 300, and it goes on", "300", "人工审核"),
    REVIEW_HELD("an officer reads the list, 300, until another scenario is chosen", "300", "人工审核"),
    INSPECTION("the parcel is opened, 500, and goes on", "500", "查验"),
    DETAINED("the parcel is kept, 501, until another scenario is chosen", "501", "扣留移送通关"),
    RETURNED_ABROAD("the parcel goes back: 700", "700", "退运"),
    FORMAT_ERROR("the order's message cannot be read: 900", Delivery.ONE_BY_ONE),
    REJECTED_LATE("customs sends back the list after it has stored it: 100 after 120", "100", Texts.BY_SCENARIO);

    private final String meaning;
    private final Delivery delivery;
    private final @Nullable DocumentKind refused;
    private final String status;
    private final String text;

    Scenario(String meaning, Delivery delivery) {
        this(meaning, delivery, null, "", "");
    }

    /** Refuses one kind of document. */
    Scenario(String meaning, DocumentKind refused, String status, String text) {
        this(meaning, Delivery.ONE_BY_ONE, refused, status, text);
    }

    /** Turns off after a list was stored. */
    Scenario(String meaning, String status, String text) {
        this(meaning, Delivery.ONE_BY_ONE, null, status, text);
    }

    Scenario(String meaning, Delivery delivery, @Nullable DocumentKind refused, String status, String text) {
        this.meaning = meaning;
        this.delivery = delivery;
        this.refused = refused;
        this.status = status;
        this.text = text;
    }

    public String meaning() {
        return meaning;
    }

    /** {@code manual-review}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the document must wait until a tester chooses another scenario. */
    boolean holds(String status) {
        return this == SILENCE
                || (this == REVIEW_HELD && status.equals("300"))
                || (this == DETAINED && status.equals("501"));
    }

    Delivery delivery() {
        return delivery;
    }

    /** What customs decides on a document whatever it says; empty when it looks at it. */
    Optional<Refusal> verdict(DocumentKind kind) {
        return kind == refused ? Optional.of(new Refusal(status, text)) : Optional.empty();
    }

    /** What a stored list is told before, or instead of, the end of its review. */
    Optional<Refusal> review() {
        return refused == null && !status.isEmpty() ? Optional.of(new Refusal(status, text)) : Optional.empty();
    }

    /** Constants of an enum cannot use fields of their own class. */
    private static final class Texts {
        static final String BY_SCENARIO = "[Code:1399;Desc:沙盒场景退单]";
    }
}
