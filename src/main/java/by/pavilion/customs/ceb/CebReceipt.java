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
        ORDER("CEB312Message", "OrderReturn"),
        PAYMENT("CEB412Message", "PaymentReturn"),
        WAYBILL("CEB512Message", "LogisticsReturn"),
        LIST("CEB622Message", "InventoryReturn"),
        FORMAT("CEB900Message", "MessageReturn");

        private final String message;
        private final String element;

        Kind(String message, String element) {
            this.message = message;
            this.element = element;
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
     * @param firm platform, payment or logistics firm; empty for a list or a whole message
     */
    public record Key(String firm, String number) {
        @Override
        public String toString() {
            return firm.isEmpty() ? number : firm + "/" + number;
        }
    }
}
