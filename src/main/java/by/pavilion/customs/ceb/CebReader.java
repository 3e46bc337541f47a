package by.pavilion.customs.ceb;

import by.pavilion.customs.ceb.CebReceipt.Kind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads receipt messages. Tolerant of prefixes, order and unknown elements; strict in what identifies a receipt. */
public final class CebReader {
    /** The longest message that is read: a 900 repeats the message that it answers. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final int LONGEST_TEXT = 5000;

    private CebReader() {}

    /** The receipts of one message: at least one. */
    public record Receipts(Kind kind, String guid, List<CebReceipt> receipts) {
        public Receipts {
            receipts = List.copyOf(receipts);
        }
    }

    /** @throws UnreadableMessage when it is no receipt message or one of its receipts is not complete */
    public static Receipts read(byte[] message) throws UnreadableMessage {
        XmlElement root = XmlElement.read(message, MOST_BYTES);
        Kind kind = Stream.of(Kind.values())
                .filter(candidate -> root.is(CebPrinter.NAMESPACE, candidate.message()))
                .findAny()
                .orElseThrow(() -> new UnreadableMessage("the root is none of the receipt messages"));
        List<CebReceipt> receipts = new ArrayList<>();
        for (XmlElement element : root.children()) {
            if (element.is(CebPrinter.NAMESPACE, kind.element())) {
                receipts.add(receipt(kind, element));
            }
        }
        if (receipts.isEmpty()) {
            throw new UnreadableMessage(kind.message() + " holds no " + kind.element());
        }
        return new Receipts(kind, root.attributes().getOrDefault("guid", ""), receipts);
    }

    private static CebReceipt receipt(Kind kind, XmlElement element) throws UnreadableMessage {
        String returnTime = element.require("returnTime", 17);
        return new CebReceipt(
                kind,
                key(kind, element),
                element.require("returnStatus", 10),
                returnTime,
                time(returnTime),
                element.optional("returnInfo", LONGEST_TEXT).orElse(""),
                element.optional("preNo", 18),
                element.optional("invtNo", 18));
    }

    private static CebReceipt.Key key(Kind kind, XmlElement element) throws UnreadableMessage {
        return switch (kind) {
            case ORDER -> new CebReceipt.Key(element.require("ebpCode", 18), element.require("orderNo", 60));
            case PAYMENT -> new CebReceipt.Key(element.require("payCode", 18), element.require("payTransactionId", 60));
            case WAYBILL ->
                new CebReceipt.Key(element.require("logisticsCode", 18), element.require("logisticsNo", 60));
            case LIST -> new CebReceipt.Key("", listKey(element));
            case FORMAT -> new CebReceipt.Key("", element.require("oriCopMsgId", 255));
        };
    }

    /** Our own number when it came back, otherwise E-Port's, otherwise customs'. */
    private static String listKey(XmlElement element) throws UnreadableMessage {
        Optional<String> own = element.optional("copNo", 20);
        Optional<String> entry = element.optional("preNo", 18);
        Optional<String> list = element.optional("invtNo", 18);
        return own.or(() -> entry)
                .or(() -> list)
                .orElseThrow(() -> new UnreadableMessage("InventoryReturn names no list"));
    }

    private static LocalDateTime time(String text) throws UnreadableMessage {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeException e) {
            throw new UnreadableMessage("returnTime is not a time");
        }
    }
}
