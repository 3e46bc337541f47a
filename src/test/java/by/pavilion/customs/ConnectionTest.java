package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.parties.TestRecipients;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each way in which goods come is connected by itself. */
class ConnectionTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    @Test
    void oneModeIsEnoughWhicheverItIs() {
        assertThat(TestConnections.onlyWith(TestConnections.direct()).unserved())
                .containsExactly(CustomsMode.BONDED, CustomsMode.BONDED_A);
        assertThat(TestConnections.onlyWith(TestConnections.zone("bonded", "1210"))
                        .unserved())
                .containsExactly(CustomsMode.DIRECT_PURCHASE, CustomsMode.BONDED_A);
        assertThat(TestConnections.onlyWith(TestConnections.zone("bonded-a", "1239"))
                        .unserved())
                .containsExactly(CustomsMode.DIRECT_PURCHASE, CustomsMode.BONDED);
        assertThat(TestConnections.with(Map.of()).unserved()).isEmpty();
    }

    @Test
    void withoutAnyModeNothingIsDeclared() {
        CustomsConfig none = TestConnections.config(Map.of());

        assertThat(Connection.of(none)).isEmpty();
        assertThat(Connection.missing(none)).containsExactly("direct, bonded or bonded-a");
    }

    @Test
    void whatAllModesNeedIsNamedWhereItIsMissing() {
        CustomsConfig half = TestConnections.bareConfig(TestConnections.zone("bonded", "1210"));

        assertThat(Connection.of(half)).isEmpty();
        assertThat(Connection.missing(half)).containsExactly("dxp-id", "window", "firms");
        assertThat(CustomsSettings.connection(half))
                .isEqualTo("nothing is declared to customs, and orders wait:"
                        + " pavilion.customs has no dxp-id, no window, no firms");
    }

    @Test
    void theStartTellsWhichModesAreConnected() {
        assertThat(CustomsSettings.connection(TestConnections.config(TestConnections.zone("bonded", "1210"))))
                .isEqualTo("goods are declared to customs by these modes, and orders of others wait: 1210");
        assertThat(CustomsSettings.connection(TestConnections.with(Map.of()).config()))
                .endsWith(": 9610, 1210, 1239");
    }

    @Test
    void aModeThatIsConfiguredByHalfStopsTheStart() {
        Map<String, String> ledgerOnly = Map.of("bonded-a.ledger", "T4401W000002");

        assertThatThrownBy(() -> TestConnections.config(ledgerOnly))
                .hasMessageContaining("pavilion.customs.bonded-a.customs-code");
    }

    @Test
    void aModeIsNotConnectedBeforeAllThatItNeedsIsThere() {
        Map<String, String> zone = TestConnections.zone("bonded-a", "1239");

        ModeConnection whole = in1239(TestConnections.config(zone));
        ModeConnection half = in1239(TestConnections.bareConfig(zone));

        assertThat(whole.connected()).isTrue();
        assertThat(half.connected()).isFalse();
        assertThat(half.district()).contains("1239");
        assertThat(half.ledger()).contains("1239");
        assertThat(half.itemNumbers()).contains(ItemNumbering.SKU);
    }

    private static ModeConnection in1239(CustomsConfig config) {
        return new CustomsDistricts(config)
                .all().stream()
                        .filter(one -> one.mode() == CustomsMode.BONDED_A)
                        .findAny()
                        .orElseThrow();
    }

    @Test
    void aLedgerThatNoListCanNameStopsTheStart() {
        CustomsConfig config = TestConnections.with(
                        Map.of("bonded.ledger", "T4601 W000001", "bonded-a.ledger", "T".repeat(31)))
                .config();

        assertThat(CustomsSettings.ledgerFaults(config))
                .containsExactly(
                        "pavilion.customs.bonded.ledger must be 1 to 30 letters, digits and hyphens",
                        "pavilion.customs.bonded-a.ledger must be 1 to 30 letters, digits and hyphens");
        assertThat(CustomsSettings.ledgerFaults(TestConnections.with(Map.of("bonded.ledger", "T4601W000001"))
                        .config()))
                .isEmpty();
    }

    @Test
    void anInstallationForBondedGoodsOnlyWritesTheirLists() {
        Connection bondedOnly = TestConnections.onlyWith(TestConnections.zone("bonded", "1210"));
        DeclarationOrder order = TestDeclarations.order(CustomsMode.BONDED);

        assertThat(new DocumentWriter(bondedOnly, TestCodes.tables(), CustomsCalendar.dayOf(NOW))
                        .list(
                                TestDeclarations.ofOrder(order),
                                order,
                                ItemNumbers.NONE,
                                TestRecipients.inShanghai(),
                                NOW)
                        .declaredTo())
                .isEqualTo("1210");
    }

    @Test
    void whatComesByAModeThatIsNotConnectedSaysSo() {
        Optional<Connection> bondedOnly = Optional.of(TestConnections.onlyWith(TestConnections.zone("bonded", "1210")));
        DeclarationProgress direct = TestDeclarations.parcelKnown();
        NextAction connect =
                new NextAction(NextAction.Action.CONNECT, "customs-mode-not-connected", Map.of("mode", "9610"));

        assertThat(NextAction.of(direct, bondedOnly, TestReceiptCodes.RULES)).isEqualTo(connect);
        assertThat(NextAction.overdue(direct, bondedOnly)).isEqualTo(connect);
        assertThat(NextAction.of(TestDeclarations.ready(), bondedOnly, TestReceiptCodes.RULES))
                .isEqualTo(connect);
        assertThat(NextAction.of(TestDeclarations.submitted(), bondedOnly, TestReceiptCodes.RULES)
                        .reason())
                .isEqualTo("waits-for-customs");
        assertThat(NextAction.of(TestDeclarations.opened(CustomsMode.BONDED), bondedOnly, TestReceiptCodes.RULES)
                        .reason())
                .isEqualTo("waits-for-waybill");
        assertThat(NextAction.of(direct, Optional.empty(), TestReceiptCodes.RULES)
                        .reason())
                .isEqualTo("customs-not-connected");
    }
}
