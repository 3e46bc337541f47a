package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Tariff;
import by.pavilion.sandbox.Tariff.Duty;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tax of a list, line by line: freight and insurance are shared by value, rounded down, and the last line takes the rest. */
record TaxBill(List<Line> lines) {
    TaxBill {
        lines = List.copyOf(lines);
    }

    /** What one line of a tax bill says. */
    record Line(String gnum, String gcode, BigDecimal dutiable, Duty duty) {}

    static TaxBill of(Entry list, Tariff tariff) {
        boolean full = ArrivalRules.dutiable(list).compareTo(ArrivalRules.SINGLE_LIMIT) > 0;
        BigDecimal charges = list.number("freight").add(list.number("insuredFee"));
        BigDecimal goods = ArrivalRules.goods(list);
        BigDecimal left = charges;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < list.lines().size(); i++) {
            Map<String, String> line = list.lines().get(i);
            BigDecimal value = Entry.number(line, "totalPrice");
            BigDecimal share = left;
            if (i < list.lines().size() - 1) {
                share = goods.signum() == 0
                        ? BigDecimal.ZERO
                        : charges.multiply(value).divide(goods, 2, RoundingMode.DOWN);
            }
            left = left.subtract(share);
            BigDecimal dutiable = value.add(share);
            String gcode = line.getOrDefault("gcode", "");
            lines.add(new Line(
                    line.getOrDefault("gnum", ""),
                    gcode,
                    dutiable,
                    tariff.duty(gcode, dutiable, Entry.number(line, "qty1"), Entry.number(line, "qty2"), full)));
        }
        return new TaxBill(lines);
    }
}
