package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import by.pavilion.customs.ceb.Firm;
import by.pavilion.customs.ceb.ListDocument;
import by.pavilion.customs.ceb.OrderDocument;
import by.pavilion.parties.TestRecipients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the connection's settings make of a declaration's documents. */
class DocumentWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    @Test
    void countriesStandInTheOldTableUnlessTheConnectionSpeaksTheOther() {
        ListDocument digits = list(TestConnections.with(Map.of()), CustomsMode.DIRECT_PURCHASE);
        ListDocument letters =
                list(TestConnections.with(Map.of("country-table", "ALPHA_3")), CustomsMode.DIRECT_PURCHASE);

        assertThat(digits.dispatchCountry()).isEqualTo("340");
        assertThat(digits.lines()).extracting(ListDocument.Line::country).containsExactly("340");
        assertThat(letters.dispatchCountry()).isEqualTo("BLR");
        assertThat(letters.lines()).extracting(ListDocument.Line::country).containsExactly("BLR");
    }

    @Test
    void bondedGoodsComeOutOfChinaInEitherTable() {
        Connection old = TestConnections.with(Map.of());
        Connection letters = TestConnections.with(Map.of("country-table", "ALPHA_3"));

        assertThat(list(old, CustomsMode.BONDED).dispatchCountry()).isEqualTo("142");
        assertThat(list(letters, CustomsMode.BONDED).dispatchCountry()).isEqualTo("CHN");
    }

    @Test
    void eachModeIsDeclaredInItsOwnDistrictAndLedger() {
        Connection connection = TestConnections.with(Map.of());

        assertThat(list(connection, CustomsMode.DIRECT_PURCHASE).declaredTo()).isEqualTo("9610");
        assertThat(list(connection, CustomsMode.DIRECT_PURCHASE).zone()).isNull();
        for (CustomsMode bonded : List.of(CustomsMode.BONDED, CustomsMode.BONDED_A)) {
            ListDocument list = list(connection, bonded);
            assertThat(list.tradeMode()).isEqualTo(bonded.code());
            assertThat(list.declaredTo()).isEqualTo(bonded.code());
            assertThat(list.enteredAt()).isEqualTo(bonded.code());
            assertThat(list.trafficMode()).isEqualTo(bonded.code());
            assertThat(list.zone())
                    .isEqualTo(new ListDocument.Zone(new Firm(bonded.code(), bonded.code()), bonded.code()));
        }
    }

    @Test
    void aListIsTakenBackWhereItWasDeclared() {
        Connection connection = TestConnections.with(Map.of());
        DeclarationOrder order = TestDeclarations.order(CustomsMode.BONDED_A);
        Declaration listed = TestDeclarations.ofOrder(order);
        listed = listed.with(
                listed.progress().told(TestDeclarations.listed("120", 9)).progress());

        assertThat(writer(connection)
                        .cancellation(listed, order, TestRecipients.inShanghai(), "wanted no more", NOW)
                        .list()
                        .declaredTo())
                .isEqualTo("1239");
    }

    @Test
    void goodsInAZoneAreNamedByTheirNumberInItsLedger() {
        Connection connection = TestConnections.with(Map.of());
        ItemNumbers entered = new ItemNumbers(Map.of("1239", Map.of("BY-KOM-CHOC-001", "1806-77")));

        assertThat(list(connection, CustomsMode.BONDED_A, entered).lines())
                .extracting(ListDocument.Line::ledgerItem, ListDocument.Line::sku)
                .containsExactly(tuple("1806-77", "BY-KOM-CHOC-001"));
        assertThat(list(connection, CustomsMode.BONDED, entered).lines())
                .extracting(ListDocument.Line::ledgerItem)
                .containsExactly("BY-KOM-CHOC-001");
        assertThat(list(connection, CustomsMode.DIRECT_PURCHASE, entered).lines())
                .extracting(ListDocument.Line::ledgerItem)
                .containsExactly((String) null);
    }

    @Test
    void orderAndListNameTheSameCountry() {
        Connection letters = TestConnections.with(Map.of("country-table", "ALPHA_3"));
        OrderDocument order = writer(letters)
                .order(
                        TestDeclarations.ofOrder(TestDeclarations.order(CustomsMode.BONDED)),
                        TestDeclarations.order(CustomsMode.BONDED),
                        TestRecipients.inShanghai(),
                        NOW);

        assertThat(order.lines())
                .extracting(OrderDocument.Line::country)
                .containsExactlyElementsOf(list(letters, CustomsMode.BONDED).lines().stream()
                        .map(ListDocument.Line::country)
                        .toList());
    }

    /** By either of its codes: declarations were corrected with letters, too. */
    @Test
    void aCountryIsKnownByEitherCodeAndWrittenInTheTableThatIsSpoken() {
        assertThat(code(CountryTable.ALPHA_3, "340")).contains("BLR");
        assertThat(code(CountryTable.ALPHA_3, "BLR")).contains("BLR");
        assertThat(code(CountryTable.NUMERIC, "BLR")).contains("340");
        assertThat(code(CountryTable.NUMERIC, TestCodes.WITHOUT_LETTERS)).contains(TestCodes.WITHOUT_LETTERS);
    }

    @Test
    void aCountryThatTheSpokenTableDoesNotHaveIsWrittenInNone() {
        assertThat(code(CountryTable.ALPHA_3, TestCodes.WITHOUT_LETTERS)).isEmpty();
        assertThat(code(CountryTable.ALPHA_3, TestCodes.UNKNOWN)).isEmpty();
        assertThat(code(CountryTable.NUMERIC, TestCodes.UNKNOWN)).isEmpty();

        DocumentWriter digits = writer(TestConnections.with(Map.of()));
        DocumentWriter letters = writer(TestConnections.with(Map.of("country-table", "ALPHA_3")));
        DeclarationOrder order = from(TestCodes.WITHOUT_LETTERS);

        assertThat(digits.countryWithoutCode(DocumentType.LIST, order)).isEmpty();
        assertThat(letters.countryWithoutCode(DocumentType.LIST, order)).contains(TestCodes.WITHOUT_LETTERS);
        assertThat(letters.countryWithoutCode(DocumentType.ORDER, order)).contains(TestCodes.WITHOUT_LETTERS);
        assertThat(letters.countryWithoutCode(DocumentType.RETURN, order))
                .as("a return names no country")
                .isEmpty();
        assertThat(letters.countryWithoutCode(DocumentType.LIST, from("340"))).isEmpty();
    }

    @Test
    void theCountryOfDispatchNeedsACodeOfParcelsFromAbroadOnly() {
        DocumentWriter nowhere = writer(TestConnections.with(Map.of("direct.dispatch-country", TestCodes.UNKNOWN)));

        assertThat(nowhere.countryWithoutCode(DocumentType.LIST, TestDeclarations.order(CustomsMode.DIRECT_PURCHASE)))
                .contains(TestCodes.UNKNOWN);
        assertThat(nowhere.countryWithoutCode(DocumentType.LIST, TestDeclarations.order(CustomsMode.BONDED)))
                .isEmpty();
    }

    private static Optional<String> code(CountryTable table, String country) {
        return table.code(country, TestCodes.tables(), CustomsCalendar.dayOf(NOW));
    }

    private static DeclarationOrder from(String country) {
        DeclarationOrder order = TestDeclarations.order(CustomsMode.DIRECT_PURCHASE);
        return order.withLines(order.lines().stream()
                .map(line -> line.with(new CorrectGoods.Correction(
                        line.number(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(country),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .toList());
    }

    @Test
    void theSupervisedPlaceIsNamedOfParcelsFromAbroadOnlyAndOnlyWhereItIsConfigured() {
        Connection one = TestConnections.with(Map.of());
        Connection several = TestConnections.with(Map.of("direct.place-code", "460101"));

        assertThat(list(one, CustomsMode.DIRECT_PURCHASE).transport())
                .isEqualTo(new ListDocument.Transport("BY-CN-8421", "20261111", "SMGS0001", null));
        assertThat(list(several, CustomsMode.DIRECT_PURCHASE).transport())
                .isEqualTo(new ListDocument.Transport("BY-CN-8421", "20261111", "SMGS0001", "460101"));
        assertThat(list(several, CustomsMode.BONDED).transport()).isNull();
    }

    @Test
    void whoVerifiesPaymentsMayDifferByFirm() {
        Connection connection = TestConnections.with(Map.of(
                "originals.verification-department", "2",
                "payment-firms.bank.code", "1",
                "payment-firms.bank.name", "1",
                "payment-firms.bank.verification-department", "1",
                "payment-firms.wallet.code", "2",
                "payment-firms.wallet.name", "2"));

        assertThat(connection.clearing("bank").department()).isEqualTo("1");
        assertThat(connection.clearing("wallet").department()).isEqualTo("2");
    }

    private static ListDocument list(Connection connection, CustomsMode mode) {
        return list(connection, mode, ItemNumbers.NONE);
    }

    private static ListDocument list(Connection connection, CustomsMode mode, ItemNumbers numbers) {
        DeclarationOrder order = TestDeclarations.order(mode);
        return writer(connection)
                .list(TestDeclarations.ofOrder(order), order, numbers, TestRecipients.inShanghai(), NOW);
    }

    private static DocumentWriter writer(Connection connection) {
        return new DocumentWriter(connection, TestCodes.tables(), CustomsCalendar.dayOf(NOW));
    }
}
