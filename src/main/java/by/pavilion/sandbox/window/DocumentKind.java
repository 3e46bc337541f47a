package by.pavilion.sandbox.window;

import java.util.Optional;

/** The documents that the window takes; each kind comes in messages of its own. */
enum DocumentKind {
    ORDER("CEB311Message", "CEB312Message", "-301010", "订单编号已存在"),
    PAYMENT("CEB411Message", "CEB412Message", "-401007", "支付凭证已存在"),
    WAYBILL("CEB511Message", "CEB512Message", "-504012", "物流运单已存在"),
    PROOF("CEB513Message", "CEB514Message", "-504015", "物流运单状态已存在"),
    LIST("CEB621Message", "CEB622Message", "-621004", "清单已申报");

    private final String messageType;
    private final String receiptType;
    private final String duplicateCode;
    private final String duplicateText;

    DocumentKind(String messageType, String receiptType, String duplicateCode, String duplicateText) {
        this.messageType = messageType;
        this.receiptType = receiptType;
        this.duplicateCode = duplicateCode;
        this.duplicateText = duplicateText;
    }

    static Optional<DocumentKind> ofMessage(String messageType) {
        for (DocumentKind kind : values()) {
            if (kind.messageType.equals(messageType)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String messageType() {
        return messageType;
    }

    String receiptType() {
        return receiptType;
    }

    /** What a second document under the same key is told. */
    Refusal duplicate() {
        return new Refusal(duplicateCode, duplicateText);
    }

    /** What makes a document of this kind unique. */
    String key(CustomsMessage.Entry entry) {
        return switch (this) {
            case ORDER, LIST -> entry.text("ebpCode") + "/" + entry.text("orderNo");
            case PAYMENT -> entry.text("payCode") + "/" + entry.text("payTransactionId");
            case WAYBILL, PROOF -> entry.text("logisticsCode") + "/" + entry.text("logisticsNo");
        };
    }
}
