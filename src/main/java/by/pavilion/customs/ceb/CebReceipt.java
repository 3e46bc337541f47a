package by.pavilion.customs.ceb;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * What customs or E-Port says about one document.
 *
 * @param kind which message it came in
 * @param key what identifies the document among those of its kind
 * @param status code of the result; below zero is an error
 * @param returnTime as written: year to millisecond, 17 digits; {@code returnedAt} is the same in China's time
 * @param text what was said
 * @param entryNumber E-Port's number of the document, {@code listNumber} customs' number of the list, where told
 */
public record CebReceipt(
        Kind kind,
        Key key,
        String status,
        String returnTime,
        LocalDateTime returnedAt,
        String text,
        Optional<String> entryNumber,
        Optional<String> listNumber) {

    /** The messages that carry receipts. */
    public enum Kind {
        ORDER("CEB312Message", "OrderReturn", "311"),
        PAYMENT("CEB412Message", "PaymentReturn", "411"),
        WAYBILL("CEB512Message", "LogisticsReturn", "511"),
        /** Of a waybill's status (513), which the carrier reports when the parcel is signed for. */
        WAYBILL_STATUS("CEB514Message", "LogisticsStatusReturn", "513"),
        LIST("CEB622Message", "InventoryReturn", "621"),
        CANCELLATION("CEB624Message", "InvtCancelReturn", "623"),
        RETURN("CEB626Message", "InvtRefundReturn", "625"),
        /** Of the arrival at the supervised place (711), which its operator declares. */
        WAREHOUSE_ENTRY("CEB712Message", "DeliveryReturn", "711"),
        TAX_BILL("CEB816Message", "Tax", ""),
        TAX_BILL_STATUS("CEB818Message", "Tax", ""),
        /** A whole message that could not be read. */
        FORMAT("CEB900Message", "MessageReturn", "");

        private final String message;
        private final String element;
        private final String answers;

        Kind(String message, String element, String answers) {
            this.message = message;
            this.element = element;
            this.answers = answers;
        }

        /** Number of the message whose documents are answered; empty for tax bills and for a message of any kind. */
        public String answers() {
            return answers;
        }

        public String message() {
            return message;
        }

        /** @throws IllegalArgumentException when no receipts come in such a message */
        public static Kind ofMessage(String message) {
            return Arrays.stream(values())
                    .filter(kind -> kind.message.equals(message))
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("no receipts in " + message));
        }

        /** True when it speaks of a tax bill and not of a document. */
        public boolean isOfTaxBill() {
            return this == TAX_BILL || this == TAX_BILL_STATUS;
        }

        String element() {
            return element;
        }
    }

    /** The same receipt with another text. */
    public CebReceipt withText(String other) {
        return new CebReceipt(kind, key, status, returnTime, returnedAt, other, entryNumber, listNumber);
    }

    /** The same receipt under another key. */
    public CebReceipt withKey(Key other) {
        return new CebReceipt(kind, other, status, returnTime, returnedAt, text, entryNumber, listNumber);
    }

    /**
     * Identifies a document: a firm's code and the firm's number, or the number alone.
     *
     * @param firm platform, payment or logistics firm, operator of a place; empty for a list, a tax bill or a whole message
     */
    public record Key(String firm, String number) {
        @Override
        public String toString() {
            return firm.isEmpty() ? number : firm + "/" + number;
        }
    }
}
