package by.pavilion.sandbox.window;

import by.pavilion.sandbox.window.CustomsMessage.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cancelling a list before its release, and returning its goods after: what customs compares with its register. */
final class Corrections {
    private static final Set<String> NOT_YET_RELEASED = Set.of("120", "300", "399", "500");
    private static final Set<String> RELEASED = Set.of("800", "899");
    private static final List<String> SAME = List.of(
            "ebpCode",
            "ebcCode",
            "agentCode",
            "logisticsCode",
            "logisticsNo",
            "buyerIdNumber",
            "buyerName",
            "customsCode");

    private Corrections() {}

    /** @param list the list of the same order and number, if there is one */
    static Optional<Refusal> refusalOfCancel(Entry request, Optional<Registered> list) {
        if (list.isEmpty()) {
            return refuse("-623003", "撤销的清单不存在");
        }
        if (!NOT_YET_RELEASED.contains(list.get().status())) {
            return refuse("-623005", "清单状态不允许撤销");
        }
        return differs(request, list.get().facts())
                ? Optional.of(Refusal.sentBack(1341, "撤销申请单与清单不一致"))
                : Optional.empty();
    }

    /**
     * @param list the list of the same order and number, if there is one
     * @param earlier returns of that list that customs has stored
     */
    static Optional<Refusal> refusalOfReturn(Entry request, Optional<Registered> list, List<Registered> earlier) {
        if (list.isEmpty()) {
            return Optional.of(Refusal.sentBack(1342, "退货的清单不存在"));
        }
        if (!RELEASED.contains(list.get().status())) {
            return Optional.of(Refusal.sentBack(1343, "清单未放行,不允许退货"));
        }
        if (differs(request, list.get().facts())) {
            return Optional.of(Refusal.sentBack(1344, "退货申请单与清单不一致"));
        }
        for (Map<String, String> line : request.lines()) {
            Optional<Refusal> refusal = refusalOfLine(line, list.get().facts(), earlier);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusalOfLine(Map<String, String> line, Entry list, List<Registered> earlier) {
        String gnum = line.getOrDefault("gnum", "");
        Optional<Map<String, String>> declared = line(list, gnum);
        if (declared.isEmpty()) {
            return refuse("-625209", "退货商品第" + gnum + "项在清单中不存在");
        }
        for (String element : List.of("gcode", "gname", "unit")) {
            if (!line.getOrDefault(element, "").equals(declared.get().get(element))) {
                return refuse("-625007", "退货商品第" + gnum + "项的" + element + "与清单不一致");
            }
        }
        BigDecimal returned = Entry.number(line, "qty").add(returned(gnum, earlier));
        return returned.compareTo(Entry.number(declared.get(), "qty")) > 0
                ? refuse("-625014", "退货商品第" + gnum + "项累计数量超过清单数量")
                : Optional.empty();
    }

    /** What goes back to the buyer's year: the value of the returned goods with their share of freight and insurance. */
    static BigDecimal dutiable(Entry request, Entry list) {
        BigDecimal goods = ArrivalRules.goods(list);
        BigDecimal returned = request.lines().stream()
                .map(line -> Entry.number(line, "qty").multiply(price(list, line.getOrDefault("gnum", ""))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return goods.signum() == 0
                ? BigDecimal.ZERO
                : ArrivalRules.dutiable(list).multiply(returned).divide(goods, 2, RoundingMode.HALF_UP);
    }

    static boolean isWhollyReturned(Entry list, List<Registered> returns) {
        return list.lines().stream()
                .allMatch(line ->
                        Entry.number(line, "qty").compareTo(returned(line.getOrDefault("gnum", ""), returns)) <= 0);
    }

    private static BigDecimal returned(String gnum, List<Registered> returns) {
        return returns.stream()
                .flatMap(document -> line(document.facts(), gnum).stream())
                .map(line -> Entry.number(line, "qty"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal price(Entry list, String gnum) {
        return line(list, gnum).map(line -> Entry.number(line, "price")).orElse(BigDecimal.ZERO);
    }

    private static Optional<Map<String, String>> line(Entry document, String gnum) {
        return document.lines().stream()
                .filter(line -> gnum.equals(line.get("gnum")))
                .findFirst();
    }

    private static boolean differs(Entry request, Entry list) {
        return SAME.stream().anyMatch(element -> !request.text(element).equals(list.text(element)));
    }

    private static Optional<Refusal> refuse(String code, String text) {
        return Optional.of(new Refusal(code, text));
    }
}
