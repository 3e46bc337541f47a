package by.pavilion.customs.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads our own messages, so that a test can say what was printed. Numbers come without idle zeros. */
final class ReadBack {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private ReadBack() {}

    static OrderDocument order(byte[] message) throws UnreadableMessage {
        XmlElement order =
                XmlElement.read(message, message.length).child("Order").orElseThrow();
        XmlElement head = order.child("OrderHead").orElseThrow();
        return new OrderDocument(
                text(head, "guid"),
                Filing.ofCode(text(head, "appType")),
                time(head, "appTime"),
                text(head, "orderNo"),
                firm(head, "ebp"),
                firm(head, "ebc"),
                number(head, "goodsValue"),
                number(head, "freight"),
                number(head, "discount"),
                number(head, "taxTotal"),
                number(head, "acturalPaid"),
                text(head, "buyerRegNo"),
                orderer(head),
                head.find("payCode").isEmpty()
                        ? null
                        : new OrderDocument.Payment(firm(head, "pay"), text(head, "payTransactionId")),
                new Consignee(
                        text(head, "consignee"), text(head, "consigneeTelephone"), text(head, "consigneeAddress")),
                lines(order, "OrderList").stream()
                        .map(line -> new OrderDocument.Line(
                                Integer.parseInt(text(line, "gnum")),
                                text(line, "itemNo"),
                                text(line, "itemName"),
                                text(line, "gmodel"),
                                optional(line, "barCode"),
                                text(line, "unit"),
                                number(line, "qty"),
                                number(line, "price"),
                                number(line, "totalPrice"),
                                text(line, "country")))
                        .toList());
    }

    static ListDocument list(byte[] message) throws UnreadableMessage {
        XmlElement list =
                XmlElement.read(message, message.length).child("Inventory").orElseThrow();
        XmlElement head = list.child("InventoryHead").orElseThrow();
        return new ListDocument(
                text(head, "guid"),
                Filing.ofCode(text(head, "appType")),
                time(head, "appTime"),
                text(head, "orderNo"),
                firm(head, "ebp"),
                firm(head, "ebc"),
                text(head, "logisticsNo"),
                firm(head, "logistics"),
                text(head, "copNo"),
                text(head, "assureCode"),
                text(head, "customsCode"),
                text(head, "portCode"),
                orderer(head),
                text(head, "consigneeAddress"),
                firm(head, "agent"),
                head.find("emsNo")
                        .map(ledger -> new ListDocument.Zone(firm(head, "area"), ledger))
                        .orElse(null),
                text(head, "tradeMode"),
                text(head, "trafMode"),
                head.find("trafNo")
                        .map(vehicle -> new ListDocument.Transport(
                                vehicle, text(head, "voyageNo"), text(head, "billNo"), optional(head, "loctNo")))
                        .orElse(null),
                text(head, "country"),
                number(head, "freight"),
                number(head, "insuredFee"),
                number(head, "grossWeight"),
                number(head, "netWeight"),
                lines(list, "InventoryList").stream()
                        .map(line -> new ListDocument.Line(
                                Integer.parseInt(text(line, "gnum")),
                                optional(line, "itemRecordNo"),
                                text(line, "itemNo"),
                                text(line, "gcode"),
                                text(line, "gname"),
                                text(line, "gmodel"),
                                "无".equals(text(line, "barCode")) ? null : text(line, "barCode"),
                                text(line, "country"),
                                number(line, "qty"),
                                text(line, "unit"),
                                number(line, "qty1"),
                                text(line, "unit1"),
                                line.find("qty2").map(BigDecimal::new).orElse(null),
                                optional(line, "unit2"),
                                number(line, "price"),
                                number(line, "totalPrice")))
                        .toList());
    }

    static CancellationDocument cancellation(byte[] message) throws UnreadableMessage {
        XmlElement head =
                XmlElement.read(message, message.length).child("InvtCancel").orElseThrow();
        return new CancellationDocument(
                text(head, "guid"), time(head, "appTime"), reference(head), text(head, "reason"));
    }

    static ReturnDocument goodsReturn(byte[] message) throws UnreadableMessage {
        XmlElement goodsReturn =
                XmlElement.read(message, message.length).child("InvtRefund").orElseThrow();
        XmlElement head = goodsReturn.child("InvtRefundHead").orElseThrow();
        return new ReturnDocument(
                text(head, "guid"),
                Filing.ofCode(text(head, "appType")),
                time(head, "appTime"),
                reference(head),
                text(head, "reason"),
                lines(goodsReturn, "InvtRefundList").stream()
                        .map(line -> new ReturnDocument.Line(
                                Integer.parseInt(text(line, "gnum")),
                                text(line, "gcode"),
                                text(line, "gname"),
                                number(line, "qty"),
                                text(line, "unit")))
                        .toList());
    }

    private static ListReference reference(XmlElement head) {
        return new ListReference(
                text(head, "customsCode"),
                text(head, "orderNo"),
                firm(head, "ebp"),
                firm(head, "ebc"),
                text(head, "logisticsNo"),
                firm(head, "logistics"),
                text(head, "copNo"),
                text(head, "invtNo"),
                orderer(head),
                firm(head, "agent"));
    }

    /** The number without idle zeros, as it is printed. */
    static BigDecimal same(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static List<XmlElement> lines(XmlElement document, String element) {
        return document.children().stream()
                .filter(child -> child.name().equals(element))
                .toList();
    }

    private static Orderer orderer(XmlElement head) {
        return new Orderer(text(head, "buyerName"), text(head, "buyerIdNumber"), text(head, "buyerTelephone"));
    }

    private static Firm firm(XmlElement head, String role) {
        return new Firm(text(head, role + "Code"), text(head, role + "Name"));
    }

    private static LocalDateTime time(XmlElement head, String element) {
        return LocalDateTime.parse(text(head, element), TIME);
    }

    private static BigDecimal number(XmlElement part, String element) {
        return new BigDecimal(text(part, element));
    }

    private static @Nullable String optional(XmlElement part, String element) {
        return part.find(element).orElse(null);
    }

    private static String text(XmlElement part, String element) {
        return Optional.of(part)
                .flatMap(found -> found.child(element))
                .map(XmlElement::text)
                .orElseThrow(() -> new AssertionError("no " + element));
    }
}
