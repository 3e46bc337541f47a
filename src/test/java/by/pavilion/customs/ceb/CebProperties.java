package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What is printed follows the schema and reads as what was meant, whatever stands in which field. */
class CebProperties {
    private static final int TRIES = 200;
    private static final MessageSigner SIGNER = TestSigners.signer(TestSigners.RSA);

    private final CebSchema schema = new CebSchema();

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void anOrderReadsAsItWasMeant(@ForAll("orders") OrderDocument order) throws UnreadableMessage {
        byte[] message = print(order);

        assertThat(schema.faultsIn(message)).isEmpty();
        assertThat(ReadBack.order(message)).isEqualTo(order);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aListReadsAsItWasMeant(@ForAll("lists") ListDocument list) throws UnreadableMessage {
        byte[] message = print(list);

        assertThat(faultsOnceSigned(message)).isEmpty();
        assertThat(ReadBack.list(message)).isEqualTo(list);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aCancellationReadsAsItWasMeant(@ForAll("cancellations") CancellationDocument cancellation)
            throws UnreadableMessage {
        byte[] message = print(cancellation);

        assertThat(faultsOnceSigned(message)).isEmpty();
        assertThat(ReadBack.cancellation(message)).isEqualTo(cancellation);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aReturnReadsAsItWasMeant(@ForAll("returns") ReturnDocument goodsReturn) throws UnreadableMessage {
        byte[] message = print(goodsReturn);

        assertThat(faultsOnceSigned(message)).isEmpty();
        assertThat(ReadBack.goodsReturn(message)).isEqualTo(goodsReturn);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whatIsPrintedIsCanonicalAlready(
            @ForAll("orders") OrderDocument order,
            @ForAll("lists") ListDocument list,
            @ForAll("cancellations") CancellationDocument cancellation,
            @ForAll("returns") ReturnDocument goodsReturn) {
        for (byte[] message : List.of(print(order), print(list), print(cancellation), print(goodsReturn))) {
            assertThat(CanonicalForm.of(message)).isEqualTo(CanonicalForm.byLibrary(message));
        }
    }

    private static byte[] print(OrderDocument order) {
        return CebWriter.orders(CebWriter.newGuid(), List.of(order), TestDocuments.SENDER);
    }

    private static byte[] print(ListDocument list) {
        return CebWriter.lists(CebWriter.newGuid(), List.of(list), TestDocuments.SENDER);
    }

    private static byte[] print(CancellationDocument cancellation) {
        return CebWriter.cancellations(CebWriter.newGuid(), List.of(cancellation), TestDocuments.SENDER);
    }

    private static byte[] print(ReturnDocument goodsReturn) {
        return CebWriter.returns(CebWriter.newGuid(), List.of(goodsReturn), TestDocuments.SENDER);
    }

    /** Only an order is valid without a signature. */
    private List<String> faultsOnceSigned(byte[] message) {
        return schema.faultsIn(EnvelopedSignature.sign(message, SIGNER));
    }

    /** What orders and lists begin with. */
    private record Head(String guid, Filing filing, LocalDateTime sentAt, String orderNo) {}

    private record Papers(String waybillNo, String ownNumber, String guarantor, String consigneeAddress) {}

    private record Way(
            ListDocument.@Nullable Zone zone,
            String trafficMode,
            ListDocument.@Nullable Transport transport,
            String dispatchCountry) {}

    private record Goods(
            String sku, String name, String model, @Nullable String barCode) {}

    @Provide
    Arbitrary<OrderDocument> orders() {
        return Combinators.combine(
                        heads(),
                        firms().list().ofSize(2),
                        numbers().list().ofSize(5),
                        codes(60),
                        people(),
                        payments().injectNull(0.3),
                        consignees(),
                        severalOf(orderLines()))
                .as((head, firms, amounts, account, buyer, payment, consignee, lines) -> new OrderDocument(
                        head.guid(),
                        head.filing(),
                        head.sentAt(),
                        head.orderNo(),
                        firms.get(0),
                        firms.get(1),
                        amounts.get(0),
                        amounts.get(1),
                        amounts.get(2),
                        amounts.get(3),
                        amounts.get(4),
                        account,
                        buyer,
                        payment,
                        consignee,
                        lines));
    }

    private static Arbitrary<OrderDocument.Line> orderLines() {
        return Combinators.combine(
                        lineNumbers(),
                        goods(30),
                        digits(3).list().ofSize(2),
                        numbers().list().ofSize(3))
                .as((number, goods, codes, amounts) -> new OrderDocument.Line(
                        number,
                        goods.sku(),
                        goods.name(),
                        goods.model(),
                        goods.barCode(),
                        codes.get(0),
                        amounts.get(0),
                        amounts.get(1),
                        amounts.get(2),
                        codes.get(1)));
    }

    private static Arbitrary<OrderDocument.Payment> payments() {
        return Combinators.combine(firms(), codes(60)).as(OrderDocument.Payment::new);
    }

    private static Arbitrary<Consignee> consignees() {
        return Combinators.combine(texts(100), codes(50), texts(200)).as(Consignee::new);
    }

    @Provide
    Arbitrary<ListDocument> lists() {
        return Combinators.combine(
                        heads(),
                        firms().list().ofSize(4),
                        papers(),
                        digits(4).list().ofSize(3),
                        people(),
                        ways(),
                        numbers().list().ofSize(4),
                        severalOf(listLines()))
                .as((head, firms, papers, codes, buyer, way, amounts, lines) -> new ListDocument(
                        head.guid(),
                        head.filing(),
                        head.sentAt(),
                        head.orderNo(),
                        firms.get(0),
                        firms.get(1),
                        papers.waybillNo(),
                        firms.get(2),
                        papers.ownNumber(),
                        papers.guarantor(),
                        codes.get(0),
                        codes.get(1),
                        buyer,
                        papers.consigneeAddress(),
                        firms.get(3),
                        way.zone(),
                        codes.get(2),
                        way.trafficMode(),
                        way.transport(),
                        way.dispatchCountry(),
                        amounts.get(0),
                        amounts.get(1),
                        amounts.get(2),
                        amounts.get(3),
                        lines));
    }

    private static Arbitrary<Papers> papers() {
        return Combinators.combine(codes(60), codes(20), codes(30), texts(200)).as(Papers::new);
    }

    private static Arbitrary<Way> ways() {
        Arbitrary<ListDocument.Zone> zones =
                Combinators.combine(firms(), codes(30)).as(ListDocument.Zone::new);
        Arbitrary<ListDocument.Transport> transports = Combinators.combine(
                        codes(100), codes(32), codes(37), codes(10).injectNull(0.5))
                .as(ListDocument.Transport::new);
        return Combinators.combine(zones.injectNull(0.5), codes(1), transports.injectNull(0.5), digits(3))
                .as(Way::new);
    }

    private static Arbitrary<ListDocument.Line> listLines() {
        return Combinators.combine(
                        lineNumbers(),
                        codes(30).injectNull(0.5),
                        goods(20),
                        digits(10),
                        digits(3).list().ofSize(3),
                        numbers().list().ofSize(4),
                        numbers().injectNull(0.5),
                        digits(3).injectNull(0.5))
                .as((number, ledgerItem, goods, code, codes, amounts, secondQuantity, secondUnit) ->
                        new ListDocument.Line(
                                number,
                                ledgerItem,
                                goods.sku(),
                                code,
                                goods.name(),
                                goods.model(),
                                goods.barCode(),
                                codes.get(0),
                                amounts.get(0),
                                codes.get(1),
                                amounts.get(1),
                                codes.get(2),
                                secondQuantity,
                                secondUnit,
                                amounts.get(2),
                                amounts.get(3)));
    }

    @Provide
    Arbitrary<CancellationDocument> cancellations() {
        return Combinators.combine(guids(), times(), references(), texts(1000)).as(CancellationDocument::new);
    }

    @Provide
    Arbitrary<ReturnDocument> returns() {
        Arbitrary<ReturnDocument.Line> lines = Combinators.combine(
                        lineNumbers(), digits(10), texts(250), numbers(), digits(3))
                .as(ReturnDocument.Line::new);
        return Combinators.combine(
                        guids(), Arbitraries.of(Filing.class), times(), references(), texts(1000), severalOf(lines))
                .as(ReturnDocument::new);
    }

    private static Arbitrary<ListReference> references() {
        return Combinators.combine(
                        digits(4), codes(60), firms().list().ofSize(4), codes(60), codes(20), codes(18), people())
                .as((declaredTo, orderNo, firms, waybillNo, ownNumber, listNumber, buyer) -> new ListReference(
                        declaredTo,
                        orderNo,
                        firms.get(0),
                        firms.get(1),
                        waybillNo,
                        firms.get(2),
                        ownNumber,
                        listNumber,
                        buyer,
                        firms.get(3)));
    }

    private static Arbitrary<Head> heads() {
        return Combinators.combine(guids(), Arbitraries.of(Filing.class), times(), codes(60))
                .as(Head::new);
    }

    private static Arbitrary<Goods> goods(int longestSku) {
        return Combinators.combine(
                        codes(longestSku), texts(250), texts(510), codes(50).injectNull(0.5))
                .as(Goods::new);
    }

    private static Arbitrary<Orderer> people() {
        return Combinators.combine(texts(60), codes(60), codes(30)).as(Orderer::new);
    }

    private static Arbitrary<Firm> firms() {
        return Combinators.combine(codes(18), texts(100)).as(Firm::new);
    }

    private static Arbitrary<String> guids() {
        return codes(36, 36);
    }

    private static Arbitrary<LocalDateTime> times() {
        return Arbitraries.longs().between(0, 300_000_000).map(TestDocuments.NOON::plusSeconds);
    }

    private static Arbitrary<Integer> lineNumbers() {
        return Arbitraries.integers().between(1, 99);
    }

    /** From one to as many as a document may hold. */
    private static <T> Arbitrary<List<T>> severalOf(Arbitrary<T> line) {
        return Arbitraries.of(1, 2, 7, 99).flatMap(size -> line.list().ofSize(size));
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }

    private static Arbitrary<String> codes(int longest) {
        return codes(1, longest);
    }

    private static Arbitrary<String> codes(int shortest, int longest) {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .withChars('-', '_')
                .ofMinLength(shortest)
                .ofMaxLength(longest);
    }

    /** Texts of people: also characters beyond the basic plane, those that XML must escape, and one as long as may be. */
    private static Arbitrary<String> texts(int longest) {
        Arbitrary<String> some = Arbitraries.of(
                        "张", "李", "𠮷", "𡈽", "é", "Ж", "<", ">", "&", "\"", "'", "]]>", "·", " ", "a", "1")
                .list()
                .ofMinSize(1)
                .ofMaxSize(longest / 3)
                .map(parts -> String.join("", parts).strip())
                .filter(text -> !text.isEmpty());
        return mostly(some, "𠮷".repeat(longest / 2));
    }

    private static Arbitrary<BigDecimal> numbers() {
        Arbitrary<BigDecimal> some = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999999999999"))
                .ofScale(5)
                .map(ReadBack::same);
        return mostly(some, BigDecimal.ZERO);
    }

    private static <T> Arbitrary<T> mostly(Arbitrary<T> usual, T seldom) {
        return Arbitraries.integers().between(0, 9).flatMap(roll -> roll == 0 ? Arbitraries.just(seldom) : usual);
    }
}
