package by.pavilion.sandbox.window;

import java.util.Optional;

/** The documents that the window takes; each kind comes in messages of its own. */
enum DocumentKind {
    ORDER("CEB311Message", "CEB312Message", "OrderReturn", false, "-301010", "订单编号已存在"),
    PAYMENT("CEB411Message", "CEB412Message", "PaymentReturn", false, "-401007", "支付凭证已存在"),
    WAYBILL("CEB511Message", "CEB512Message", "LogisticsReturn", false, "-504012", "物流运单已存在"),
    PROOF("CEB513Message", "CEB514Message", "LogisticsStatusReturn", false, "-504015", "物流运单状态已存在"),
    LIST("CEB621Message", "CEB622Message", "InventoryReturn", true, "-621004", "清单已申报"),
    CANCEL("CEB623Message", "CEB624Message", "InvtCancelReturn", true, "-623009", "撤销申请单已申报"),
    RETURN("CEB625Message", "CEB626Message", "InvtRefundReturn", true, "100", "[Code:1350;Desc:退货申请单已申报]"),
    ARRIVAL("CEB711Message", "CEB712Message", "DeliveryReturn", true, "100", "[Code:1351;Desc:入库明细单已申报]");

    private final String messageType;
    private final String receiptType;
    private final String receiptElement;
    private final boolean signed;
    private final String duplicateCode;
    private final String duplicateText;

    DocumentKind(
            String messageType,
            String receiptType,
            String receiptElement,
            boolean signed,
            String duplicateCode,
            String duplicateText) {
        this.messageType = messageType;
        this.receiptType = receiptType;
        this.receiptElement = receiptElement;
        this.signed = signed;
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

    /** The business element of a receipt. */
    String receiptElement() {
        return receiptElement;
    }

    /** Whether its messages must be signed. */
    boolean isSigned() {
        return signed;
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
            case CANCEL -> entry.text("customsCode") + "/" + entry.text("invtNo");
            case RETURN -> entry.text("agentCode") + "/" + entry.copNo();
            case ARRIVAL -> entry.text("operatorCode") + "/" + entry.text("billNo");
        };
    }
}
