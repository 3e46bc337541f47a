package by.pavilion.customs.ceb;

import by.pavilion.customs.ceb.CebReceipt.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads receipt messages. Tolerant of prefixes, order and unknown elements; strict in what identifies a receipt. By customs'
 * schema they carry no signature: one that does is not from customs, or from a window whose key we do not have.
 */
public final class CebReader {
    /** The longest message that is read: a 900 repeats the message that it answers. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final int LONGEST_TEXT = 5000;
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,14}(\\.\\d{1,5})?");
    private static final Pattern LINE_NUMBER = Pattern.compile("[1-9]\\d?");
    private static final Pattern HS_CODE = Pattern.compile("\\d{10}");
    private static final Pattern GUID = Pattern.compile("[!-~]{1,36}");

    /** Customs has told nothing earlier than this year, and what is counted on from the later ones no database keeps. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2999;

    private CebReader() {}

    /**
     * The receipts of one message: at least one.
     *
     * @param guid the message's own number; empty where it has none, or one that the standard does not allow
     * @param bills the tax bills that the receipts speak of, in the same order; none in other messages
     * @param fault why a further receipt of the message cannot be read, of several the first
     */
    public record Receipts(
            Kind kind, String guid, List<CebReceipt> receipts, List<CebTaxBill> bills, Optional<String> fault) {
        public Receipts {
            receipts = List.copyOf(receipts);
            bills = List.copyOf(bills);
        }
    }

    /** @throws UnreadableMessage when it is no receipt message, or none of its receipts is complete */
    public static Receipts read(byte[] message) throws UnreadableMessage {
        XmlElement root = XmlElement.read(message, MOST_BYTES);
        Kind kind = Stream.of(Kind.values())
                .filter(candidate -> root.is(CebPrinter.NAMESPACE, candidate.message()))
                .findAny()
                .orElseThrow(() -> new UnreadableMessage("the root is none of the receipt messages"));
        if (root.children().stream().anyMatch(child -> child.is(EnvelopedSignature.DSIG, "Signature"))) {
            throw new UnreadableMessage("receipts carry no signature, and nobody knows the key of this one");
        }
        List<CebReceipt> receipts = new ArrayList<>();
        List<CebTaxBill> bills = new ArrayList<>();
        Optional<UnreadableMessage> fault = Optional.empty();
        for (XmlElement element : root.children()) {
            if (!element.is(CebPrinter.NAMESPACE, kind.element())) {
                continue;
            }
            try {
                read(kind, element, receipts, bills);
            } catch (UnreadableMessage e) {
                fault = fault.or(() -> Optional.of(e));
            }
        }
        if (receipts.isEmpty()) {
            throw fault.orElseGet(() -> new UnreadableMessage(kind.message() + " holds no " + kind.element()));
        }
        return new Receipts(kind, guid(root), receipts, bills, fault.map(UnreadableMessage::why));
    }

    /** E-Port gives it, and it identifies nothing: one that is none is left out, and the receipts count all the same. */
    private static String guid(XmlElement root) {
        String guid = root.attributes().getOrDefault("guid", "");
        return GUID.matcher(guid).matches() ? guid : "";
    }

