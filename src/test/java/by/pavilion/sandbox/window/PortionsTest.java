package by.pavilion.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.sandbox.CountedStatements;
import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.Mailbox;
import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.Tariff;
import by.pavilion.sandbox.ceb.WindowConnection;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.sandbox.window.MessageReader.FormatFault;
import by.pavilion.sandbox.window.Quotas.Count;
import by.pavilion.sandbox.window.Receipts.Outgoing;
import by.pavilion.sandbox.window.Receipts.Waiting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the window does with many documents at a time, in a future that its own clock does not reach meanwhile. */
@QuarkusTest
class PortionsTest {
    private static final Duration FUTURE = Duration.ofHours(1);
    private static final int MANY = 40;

    @Inject
    DataSource dataSource;

    @Inject
    Fingerprints fingerprints;

    @Inject
    Tariff tariff;

    @Inject
    Scenarios scenarios;

    @Inject
    WindowConfig config;

    @Inject
    Clock clock;

    private final String prefix = UUID.randomUUID().toString().substring(0, 8);
    private final String addressee = "DXP" + prefix.toUpperCase(Locale.ROOT);

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> new CountedStatements(dataSource)
                .store()
                .update("DELETE FROM sandbox_window_documents WHERE order_no LIKE ?", prefix + "%"));
    }

    @Test
    void keepsAMessageOfManyOrdersByTwoStatementsAndRefusesThemAgainByOne() {
        CountedStatements counted = new CountedStatements(dataSource);
        Register register = register(counted.store());
        List<Entry> orders = sent(TestMessages::order);

        assertThat(keep(register, orders)).hasSize(MANY).allMatch(Optional::isEmpty);
        assertThat(counted.sent()).hasSize(2);

        assertThat(keep(register, orders))
                .hasSize(MANY)
                .allMatch(answer -> answer.map(Refusal::status).orElse("").equals("-301010"));
        assertThat(counted.sent()).hasSize(1);
    }

    @Test
    void knowsTheSameOrderTwiceInAMessageAndUnderAnotherSpelling() {
        Register register = register(new CountedStatements(dataSource).store());
        Entry order = sent(TestMessages::order).get(0);
        Entry other = with(order, "guid", UUID.randomUUID().toString());
        Entry spelledOtherwise = with(other, "ebpCode", order.text("ebpCode").toLowerCase(Locale.ROOT));

        assertThat(keep(register, List.of(order, other)))
                .extracting(answer -> answer.map(Refusal::status).orElse("kept"))
                .containsExactly("kept", "-301010");
        assertThat(keep(register, List.of(spelledOtherwise)))
                .extracting(answer -> answer.map(Refusal::status).orElse("kept"))
                .containsExactly("-301010");
    }

    @Test
    void keepsOfADocumentWhatIsReadLaterAndNoPersonInTheClear() {
        SandboxStore store = new CountedStatements(dataSource).store();
        List<Entry> orders = sent(TestMessages::order);
        Entry first = orders.get(0);
        keep(register(store), orders);

        Entry kept = documents(store).get(0).facts();

        assertThat(kept.head())
                .containsEntry("guid", first.text("guid"))
                .containsEntry("acturalPaid", first.text("acturalPaid"))
                .containsEntry("buyerIdNumber", fingerprints.of(first.text("buyerIdNumber")))
                .containsEntry("consignee", fingerprints.of(first.text("consignee")))
                .doesNotContainKeys("buyerTelephone", "buyerRegNo", "ebpName", "appTime");
        assertThat(kept.lines()).hasSameSizeAs(first.lines()).allSatisfy(line -> assertThat(line)
                .containsKeys("gnum", "itemName", "qty", "price", "totalPrice", "unit", "country")
                .doesNotContainKeys("gmodel", "currency"));
    }

    @Test
    void keepsNoReceiptsForTheSandboxsOwnFirmsWhichNeverFetchThem() {
        ReceiptStore receipts = new ReceiptStore(new CountedStatements(dataSource).store());
        String ownFirm = WindowConnection.OWN_FIRMS + prefix;

        QuarkusTransaction.requiringNew()
                .run(() -> receipts.insert(
                        List.of(new Outgoing(List.of(ownFirm, addressee), "CEB412Message", "<both/>")),
                        clock.instant()));

        assertThat(receipts.oldest(addressee, 10)).extracting(Waiting::message).containsExactly("<both/>");
        assertThat(receipts.oldest(ownFirm, 10)).isEmpty();
    }

    @Test
    void letsFailedDocumentsBeginAnewTogether() {
        SandboxStore store = new CountedStatements(dataSource).store();
        Register register = register(store);
        List<Entry> orders = sent(TestMessages::order);
        keep(register, orders);
        setStatus(store, "100");

        assertThat(keep(register, orders)).allMatch(Optional::isEmpty);

        assertThat(documents(store)).hasSize(MANY).allSatisfy(document -> {
            assertThat(document.status()).isEqualTo(Course.TAKEN);
            assertThat(document.attempts()).isEqualTo(2);
        });
        keep(register, List.of(with(orders.get(0), "appType", "3")));
        assertThat(keep(register, List.of(with(with(orders.get(0), "appType", "3"), "orderNo", prefix + "-none"))))
                .extracting(answer -> answer.map(Refusal::status).orElse("kept"))
                .containsExactly("-301009");
    }

    @Test
    void leadsManyListsToTheirTaxByAHandfulOfStatementsForEachStep() {
        CountedStatements counted = new CountedStatements(dataSource);
        SandboxStore store = counted.store();
        Register register = register(store);
        String buyer = TestWindow.newBuyer();
        keep(register, DocumentKind.ORDER, sent(TestMessages::order, buyer));
        keep(register, DocumentKind.PAYMENT, sent(TestMessages::payment, buyer));
        keep(register, DocumentKind.WAYBILL, sent(TestMessages::waybill, buyer));
        setStatus(store, "120");
        keep(register, DocumentKind.LIST, sent(TestMessages::list, buyer));
        counted.sent();

        for (int step = 0; step < 7; step++) {
            advance(store, FUTURE.multipliedBy(2 + step));
            assertThat(counted.sent()).hasSizeBetween(3, 10);
        }

        assertThat(documents(store))
                .filteredOn(document -> document.kind() == DocumentKind.LIST)
                .hasSize(MANY)
                .allMatch(list -> list.status().equals("899"));
        List<String> receipts = new Mailbox(addressee).messages();
        assertThat(receipts)
                .filteredOn(xml -> xml.contains("CEB622Message"))
                .extracting(xml -> Mailbox.first(xml, "returnStatus"))
                .containsExactly("2", "3", "120", "399", "800", "899");
        assertThat(receipts)
                .filteredOn(xml -> xml.contains("<CEB816Message"))
                .hasSize(1)
                .allSatisfy(bills -> assertThat(bills.split("<TaxHeadRd>", -1)).hasSize(MANY + 1));
        assertThat(receipts)
                .filteredOn(xml -> xml.contains("<CEB818Message"))
                .hasSize(1)
                .allSatisfy(settled ->
                        assertThat(settled.split("<TaxHeadStatus>", -1)).hasSize(MANY + 1));
        assertThat(store.find(
                        "SELECT used_minor FROM sandbox_window_quotas WHERE person = ?",
                        row -> row.getLong("used_minor"),
                        fingerprints.of(buyer)))
                .contains(MANY * 62_00L);
    }

    @Test
    void countsListsOfOnePersonThatComeTogetherOneAfterTheOther() {
        SandboxStore store = new CountedStatements(dataSource).store();
        Quotas quotas = new Quotas(new QuotaStore(store), fingerprints);
        Registered list = dear(fingerprints.of(TestWindow.newBuyer()));

        QuarkusTransaction.requiringNew().run(() -> {
            Count count = quotas.count(List.of(list, list));
            assertThat(count.book(list)).isEmpty();
            assertThat(count.book(list).map(Refusal::text).orElse("")).contains("已用15000.00元", "本次15000.00元");
            count.write();
        });
        QuarkusTransaction.requiringNew().run(() -> {
            Count count = quotas.count(List.of(list));
            assertThat(count.book(list)).isPresent();
            count.giveBack(list, new BigDecimal("5000.00"));
            assertThat(count.book(list)).isEmpty();
            count.write();
        });
        QuarkusTransaction.requiringNew().run(() -> assertThat(
                        quotas.count(List.of()).book(list).map(Refusal::text).orElse(""))
                .contains("已用25000.00元"));
    }

    private Registered dear(String person) {
        Entry facts = new Entry(Map.of("buyerIdNumber", person), List.of(Map.of("totalPrice", "15000.00")));
        return new Registered(1, DocumentKind.LIST, List.of(addressee), facts, "3", clock.instant(), 1);
    }

    private Register register(SandboxStore store) {
        return new Register(new DocumentStore(store), fingerprints, config, Clock.offset(clock, FUTURE));
    }

    private void advance(SandboxStore store, Duration future) {
        Clock then = Clock.offset(clock, future);
        CustomsOffice office = new CustomsOffice(
                new DocumentStore(store),
                new Receipts(new ReceiptStore(store), then),
                new Quotas(new QuotaStore(store), fingerprints),
                tariff,
                scenarios,
                config,
                then);
        QuarkusTransaction.requiringNew().call(office::advance);
    }

    private List<Optional<Refusal>> keep(Register register, List<Entry> orders) {
        return keep(register, DocumentKind.ORDER, orders);
    }

    private List<Optional<Refusal>> keep(Register register, DocumentKind kind, List<Entry> documents) {
        return QuarkusTransaction.requiringNew().call(() -> register.keep(kind, List.of(addressee), documents));
    }

    private void setStatus(SandboxStore store, String status) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.update(
                        "UPDATE sandbox_window_documents SET status = ?, due_at = NULL WHERE order_no LIKE ?",
                        status,
                        prefix + "%"));
    }

    private List<Registered> documents(SandboxStore store) {
        DocumentStore documents = new DocumentStore(store);
        return orderNos()
                .flatMap(orderNo -> documents.ofOrder(orderNo).stream())
                .toList();
    }

    private Stream<String> orderNos() {
        return IntStream.range(0, MANY).mapToObj(number -> prefix + "-" + number);
    }

    private List<Entry> sent(Function<String, String> message) {
        return sent(message, "119900199001010010");
    }

    private List<Entry> sent(Function<String, String> message, String buyer) {
        MessageReader reader = new MessageReader();
        return orderNos()
                .map(orderNo -> {
                    try {
                        String xml = message.apply(orderNo).replace("119900199001010010", buyer);
                        return reader.read(xml).entries().get(0);
                    } catch (FormatFault fault) {
                        throw new IllegalStateException(fault);
                    }
                })
                .toList();
    }

    private static Entry with(Entry document, String element, String text) {
        Map<String, String> head = new HashMap<>(document.head());
        head.put(element, text);
        return new Entry(head, document.lines());
    }
}
