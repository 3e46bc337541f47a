package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is printed follows the schema and reads as what was meant. */
class CebProperties {
    private final CebSchema schema = new CebSchema();

    @Property(tries = 300)
    void anOrderReadsAsItWasMeant(@ForAll("orders") OrderDocument order) throws UnreadableMessage {
        byte[] message = CebWriter.orders(CebWriter.newGuid(), List.of(order), TestDocuments.SENDER);

        assertThat(schema.faultsIn(message)).isEmpty();
        assertThat(ReadBack.order(message)).isEqualTo(order);
    }

    @Property(tries = 300)
    void aListReadsAsItWasMeant(@ForAll("lists") ListDocument list) throws UnreadableMessage {
        byte[] message = CebWriter.lists(CebWriter.newGuid(), List.of(list), TestDocuments.SENDER);

        assertThat(ReadBack.list(message)).isEqualTo(list);
    }

    @Property(tries = 300)
    void aCancellationReadsAsItWasMeant(@ForAll("cancellations") CancellationDocument cancellation)
            throws UnreadableMessage {
        byte[] message = CebWriter.cancellations(CebWriter.newGuid(), List.of(cancellation), TestDocuments.SENDER);

        assertThat(ReadBack.cancellation(message)).isEqualTo(cancellation);
    }

    @Property(tries = 300)
    void aReturnReadsAsItWasMeant(@ForAll("returns") ReturnDocument goodsReturn) throws UnreadableMessage {
        byte[] message = CebWriter.returns(CebWriter.newGuid(), List.of(goodsReturn), TestDocuments.SENDER);

        assertThat(ReadBack.goodsReturn(message)).isEqualTo(goodsReturn);
    }

    @Property(tries = 300)
    void whatIsPrintedIsCanonicalAlready(
            @ForAll("orders") OrderDocument order,
            @ForAll("lists") ListDocument list,
            @ForAll("cancellations") CancellationDocument cancellation,
            @ForAll("returns") ReturnDocument goodsReturn) {
        for (byte[] message : List.of(
                CebWriter.orders(CebWriter.newGuid(), List.of(order), TestDocuments.SENDER),
                CebWriter.lists(CebWriter.newGuid(), List.of(list), TestDocuments.SENDER),
                CebWriter.cancellations(CebWriter.newGuid(), List.of(cancellation), TestDocuments.SENDER),
                CebWriter.returns(CebWriter.newGuid(), List.of(goodsReturn), TestDocuments.SENDER))) {
            assertThat(CanonicalForm.of(message)).isEqualTo(CanonicalForm.byLibrary(message));
        }
    }

    @Provide
    Arbitrary<OrderDocument> orders() {
        return Combinators.combine(texts(60), texts(200), numbers(), numbers(), Arbitraries.of(true, false))
                .as((name, address, amount, quantity, paid) -> {
                    OrderDocument order = TestDocuments.order();
                    return new OrderDocument(
                            order.guid(),
                            order.filing(),
                            order.sentAt(),
                            order.orderNo(),
                            order.platform(),
                            order.seller(),
                            amount,
                            order.freight(),
                            order.discount(),
                            order.tax(),
                            order.paid(),
                            order.buyerAccount(),
                            new Orderer(name, "11010519491231002X", "13800000000"),
                            paid ? order.payment() : null,
                            new Consignee(name, "13900000000", address),
                            List.of(new OrderDocument.Line(
                                    1,
                                    "SKU-1",
                                    name,
                                    address,
                                    paid ? "2048100000016" : null,
                                    "017",
                                    quantity,
                                    amount,
                                    amount,
                                    "340")));
                });
    }

    @Provide
    Arbitrary<ListDocument> lists() {
        return Combinators.combine(texts(60), numbers(), Arbitraries.of(true, false))
                .as((name, weight, bonded) -> {
                    ListDocument list = bonded ? TestDocuments.bondedList() : TestDocuments.directList();
                    return new ListDocument(
                            list.guid(),
                            list.filing(),
                            list.sentAt(),
                            list.orderNo(),
                            list.platform(),
                            list.seller(),
                            list.waybillNo(),
                            list.carrier(),
                            list.ownNumber(),
                            list.guarantor(),
                            list.declaredTo(),
                            list.enteredAt(),
                            new Orderer(name, "11010519491231002X", "13800000000"),
                            name,
                            list.declarant(),
                            list.zone(),
                            list.tradeMode(),
                            list.trafficMode(),
                            list.transport(),
                            list.dispatchCountry(),
                            list.freight(),
                            list.insurance(),
                            weight,
                            weight,
                            list.lines());
                });
    }

    @Provide
    Arbitrary<CancellationDocument> cancellations() {
        return Combinators.combine(texts(60), texts(1000))
                .as((name, reason) ->
                        new CancellationDocument(CebWriter.newGuid(), TestDocuments.NOON, listOf(name), reason));
    }

    @Provide
    Arbitrary<ReturnDocument> returns() {
        Arbitrary<ReturnDocument.Line> lines = Combinators.combine(
                        Arbitraries.integers().between(1, 99), texts(250), numbers())
                .as((number, name, quantity) -> new ReturnDocument.Line(number, "3304990039", name, quantity, "142"));
        return Combinators.combine(
                        texts(60),
                        texts(1000),
                        Arbitraries.of(Filing.NEW, Filing.CHANGE),
                        lines.list().ofMinSize(1).ofMaxSize(5))
                .as((name, reason, filing, goods) -> new ReturnDocument(
                        CebWriter.newGuid(), filing, TestDocuments.NOON, listOf(name), reason, goods));
    }

    private static ListReference listOf(String buyer) {
        ListReference list = TestDocuments.reference();
        return new ListReference(
                list.declaredTo(),
                list.orderNo(),
                list.platform(),
                list.seller(),
                list.waybillNo(),
                list.carrier(),
                list.ownNumber(),
                list.listNumber(),
                new Orderer(buyer, "11010519491231002X", "13800000000"),
                list.declarant());
    }

    /** Texts of people: also characters beyond the basic plane, and those that XML must escape. */
    private static Arbitrary<String> texts(int longest) {
        return Arbitraries.of("张", "李", "𠮷", "𡈽", "é", "Ж", "<", ">", "&", "\"", "'", "]]>", "·", "a", "1")
                .list()
                .ofMinSize(1)
                .ofMaxSize(longest / 3)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999999999999"))
                .ofScale(5)
                .map(ReadBack::same);
    }
}
