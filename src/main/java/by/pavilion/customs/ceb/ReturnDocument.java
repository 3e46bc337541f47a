package by.pavilion.customs.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One return of goods of a message CEB625.
 *
 * @param guid 36 characters of its own
 * @param sentAt in China's time
 * @param reason why, at most 1,000 characters
 */
public record ReturnDocument(
        String guid, Filing filing, LocalDateTime sentAt, ListReference list, String reason, List<Line> lines) {
    public ReturnDocument {
        lines = List.copyOf(lines);
    }

    /**
     * Goods that come back.
     *
     * @param number of the line in the list
     * @param code ten digits of the tariff
     * @param quantity how much comes back, at most what the list declares
     */
    public record Line(int number, String code, String name, BigDecimal quantity, String unit) {}

    void print(CebPrinter out) {
        out.open("InvtRefund");
        out.open("InvtRefundHead");
        list.print(out, guid, filing, sentAt, reason);
        out.close();
        for (Line line : lines) {
            out.open("InvtRefundList");
            out.whole("gnum", line.number());
            out.text("gcode", line.code());
            out.text("gname", line.name());
            out.number("qty", line.quantity());
            out.text("unit", line.unit());
            out.close();
        }
        out.close();
    }
}
