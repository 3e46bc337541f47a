package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import by.pavilion.parties.Parties;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.TestRecipients;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Money;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That a portion costs what one order costs, and that each of its orders gets its own. */
@QuarkusTest
@TestProfile(WithTinyWindow.class)
class PortionsTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(ZoneId.of("Asia/Shanghai"));
    private static final IdFormat ORDER = IdFormat.prefixed("ord");
    private static final int FEW = 2;
    private static final int MANY = 30;

    private static TinyWindow window;

    @Inject
    OpenDeclaration openDeclaration;

    @Inject
    Declarations declarations;

    @Inject
    TakeReceipts takeReceipts;

    @Inject
    DeclarationDesk desk;

    @Inject
    ReceiptStore receipts;

    @Inject
    Rules rules;

    @Inject
    ReceiptCodes receiptCodes;

    @Inject
    Parties parties;

    @Inject
    DataSource dataSource;

    @BeforeAll
    static void openTheWindow() {
        window = new TinyWindow(WithTinyWindow.port());
    }

    @AfterAll
    static void closeTheWindow() {
        window.close();
    }

    /** A declaration and the number of its order. */
    private record Opened(DeclarationId id, String orderNo) {}

    @Test
    void openingManyTakesAsManyStatementsAsOpeningFew() {
        List<Long> statements = new ArrayList<>();

        List<Opened> opened = List.of(FEW, MANY).stream()
                .flatMap(count -> open(count, statements).stream())
                .toList();

        assertThat(statements).as("declarations, lines, documents").containsExactly(3L, 3L);
        assertThat(opened).allSatisfy(one -> assertThat(declaration(one))
                .extracting(
                        Declaration::orderNo,
                        declaration -> declaration.progress().documents().size())
                .containsExactly(one.orderNo(), DocumentType.OPENING.size()));
    }

    @Test
    void takingManyReceiptsTakesAsManyStatementsAsTakingFew() {
        List<Opened> few = open(FEW, new ArrayList<>());
        List<Opened> many = open(MANY, new ArrayList<>());

        long forFew = take(registered(few));
        long forMany = take(registered(many));

        assertThat(forMany).isEqualTo(forFew).isLessThan(15);
        assertThat(many).allSatisfy(one -> assertThat(
                        declaration(one).progress().document(DocumentType.ORDER).state())
                .isEqualTo(DocumentState.REGISTERED));
        assertThat(many).allSatisfy(one -> assertThat(sequences(one)).containsExactly(1L));
    }

    /** Each is at its state since then, with its own events. */
    @Test
    void comingToAStateTogetherTakesManyAsManyStatementsAsFew() {
        List<Opened> few = open(FEW, new ArrayList<>());
        List<Opened> many = open(MANY, new ArrayList<>());
        take(listed(few, "120"));
        take(listed(many, "120"));
        List<Instant> before =
                many.stream().map(one -> declaration(one).stateSince()).toList();

        long forFew = take(listed(few, "399"));
        long forMany = take(listed(many, "399"));

        assertThat(forMany).isEqualTo(forFew);
        assertThat(many).allSatisfy(one -> {
            Declaration reviewed = declaration(one);
            assertThat(reviewed.state()).isEqualTo(DeclarationState.REVIEWED);
            assertThat(reviewed.stateSince()).isAfter(before.get(many.indexOf(one)));
            assertThat(reviewed.progress().submittedAt()).isPresent();
            assertThat(reviewed.progress().document(DocumentType.LIST).result())
                    .map(DeclarationDocument.Result::code)
                    .contains("399");
            assertThat(reviewed.progress().document(DocumentType.WAYBILL).result())
                    .as("what nobody has spoken of")
                    .isEmpty();
            List<Long> sequences = sequences(one);
            assertThat(sequences)
                    .as("without gaps")
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, sequences.size())
                            .mapToObj(Long::valueOf)
                            .toList());
            assertThat(factsOf(one).stream().filter("receipt-received"::equals)).hasSize(2);
        });
    }

    /** What was said of each in words of its own stays. */
    @Test
    void handingManyOverTogetherTakesAsManyStatementsAsFew() {
        List<Opened> few = open(FEW, new ArrayList<>());
        List<Opened> many = open(MANY, new ArrayList<>());
        take(listed(few, "2", Opened::orderNo));
        take(listed(many, "2", Opened::orderNo));
        Instant at = Instant.parse("2026-11-11T11:11:11.111111Z");

        long forFew = handOver(few, at);
        long forMany = handOver(many, at);

        assertThat(forMany).isEqualTo(forFew);
        assertThat(many).allSatisfy(one -> {
            DeclarationProgress progress = declaration(one).progress();
            DeclarationDocument list = progress.document(DocumentType.LIST);
            assertThat(list.sentAt()).contains(at);
            assertThat(list.attempts()).isEqualTo(1);
            assertThat(list.state()).isEqualTo(DocumentState.ACCEPTED);
            assertThat(list.result()).map(DeclarationDocument.Result::text).contains(one.orderNo());
            assertThat(progress.document(DocumentType.WAYBILL).sentAt())
                    .as("of another kind")
                    .isEmpty();
        });
    }

    /** They are kept together with what becomes of them. */
    @Test
    void receiptsThatChangeNothingTakeManyAsManyStatementsAsFew() {
        List<Opened> few = open(FEW, new ArrayList<>());
        List<Opened> many = open(MANY, new ArrayList<>());
        for (String status : List.of("120", "399")) {
            take(listed(few, status));
            take(listed(many, status));
        }

        long forFew = take(listed(few, "120"));
        long forMany = take(listed(many, "120"));

        assertThat(forMany).isEqualTo(forFew);
        assertThat(many).allSatisfy(one -> {
            assertThat(receipts.history(one.id(), 10))
                    .extracting(ReceiptStore.KeptReceipt::outcome)
                    .containsExactly("APPLIED", "APPLIED", "STORED");
            assertThat(declaration(one).state()).isEqualTo(DeclarationState.REVIEWED);
        });
    }

    /** The second receipt would say nothing new, had the first one not made the order due again. */
    @Test
    void aReceiptBehindOneThatHasItsDocumentSentAgainIsOfWhatIsSentAgain() {
        Opened opened = open(1, new ArrayList<>()).get(0);
        String message = message(
                "CEB312Message",
                List.of(
                        ordered(opened, "4", TIME.format(Instant.now().minusSeconds(2))),
                        ordered(opened, "2", TIME.format(Instant.now().minusSeconds(1)))));

        List<TakenReceipt> taken = takeReceipts.take(message.getBytes(StandardCharsets.UTF_8));

        assertThat(taken)
                .extracting(TakenReceipt::outcome)
                .containsExactly(TakenReceipt.Outcome.APPLIED, TakenReceipt.Outcome.APPLIED);
        assertThat(receipts.history(opened.id(), 10))
                .extracting(ReceiptStore.KeptReceipt::outcome)
                .containsExactly("APPLIED", "APPLIED");
        assertThat(declaration(opened).progress().document(DocumentType.ORDER).state())
                .isEqualTo(DocumentState.ACCEPTED);
    }

    /** Each gets a number of its own. */
    @Test
    void numbersOfListsTakeManyNoMoreStatementsThanFew() {
        List<Opened> few = open(FEW, new ArrayList<>());
        List<Opened> many = open(MANY, new ArrayList<>());
        List<String> listNos = many.stream().map(one -> newNumber()).toList();

        long forFew = take(numbered(few, few.stream().map(one -> newNumber()).toList(), "120"));
        long forMany = take(numbered(many, listNos, "120"));

        assertThat(forMany).isLessThanOrEqualTo(forFew);
        assertThat(many.stream()
                        .map(one -> declaration(one).progress().listNumber().orElseThrow())
                        .toList())
                .isEqualTo(listNos);
    }

    /** They agree with what was collected, so that their lines are looked at, too. */
    @Test
    void billsOfManyTakeNoMoreStatementsThanThoseOfFew() {
        List<Opened> few = open(FEW, new ArrayList<>());
        List<Opened> many = open(MANY, new ArrayList<>());
        List<String> fewNos = few.stream().map(one -> newNumber()).toList();
        List<String> manyNos = many.stream().map(one -> newNumber()).toList();
        take(released(few, fewNos));
        take(released(many, manyNos));

        long forFew = take(agreeing(fewNos));
        long forMany = take(agreeing(manyNos));

        assertThat(forMany).isLessThanOrEqualTo(forFew);
        assertThat(many).allSatisfy(one -> assertThat(declarations.taxBills(declaration(one)))
                .singleElement()
                .satisfies(bill -> assertThat(bill.lines())
                        .extracting(BilledLine::number, BilledLine::hsCode)
                        .containsExactly(tuple(1, "1806320000"))));
    }

    private static String agreeing(List<String> listNos) {
        return billed("CEB816Message", "TaxHeadRd", listNos)
                .replace("18.20000", "18.00")
                .replace("</Tax>", """
                        <TaxListRd><gnum>1</gnum><gcode>1806320000</gcode><taxPrice>200</taxPrice>\
                        <customsTax>0</customsTax><valueAddedTax>18.00</valueAddedTax>\
                        <consumptionTax>0</consumptionTax></TaxListRd></Tax>""");
    }

    @Test
    void billsThatWaitedForTheirListsAreToldOfOnceEach() {
        List<Opened> opened = open(MANY, new ArrayList<>());
        List<String> listNos = opened.stream().map(one -> newNumber()).toList();
        take(billed("CEB816Message", "TaxHeadRd", listNos));
        take(released(opened, listNos));

        QuarkusTransaction.requiringNew()
                .run(() -> takeReceipts.matchAgain(
                        receipts.unmatched(Instant.now().minusSeconds(600), Optional.empty(), 500)));
        take(billed("CEB818Message", "TaxHeadStatus", listNos));

        assertThat(opened).allSatisfy(one -> {
            assertThat(declarations.taxBills(declaration(one))).singleElement().satisfies(bill -> {
                assertThat(bill.bill().status()).isEqualTo(TaxBill.Status.SUMMED);
                assertThat(bill.tax().orElseThrow().difference()).contains(Money.of("0.20", Money.CNY));
            });
            await().untilAsserted(() -> assertThat(factsOf(one)).containsOnlyOnce("tax-billed"));
            List<Long> sequences = sequences(one);
            assertThat(sequences)
                    .isNotEmpty()
                    .as("without gaps")
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, sequences.size())
                            .mapToObj(Long::valueOf)
                            .toList());
        });
    }

    private List<Opened> open(int count, List<Long> statements) {
        List<OpenDeclaration.Opening> openings =
                IntStream.range(0, count).mapToObj(index -> opening()).toList();
        rules.book(); // read again each minute, which is nothing that an opening takes
        List<DeclarationId> ids = QuarkusTransaction.requiringNew().call(() -> {
            long before = statementsOfThisSession();
            List<DeclarationId> opened = openDeclaration.open(openings);
            statements.add(statementsOfThisSession() - before - 1);
            return opened;
        });
        return IntStream.range(0, count)
                .mapToObj(index ->
                        new Opened(ids.get(index), openings.get(index).order().orderNo()))
                .toList();
    }

    /** How many statements it took. */
    private long take(String message) {
        receiptCodes.rules(); // read again each minute, too
        return QuarkusTransaction.requiringNew().call(() -> {
            long before = statementsOfThisSession();
            takeReceipts.take(message.getBytes(StandardCharsets.UTF_8));
            return statementsOfThisSession() - before - 1;
        });
    }

    /** How many statements it took. */
    private long handOver(List<Opened> opened, Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long before = statementsOfThisSession();
            Folders folders = desk.open(opened.stream().map(Opened::id).toList());
            opened.forEach(one -> desk.sent(folders, one.id(), DocumentType.LIST, at));
            desk.putAway(folders);
            return statementsOfThisSession() - before - 1;
        });
    }

    private long statementsOfThisSession() {
        return numbers("SHOW SESSION STATUS LIKE 'Questions'", 2).get(0);
    }

    private List<Long> sequences(Opened one) {
        return numbers(
                "SELECT sequence FROM events_outbox WHERE aggregateid = ? AND aggregatetype = 'pavilion.customs'"
                        + " ORDER BY sequence",
                1,
                one.orderNo());
    }

    private List<Long> numbers(String sql, int column, String... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setString(index + 1, values[index]);
            }
            List<Long> numbers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(column));
                }
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> factsOf(Opened one) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT type FROM events_outbox WHERE aggregateid = ?")) {
            statement.setString(1, one.orderNo());
            List<String> facts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    facts.add(rows.getString(1).replaceAll(".*declaration\\.(.*)\\.v1", "$1"));
                }
            }
            return facts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Declaration declaration(Opened one) {
        return declarations.require(one.id());
    }

    private OpenDeclaration.Opening opening() {
        String order = ORDER.print(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        RecipientRef recipient =
                QuarkusTransaction.requiringNew().call(() -> parties.register(TestRecipients.inShanghai()));
        return new OpenDeclaration.Opening(
                OpenedForPayer.order(order, recipient), Optional.empty(), PayerIdentity.ORDERER);
    }

    private static String registered(List<Opened> opened) {
        String time = TIME.format(Instant.now());
        return message(
                "CEB312Message",
                opened.stream().map(one -> ordered(one, "120", time)).toList());
    }

    private static String ordered(Opened one, String status, String time) {
        return """
                <OrderReturn><guid>x</guid><ebpCode>4601W60003</ebpCode><orderNo>%s</orderNo>\
                <returnStatus>%s</returnStatus><returnTime>%s</returnTime><returnInfo>x</returnInfo></OrderReturn>""".formatted(one.orderNo(), status, time);
    }

    private static String listed(List<Opened> opened, String status) {
        return listed(opened, status, one -> "x");
    }

    /** Customs says the same of all at the same time, in words of their own. */
    private static String listed(List<Opened> opened, String status, Function<Opened, String> words) {
        String time = TIME.format(Instant.now());
        return message(
                "CEB622Message",
                opened.stream()
                        .map(one -> """
                                <InventoryReturn><guid>x</guid><copNo>%s</copNo><returnStatus>%s</returnStatus>\
                                <returnTime>%s</returnTime><returnInfo>%s</returnInfo></InventoryReturn>""".formatted(one.id(), status, time, words.apply(one)))
                        .toList());
    }

    private static String released(List<Opened> opened, List<String> listNos) {
        return numbered(opened, listNos, "800");
    }

    private static String numbered(List<Opened> opened, List<String> listNos, String status) {
        String time = TIME.format(Instant.now());
        return message(
                "CEB622Message",
                IntStream.range(0, opened.size())
                        .mapToObj(index -> """
                                <InventoryReturn><guid>x</guid><copNo>%s</copNo><invtNo>%s</invtNo>\
                                <returnStatus>%s</returnStatus><returnTime>%s</returnTime><returnInfo>x</returnInfo>\
                                </InventoryReturn>""".formatted(opened.get(index).id(), listNos.get(index), status, time))
                        .toList());
    }

    private static String billed(String message, String head, List<String> listNos) {
        return message(
                message,
                listNos.stream()
                        .map(listNo -> """
                                <Tax><%1$s><guid>x</guid><returnTime>%2$s</returnTime><invtNo>%3$s</invtNo>\
                                <taxNo>%3$sT</taxNo><customsTax>0</customsTax><valueAddedTax>18.20000</valueAddedTax>\
                                <consumptionTax>0</consumptionTax><status>%4$s</status></%1$s></Tax>""".formatted(
                                        head, TIME.format(Instant.now()), listNo, head.equals("TaxHeadRd") ? "1" : "2"))
                        .toList());
    }

    private static String message(String type, List<String> receipts) {
        return "<%1$s guid=\"%2$s\" version=\"1.0\" xmlns=\"http://www.chinaport.gov.cn/ceb\">%3$s</%1$s>"
                .formatted(type, UUID.randomUUID(), String.join("", receipts));
    }

    private static String newNumber() {
        return "46012026I" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000));
    }
}
