package by.pavilion.sandbox.window;

import by.pavilion.sandbox.window.CustomsMessage.Entry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Three documents against the list: what order, payment, waybill and list must say alike, to the cent and to the last
 * space. The first difference found is the answer.
 */
final class Matching {
    private Matching() {}

    /**
     * @param list the list
     * @param others the documents that may be meant
     */
    static Optional<Refusal> refusalOf(Entry list, List<Registered> others) {
        Optional<Entry> order = stored(others, DocumentKind.ORDER, List.of("orderNo", "ebpCode"), list);
        if (order.isEmpty()) {
            return sentBack(1301, "订单不存在或未入库");
        }
        Optional<Entry> payment = stored(others, DocumentKind.PAYMENT, List.of("orderNo", "ebpCode"), list);
        if (payment.isEmpty()) {
            return sentBack(1302, "支付单不存在或未入库");
        }
        Optional<Entry> waybill =
                stored(others, DocumentKind.WAYBILL, List.of("orderNo", "logisticsCode", "logisticsNo"), list);
        if (waybill.isEmpty()) {
            return sentBack(1303, "运单不存在或未入库");
        }
        return compare(list, order.get(), payment.get(), waybill.get());
    }

    private static Optional<Refusal> compare(Entry list, Entry order, Entry payment, Entry waybill) {
        if (differ(list, order, "ebcCode")) {
            return sentBack(1304, "订单与清单的电商企业不一致");
        }
        if (order.number("acturalPaid").compareTo(payment.number("amountPaid")) != 0) {
            return sentBack(1305, "订单实付金额与支付金额不一致");
        }
        if (isGiven(order, "payTransactionId")
                && (differ(order, payment, "payTransactionId") || differ(order, payment, "payCode"))) {
            return sentBack(1306, "订单与支付单的支付交易编号不一致");
        }
        BigDecimal declared = ArrivalRules.dutiable(list);
        BigDecimal ordered = order.number("goodsValue").add(order.number("freight"));
        if (declared.compareTo(ordered) != 0) {
            return sentBack(1307, "清单与订单的金额不一致");
        }
        if (differ(list, order, "buyerIdNumber") || differ(list, order, "buyerName")) {
            return sentBack(1308, "清单与订单的订购人不一致");
        }
        if (!payment.text("payerIdNumber").equals(order.text("buyerIdNumber"))
                || !payment.text("payerName").equals(order.text("buyerName"))) {
            return sentBack(1309, "支付人与订购人不一致");
        }
        if (differ(order, waybill, "consignee")
                || differ(order, waybill, "consigneeTelephone")
                || differ(order, waybill, "consigneeAddress")
                || differ(list, order, "consigneeAddress")) {
            return sentBack(1310, "收货人信息不一致");
        }
        if (!sameGoods(list.lines(), order.lines())) {
            return sentBack(1311, "清单与订单的商品不一致");
        }
        if (list.number("grossWeight").compareTo(waybill.number("weight")) != 0) {
            return sentBack(1312, "清单与运单的毛重不一致");
        }
        if (differ(list, waybill, "packNo")) {
            return sentBack(1313, "清单与运单的件数不一致");
        }
        return Optional.empty();
    }

    private static boolean sameGoods(List<Map<String, String>> declared, List<Map<String, String>> ordered) {
        if (declared.size() != ordered.size()) {
            return false;
        }
        for (int i = 0; i < declared.size(); i++) {
            Map<String, String> listed = declared.get(i);
            Map<String, String> sold = ordered.get(i);
            boolean same = text(listed, "gnum").equals(text(sold, "gnum"))
                    && text(listed, "gname").equals(text(sold, "itemName"))
                    && sameNumber(listed, sold, "qty")
                    && sameNumber(listed, sold, "price")
                    && sameNumber(listed, sold, "totalPrice")
                    && text(listed, "unit").equals(text(sold, "unit"))
                    && text(listed, "country").equals(text(sold, "country"));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Entry> stored(
            List<Registered> documents, DocumentKind kind, List<String> shared, Entry list) {
        return documents.stream()
                .filter(document -> document.kind() == kind && document.isStored())
                .map(Registered::facts)
                .filter(facts -> shared.stream().noneMatch(element -> differ(facts, list, element)))
                .findFirst();
    }

    private static boolean isGiven(Entry document, String element) {
        return !document.text(element).isBlank();
    }

    private static boolean differ(Entry one, Entry other, String element) {
        return !one.text(element).equals(other.text(element));
    }

    private static boolean sameNumber(Map<String, String> one, Map<String, String> other, String element) {
        return Entry.number(one, element).compareTo(Entry.number(other, element)) == 0;
    }

    private static String text(Map<String, String> line, String element) {
        return line.getOrDefault(element, "");
    }

    private static Optional<Refusal> sentBack(int code, String text) {
        return Optional.of(Refusal.sentBack(code, text));
    }
}
