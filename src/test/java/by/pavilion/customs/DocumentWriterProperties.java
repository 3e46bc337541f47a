package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.ListDocument;
import by.pavilion.customs.ceb.OrderDocument;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was sold, order (311) and list (621) say the same of it, to the cent. */
class DocumentWriterProperties {
    @Property(tries = 300)
    void orderAndListNameTheSameAmounts(@ForAll("orders") DeclarationOrder sold) {
        WrittenDocuments written = WrittenDocuments.of(sold);
        OrderDocument order = written.order();
        ListDocument list = written.list();

        BigDecimal goods = sold.goodsValue().amount();
        assertThat(order.goodsValue()).isEqualByComparingTo(goods);
        assertThat(sum(order.lines().stream().map(OrderDocument.Line::total).toList()))
                .isEqualByComparingTo(goods);
        assertThat(sum(list.lines().stream().map(ListDocument.Line::total).toList()))
                .isEqualByComparingTo(goods);
        assertThat(list.freight().add(list.insurance())).isEqualByComparingTo(order.freight());
        assertThat(order.goodsValue().add(order.freight()).add(order.tax()).subtract(order.discount()))
                .isEqualByComparingTo(order.paid());
        assertThat(order.paid()).isEqualByComparingTo(sold.payable().amount());
    }

    @Property(tries = 300)
    void orderAndListNameTheSameGoodsAndPeople(@ForAll("orders") DeclarationOrder sold) {
        WrittenDocuments written = WrittenDocuments.of(sold);
        OrderDocument order = written.order();
        ListDocument list = written.list();

        assertThat(written.goodsOfList()).isEqualTo(written.goodsOfOrder());
        assertThat(list.lines()).allSatisfy(line -> assertThat(line.price().multiply(line.quantity()))
                .isEqualByComparingTo(line.total()));
        assertThat(list.buyer()).isEqualTo(order.buyer());
        assertThat(list.consigneeAddress()).isEqualTo(order.consignee().address());
        assertThat(list.orderNo()).isEqualTo(order.orderNo());
        assertThat(list.platform()).isEqualTo(order.platform());
        assertThat(list.seller()).isEqualTo(order.seller());
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A line that is still to be numbered. */
    private record Sold(long pieces, Money price) {}

    @Provide
    Arbitrary<DeclarationOrder> orders() {
        Arbitrary<Sold> goods = Combinators.combine(
                        Arbitraries.longs().between(1, 50), Arbitraries.longs().between(0, 500_000))
                .as((pieces, minor) -> new Sold(pieces, fen(minor)));
        return Combinators.combine(
                        Arbitraries.of(CustomsMode.values()),
                        goods.list().ofMinSize(1).ofMaxSize(12),
                        Arbitraries.longs().between(0, 20_000),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.longs().between(0, 100_000))
                .as(DocumentWriterProperties::sold);
    }

    /** @param discount in percent of the goods */
    private static DeclarationOrder sold(CustomsMode mode, List<Sold> goods, long freight, int discount, long vat) {
        List<DeclarationLine> lines = new ArrayList<>();
        Money value = Money.zero(Money.CNY);
        for (Sold each : goods) {
            Money total = each.price().times(each.pieces());
            value = value.plus(total);
            lines.add(new DeclarationLine(
                    lines.size() + 1,
                    "SKU-" + lines.size(),
                    "黑巧克力" + lines.size(),
                    "1806320000",
                    "4|3|可可|90克",
                    null,
                    "140",
                    BigDecimal.valueOf(each.pieces()),
                    "035",
                    BigDecimal.valueOf(each.pieces()),
                    null,
                    null,
                    each.price(),
                    total,
                    "340",
                    null));
        }
        DeclarationOrder example = TestDeclarations.order(mode);
        Money zero = Money.zero(Money.CNY);
        Money less = fen(value.minor() * discount / 100);
        return new DeclarationOrder(
                example.orderId(),
                example.orderNo(),
                example.channel(),
                mode,
                example.recipient(),
                example.buyerRegNo(),
                value,
                fen(freight),
                less,
                new DeclaredTax(zero, zero, fen(vat)),
                value.plus(fen(freight)).plus(fen(vat)).minus(less),
                example.payment(),
                lines,
                220,
                180);
    }

    private static Money fen(long minor) {
        return Money.ofMinor(minor, Money.CNY);
    }
}
