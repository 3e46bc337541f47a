package by.pavilion.customs;

import by.pavilion.customs.ceb.ListDocument;
import by.pavilion.customs.ceb.OrderDocument;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What customs is told of an order whose parcel is known, for tests of those who sell, too.
 *
 * @param order 311
 * @param list 621
 */
public record WrittenDocuments(OrderDocument order, ListDocument list) {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final DocumentWriter WRITER =
            new DocumentWriter(TestConnections.with(Map.of()), TestCodes.tables(), CustomsCalendar.dayOf(NOW));
    private static final Recipient RECIPIENT = TestRecipients.inShanghai();

    public static WrittenDocuments of(DeclarationOrder sold) {
        Declaration declaration = TestDeclarations.ofOrder(sold);
        return new WrittenDocuments(
                WRITER.order(declaration, sold, RECIPIENT, NOW),
                WRITER.list(declaration, sold, ItemNumbers.NONE, RECIPIENT, NOW));
    }

    /** What both documents say of a line. */
    public record Goods(
            int number,
            String sku,
            String name,
            String model,
            String unit,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal total,
            String country) {}

    public List<Goods> goodsOfOrder() {
        return order.lines().stream()
                .map(line -> new Goods(
                        line.number(),
                        line.sku(),
                        line.name(),
                        line.model(),
                        line.unit(),
                        line.quantity(),
                        line.price(),
                        line.total(),
                        line.country()))
                .toList();
    }

    public List<Goods> goodsOfList() {
        return list.lines().stream()
                .map(line -> new Goods(
                        line.number(),
                        line.sku(),
                        line.name(),
                        line.model(),
                        line.unit(),
                        line.quantity(),
                        line.price(),
                        line.total(),
                        line.country()))
                .toList();
    }

    /** The goods of the list, freight and insurance: what customs taxes. */
    public BigDecimal dutiable() {
        return list.lines().stream()
                .map(ListDocument.Line::total)
                .reduce(list.freight().add(list.insurance()), BigDecimal::add);
    }

    /**
     * What customs will bill, by nothing but the list.
     *
     * @param like the lines as they were taxed when they were sold: a list says in words what a piece holds
     */
    public TaxBreakdown billed(List<TaxableLine> like) {
        List<TaxableLine> lines = list.lines().stream()
                .map(line -> new TaxableLine(
                        line.number(),
                        line.code(),
                        line.quantity().longValueExact(),
                        cny(line.total()),
                        like.get(line.number() - 1).content()))
                .toList();
        return TestTaxes.of(lines, cny(list.freight().add(list.insurance())));
    }

    private static Money cny(BigDecimal amount) {
        return Money.of(amount, Money.CNY, RoundingMode.UNNECESSARY);
    }
}
