package by.pavilion.customs.ceb;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Writes business messages. They are not signed yet and not checked: see {@link EnvelopedSignature}, {@link CebSchema}. */
public final class CebWriter {
    public static final String ORDER_MESSAGE = "CEB311Message";
    public static final String LIST_MESSAGE = "CEB621Message";
    public static final String CANCELLATION_MESSAGE = "CEB623Message";
    public static final String RETURN_MESSAGE = "CEB625Message";

    /** The most documents that one message may hold. */
    public static final int MOST_DOCUMENTS = 100;

    private CebWriter() {}

    /** A new number for a message or a document: 36 characters, in capitals. */
    public static String newGuid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    /** A message CEB311 with 1 to 100 orders. */
    public static byte[] orders(String guid, List<OrderDocument> orders, Sender sender) {
        return write(ORDER_MESSAGE, guid, orders, OrderDocument::print, sender);
    }

    /** A message CEB621 with 1 to 100 lists. */
    public static byte[] lists(String guid, List<ListDocument> lists, Sender sender) {
        return write(LIST_MESSAGE, guid, lists, ListDocument::print, sender);
    }

    /** A message CEB623 with 1 to 100 cancellations. */
    public static byte[] cancellations(String guid, List<CancellationDocument> cancellations, Sender sender) {
        return write(CANCELLATION_MESSAGE, guid, cancellations, CancellationDocument::print, sender);
    }

    /** A message CEB625 with 1 to 100 returns. */
    public static byte[] returns(String guid, List<ReturnDocument> returns, Sender sender) {
        return write(RETURN_MESSAGE, guid, returns, ReturnDocument::print, sender);
    }

    private static <T> byte[] write(
            String message, String guid, List<T> documents, BiConsumer<T, CebPrinter> print, Sender sender) {
        CebPrinter out = new CebPrinter(message, guid);
        documents.forEach(document -> print.accept(document, out));
        sender.print(out);
        return out.end();
    }
}
