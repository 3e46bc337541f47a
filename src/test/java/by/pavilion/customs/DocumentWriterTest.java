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

        assertThat(new DocumentWriter(connection)
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
        OrderDocument order = new DocumentWriter(letters)
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

    @Test
    void aCountryThatTheNewTableDoesNotKnowStaysAsItIs() {
        assertThat(CountryTable.ALPHA_3.code("000")).isEqualTo("000");
        assertThat(CountryTable.ALPHA_3.code("BLR")).isEqualTo("BLR");
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
        return new DocumentWriter(connection)
                .list(TestDeclarations.ofOrder(order), order, numbers, TestRecipients.inShanghai(), NOW);
    }
}
