package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which numbers goods stand in lists. */
class ItemNumbersTest {
    private static final String SKU = "BY-KOM-CHOC-001";
    private static final DeclarationOrder ORDER = TestDeclarations.order(CustomsMode.BONDED);

    private final ItemNumbers entered = new ItemNumbers(Map.of("1210", Map.of(SKU, "1806-77")));

    @Test
    void goodsAreFiledUnderTheirSkuUnlessAnotherNumberIsEntered() {
        CustomsConfig.Bonded zone = zone(Map.of());

        assertThat(ItemNumbers.NONE.find(zone, SKU)).contains(SKU);
        assertThat(entered.find(zone, SKU)).contains("1806-77");
        assertThat(entered.find(zone, "ANOTHER")).contains("ANOTHER");
        assertThat(entered.missing(zone, ORDER)).isEmpty();
        assertThat(ItemNumbers.NONE.missing(zone, ORDER)).isEmpty();
    }

    @Test
    void whereTheZoneGivesNumbersOnlyThoseThatAreEnteredCount() {
        CustomsConfig.Bonded zone = zone(Map.of("bonded.item-numbers", "LEDGER"));

        assertThat(entered.find(zone, SKU)).contains("1806-77");
        assertThat(entered.missing(zone, ORDER)).isEmpty();
        assertThat(ItemNumbers.NONE.find(zone, SKU)).isEmpty();
        assertThat(ItemNumbers.NONE.missing(zone, ORDER)).containsExactly(SKU);
    }

    @Test
    void aNumberOfOneLedgerSaysNothingOfAnother() {
        CustomsConfig.Bonded other = zone(Map.of("bonded.item-numbers", "LEDGER", "bonded.ledger", "T2"));

        assertThat(entered.missing(other, ORDER)).containsExactly(SKU);
    }

    @Test
    void whatIsMissingIsReadAsItWasPrinted() {
        MissingItems one = new MissingItems("T4601W000001", List.of(SKU));
        MissingItems two = new MissingItems("T4601W000001", List.of(SKU, "B-2"));

        assertThat(one.print()).isEqualTo("no item number in ledger T4601W000001 for BY-KOM-CHOC-001");
        assertThat(MissingItems.parse(one.print())).contains(one);
        assertThat(MissingItems.parse(two.print())).contains(two);
    }

    @Test
    void ofManyGoodsAsManyAreNamedAsAResultHasRoomFor() {
        MissingItems many = new MissingItems("T4601W000001", Collections.nCopies(500, "A".repeat(20)));

        assertThat(many.print()).hasSizeLessThan(1000);
        assertThat(MissingItems.parse(many.print())).contains(many);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no platform is configured for its channel", "no item number in ledger T1 for "})
    void whatIsRefusedForAnotherReasonNamesNoItems(String text) {
        assertThat(MissingItems.parse(text)).isEmpty();
    }

    @Test
    void whatIsMissingSaysWhatToDo() {
        DeclarationProgress refused = TestDeclarations.ready()
                .with(
                        DocumentType.LIST,
                        document -> document.malformed(
                                "", new MissingItems("T1", List.of("A-1", "B-2")).print(), TestDeclarations.OPENED),
                        TestDeclarations.OPENED);

        assertThat(refused.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
        assertThat(NextAction.of(refused, Optional.empty(), TestReceiptCodes.RULES))
                .isEqualTo(new NextAction(
                        NextAction.Action.MEND, "item-not-in-ledger", Map.of("ledger", "T1", "skus", "A-1, B-2")));
        assertThat(refused.resubmitted(TestDeclarations.OPENED.plusSeconds(9)).state())
                .isEqualTo(DeclarationState.READY);
    }

    private static CustomsConfig.Bonded zone(Map<String, String> settings) {
        return TestConnections.with(settings).zone(CustomsMode.BONDED);
    }
}
