package by.pavilion.sandbox.window;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;

/**
 * One message as the window reads it.
 *
 * @param xml the message as a tree, for its signature
 */
record CustomsMessage(
        DocumentKind kind,
        List<Entry> entries,
        Map<String, String> transfer,
        List<Map<String, String>> subscriptions,
        Document xml) {

    /** One document of the message: its head and, for orders and lists, its lines; element name to text. */
    record Entry(Map<String, String> head, List<Map<String, String>> lines) {

        /** The element's text, empty when it is absent. */
        String text(String element) {
            return head.getOrDefault(element, "");
        }

        /** The firm's own number of the document; it may leave it out, a receipt may not. */
        String copNo() {
            String copNo = text("copNo");
            return copNo.isEmpty() ? text("guid").substring(0, 20) : copNo;
        }

        /** The element as a number, zero when it is absent. */
        BigDecimal number(String element) {
            return number(head, element);
        }

        static BigDecimal number(Map<String, String> part, String element) {
            String text = part.getOrDefault(element, "");
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        }
    }

    String sender() {
        return transfer.getOrDefault("dxpId", "");
    }

    /** Who gets the receipts: the sender, and those who have subscribed to receipts or to all. */
    List<String> recipients() {
        LinkedHashSet<String> recipients = new LinkedHashSet<>(List.of(sender()));
        for (Map<String, String> subscription : subscriptions) {
            if (!"DATA".equals(subscription.get("status"))) {
                recipients.add(subscription.getOrDefault("dxpAddress", ""));
            }
        }
        recipients.remove("");
        return List.copyOf(recipients);
    }
}