    /** Adds what the element says to both lists, or to none. */
    private static void read(Kind kind, XmlElement element, List<CebReceipt> receipts, List<CebTaxBill> bills)
            throws UnreadableMessage {
        if (kind.isOfTaxBill()) {
            XmlElement head = billHead(kind, element);
            CebTaxBill bill = bill(kind, head, lines(element));
            receipts.add(ofBill(kind, head, bill));
            bills.add(bill);
        } else {
            receipts.add(receipt(kind, element));
        }
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
            case WAYBILL, WAYBILL_STATUS ->
                new CebReceipt.Key(element.require("logisticsCode", 18), element.require("logisticsNo", 60));
            case LIST -> new CebReceipt.Key("", first(element, "copNo", "preNo", "invtNo"));
            case CANCELLATION, RETURN -> new CebReceipt.Key("", first(element, "copNo", "invtNo", "preNo"));
            case WAREHOUSE_ENTRY ->
                new CebReceipt.Key(
                        element.optional("operatorCode", 18).orElse(""), first(element, "copNo", "rkdNo", "preNo"));
            case FORMAT -> new CebReceipt.Key("", element.require("oriCopMsgId", 255));
            case TAX_BILL, TAX_BILL_STATUS -> new CebReceipt.Key("", element.require("taxNo", 50));
        };
    }

    /** The first of these numbers that is told: our own before those that others gave. */
    private static String first(XmlElement element, String... names) throws UnreadableMessage {
        for (String name : names) {
            Optional<String> number = element.optional(name, 20);
            if (number.isPresent()) {
                return number.get();
            }
        }
        throw new UnreadableMessage(element.name() + " names no document");
    }

    private static XmlElement billHead(Kind kind, XmlElement tax) throws UnreadableMessage {
        String head = kind == Kind.TAX_BILL ? "TaxHeadRd" : "TaxHeadStatus";
        return tax.child(head).orElseThrow(() -> new UnreadableMessage("Tax has no " + head));
    }

    private static CebTaxBill bill(Kind kind, XmlElement head, List<CebTaxBill.Line> lines) throws UnreadableMessage {
        Optional<CebTaxBill.Amounts> amounts = kind == Kind.TAX_BILL ? Optional.of(amounts(head)) : Optional.empty();
        return new CebTaxBill(
                head.require("taxNo", 50),
                head.require("invtNo", 18),
                amounts,
                lines,
                head.optional("entDutyNo", 50),
                head.optional("assureCode", 64));
    }

    /** A bill without lines is due all the same; one whose lines say nothing that can be compared is not taken for right. */
    private static List<CebTaxBill.Line> lines(XmlElement tax) throws UnreadableMessage {
        Map<Integer, CebTaxBill.Line> lines = new TreeMap<>();
        for (XmlElement element : tax.children()) {
            if (element.is(CebPrinter.NAMESPACE, "TaxListRd")) {
                CebTaxBill.Line line = line(element);
                if (lines.put(line.number(), line) != null) {
                    throw new UnreadableMessage("gnum comes twice in a bill");
                }
            }
        }
        return List.copyOf(lines.values());
    }

    private static CebTaxBill.Line line(XmlElement line) throws UnreadableMessage {
        return new CebTaxBill.Line(
                Integer.parseInt(matching(line, "gnum", LINE_NUMBER)),
                matching(line, "gcode", HS_CODE),
                amount(line, "taxPrice"),
                amounts(line));
    }

    private static CebTaxBill.Amounts amounts(XmlElement element) throws UnreadableMessage {
        return new CebTaxBill.Amounts(
                amount(element, "customsTax"), amount(element, "consumptionTax"), amount(element, "valueAddedTax"));
    }

    private static String matching(XmlElement element, String name, Pattern form) throws UnreadableMessage {
        String text = element.require(name, 10);
        if (!form.matcher(text).matches()) {
            throw new UnreadableMessage(name + " is none that a line can have");
        }
        return text;
    }

    private static CebReceipt ofBill(Kind kind, XmlElement head, CebTaxBill bill) throws UnreadableMessage {
        String returnTime = head.require("returnTime", 17);
        return new CebReceipt(
                kind,
                key(kind, head),
                head.require("status", 1),
                returnTime,
                time(returnTime),
                head.optional("note", LONGEST_TEXT).orElse(""),
                Optional.empty(),
                Optional.of(bill.listNumber()));
    }

    private static BigDecimal amount(XmlElement element, String name) throws UnreadableMessage {
        String text = element.require(name, 20);
        if (!AMOUNT.matcher(text).matches()) {
            throw new UnreadableMessage(name + " is not an amount");
        }
        return new BigDecimal(text);
    }

    private static LocalDateTime time(String text) throws UnreadableMessage {
        try {
            LocalDateTime time = LocalDateTime.parse(text, TIME);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new UnreadableMessage("returnTime is not a time");
        }
        throw new UnreadableMessage("returnTime is of another age");
    }
}
