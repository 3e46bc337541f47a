package by.pavilion.sandbox.window;

import by.pavilion.sandbox.window.CustomsMessage.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the window checks in one document by itself, before it takes it. */
final class ArrivalRules {
    /** The most one order may be worth, unless it holds one piece only (limits of 2018, in force). */
    static final BigDecimal SINGLE_LIMIT = new BigDecimal("5000");

    private static final Set<String> DIRECT = Set.of("9610");
    private static final Set<String> BONDED = Set.of("1210", "1239");

    /** In the old table of countries and in the newer one. */
    private static final Set<String> CHINA = Set.of("142", "CHN");

    private static final TariffUnits UNITS = new TariffUnits();

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private ArrivalRules() {}

    static Optional<Refusal> refusalOf(DocumentKind kind, Entry document) {
        return switch (kind) {
            case ORDER -> ofOrder(document);
            case PAYMENT -> identity(document.text("payerIdNumber"), 1331, "支付人身份证号码有误");
            case WAYBILL ->
                "1".equals(document.text("packNo")) ? Optional.empty() : Optional.of(Refusal.sentBack(1332, "件数须为1"));
            case PROOF, CANCEL, RETURN, ARRIVAL -> Optional.empty();
            case LIST -> ofList(document);
        };
    }

    private static Optional<Refusal> ofOrder(Entry order) {
        List<String> faults = lineFaults(order, "goodsValue");
        BigDecimal paid = order.number("goodsValue")
                .add(order.number("freight"))
                .add(order.number("taxTotal"))
                .subtract(order.number("discount"));
        if (paid.compareTo(order.number("acturalPaid")) != 0) {
            faults.add("acturalPaid不等于goodsValue+freight+taxTotal-discount");
        }
        if (!faults.isEmpty()) {
            return Optional.of(Refusal.sentBack(1333, String.join("; ", faults)));
        }
        return identity(order.text("buyerIdNumber"), 1334, "订购人身份证号码有误");
    }

    private static Optional<Refusal> ofList(Entry list) {
        List<String> faults = lineFaults(list, "");
        if (!"1".equals(list.text("packNo"))) {
            faults.add("packNo须为1");
        }
        Set<String> guarantors = Set.of(list.text("ebpCode"), list.text("ebcCode"), list.text("logisticsCode"));
        if (!guarantors.contains(list.text("assureCode"))) {
            faults.add("assureCode须为电商平台、电商企业或物流企业");
        }
        faults.addAll(modeFaults(list));
        list.lines().forEach(line -> UNITS.faultIn(line).ifPresent(faults::add));
        if (!faults.isEmpty()) {
            return Optional.of(new Refusal("-621001", "清单校验不通过[" + String.join("; ", faults) + "]"));
        }
        if (dutiable(list).compareTo(SINGLE_LIMIT) > 0 && !isOnePiece(list)) {
            return Optional.of(new Refusal("-621005", "超过单次交易限值" + SINGLE_LIMIT.toPlainString() + "元"));
        }
        return Optional.empty();
    }

    /** Goods, freight and insurance, without tax. */
    static BigDecimal dutiable(Entry list) {
        return goods(list).add(list.number("freight")).add(list.number("insuredFee"));
    }

    static BigDecimal goods(Entry document) {
        return document.lines().stream()
                .map(line -> Entry.number(line, "totalPrice"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static boolean isOnePiece(Entry list) {
        return list.lines().size() == 1
                && Entry.number(list.lines().get(0), "qty").compareTo(BigDecimal.ONE) == 0;
    }

    /** Lines numbered 1, 2, 3 …, each total its price times its quantity, and together the value in the head. */
    private static List<String> lineFaults(Entry document, String valueElement) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < document.lines().size(); i++) {
            Map<String, String> line = document.lines().get(i);
            if (!Integer.toString(i + 1).equals(line.get("gnum"))) {
                faults.add("gnum须从1连续编号");
            }
            BigDecimal total = Entry.number(line, "price").multiply(Entry.number(line, "qty"));
            if (total.compareTo(Entry.number(line, "totalPrice")) != 0) {
                faults.add("第" + (i + 1) + "项totalPrice不等于price×qty");
            }
        }
        if (!valueElement.isEmpty() && goods(document).compareTo(document.number(valueElement)) != 0) {
            faults.add(valueElement + "不等于商品总价之和");
        }
        return faults;
    }

    private static List<String> modeFaults(Entry list) {
        List<String> faults = new ArrayList<>();
        String mode = list.text("tradeMode");
        if (DIRECT.contains(mode)) {
            required(list.head(), faults, "trafNo", "voyageNo", "billNo");
            absent(list.head(), faults, "emsNo", "areaCode", "areaName");
            list.lines().forEach(line -> absent(line, faults, "itemRecordNo"));
        } else if (BONDED.contains(mode)) {
            required(list.head(), faults, "emsNo", "areaCode", "areaName");
            absent(list.head(), faults, "trafNo", "voyageNo");
            list.lines().forEach(line -> required(line, faults, "itemRecordNo"));
            if (!CHINA.contains(list.text("country"))) {
                faults.add("保税模式country须为142");
            }
        } else {
            faults.add("tradeMode须为9610、1210或1239");
        }
        return faults;
    }

    private static void required(Map<String, String> part, List<String> faults, String... elements) {
        for (String element : elements) {
            if (part.getOrDefault(element, "").isBlank()) {
                faults.add(element + "必填");
            }
        }
    }

    private static void absent(Map<String, String> part, List<String> faults, String... elements) {
        for (String element : elements) {
            if (!part.getOrDefault(element, "").isBlank()) {
                faults.add(element + "不应填写");
            }
        }
    }

    private static Optional<Refusal> identity(String number, int code, String text) {
        return isIdentityNumber(number) ? Optional.empty() : Optional.of(Refusal.sentBack(code, text));
    }

    /** 17 digits and a check character: weighted sum modulo 11. */
    static boolean isIdentityNumber(String number) {
        if (!number.matches("\\d{17}[0-9X]")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11) == number.charAt(17);
    }
}
