package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents the rows in the database ask for, by goods, mode and day. */
@QuarkusTest
class NeededDocumentsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final String MAKER = "REQUIRED MAKER_REGISTRATION";
    private static final String MAKER_ADVISED = "RECOMMENDED MAKER_REGISTRATION";
    private static final String PERMIT = "REQUIRED QUARANTINE_PERMIT";
    private static final String FREE_SALE = "REQUIRED FREE_SALE_CERTIFICATE";
    private static final String VETERINARY = "PER_SHIPMENT VETERINARY_CERTIFICATE";

    @Inject
    ComplianceDesk desk;

    @ParameterizedTest
    @ValueSource(strings = {"0401200000", "0402210000", "0403209000", "0404100000", "0405100000", "0406900000"})
    void dairyNeedsARegisteredMakerAPermitAndACertificateOfEachShipment(String hsCode) {
        assertThat(documents(hsCode, CustomsMode.BONDED)).containsExactly(MAKER, PERMIT, VETERINARY);
        assertThat(documents(hsCode, CustomsMode.BONDED_A)).containsExactly(MAKER, PERMIT, FREE_SALE, VETERINARY);
    }

    @ParameterizedTest
    @CsvSource({"meat, 0203290000", "sausages, 1601003000", "tinned meat, 1602320000"})
    void meatNeedsTheSame(String what, String hsCode) {
        assertThat(documents(hsCode, CustomsMode.BONDED)).as(what).containsExactly(MAKER, PERMIT, VETERINARY);
        assertThat(documents(hsCode, CustomsMode.BONDED_A))
                .as(what)
                .containsExactly(MAKER, PERMIT, FREE_SALE, VETERINARY);
    }

    @ParameterizedTest
    @CsvSource({
        "fish,           0303190000, RECOMMENDED",
        "casings,        0504001100, RECOMMENDED",
        "eggs,           0407210000, REQUIRED",
        "egg powder,     0408910000, REQUIRED",
        "nests of birds, 0410001000, REQUIRED",
    })
    void otherAnimalProductsNeedAPermit(String what, String hsCode, String makers) {
        for (CustomsMode mode : List.of(CustomsMode.BONDED, CustomsMode.BONDED_A)) {
            assertThat(documents(hsCode, mode))
                    .as(what)
                    .contains(PERMIT, makers + " MAKER_REGISTRATION")
                    .doesNotContain(VETERINARY);
        }
    }

    @Test
    void honeyNeedsARegisteredMakerAndHadBetterHaveAPermit() {
        assertThat(documents("0409000000", CustomsMode.BONDED))
                .containsExactly(MAKER, "RECOMMENDED QUARANTINE_PERMIT", VETERINARY);
        assertThat(documents("0409000000", CustomsMode.BONDED_A))
                .containsExactly(MAKER, FREE_SALE, "RECOMMENDED QUARANTINE_PERMIT", VETERINARY);
        assertThat(documents("0409000000", CustomsMode.DIRECT_PURCHASE))
                .containsExactly("CASE_BY_CASE VETERINARY_CERTIFICATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0712909900", "0813409000", "0902200000", "1006301000", "1104120000", "1204000000", "1509200000",
                "1604120000", "1704900000", "1806320000", "1904100000", "2005200000", "2106909090", "2201101000"
            })
    void otherFoodHadBetterHaveARegisteredMaker(String hsCode) {
        assertThat(documents(hsCode, CustomsMode.BONDED))
                .contains(MAKER_ADVISED)
                .doesNotContain(FREE_SALE)
                .noneMatch(document -> document.startsWith("REQUIRED"));
        assertThat(documents(hsCode, CustomsMode.BONDED_A))
                .contains(MAKER_ADVISED, FREE_SALE)
                .filteredOn(document -> document.startsWith("REQUIRED"))
                .containsExactly(FREE_SALE);
        assertThat(documents(hsCode, CustomsMode.DIRECT_PURCHASE))
                .doesNotContain(MAKER_ADVISED, FREE_SALE)
                .noneMatch(document -> document.startsWith("REQUIRED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3303000020", "3304990039", "3305100090", "3307300000", "3401300000"})
    void cosmeticsAreFiledAndOnFreeSaleWhereTheirImportIsAFirstOne(String hsCode) {
        assertThat(documents(hsCode, CustomsMode.BONDED_A)).containsExactly("REQUIRED COSMETICS_FILING", FREE_SALE);
        assertThat(documents(hsCode, CustomsMode.BONDED)).isEmpty();
        assertThat(documents(hsCode, CustomsMode.DIRECT_PURCHASE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3401191000", "3402509000", "6302392900", "7013490000"})
    void otherGoodsNeedNone(String hsCode) {
        for (CustomsMode mode : CustomsMode.values()) {
            assertThat(documents(hsCode, mode)).isEmpty();
        }
    }

    @Test
    void infantFormulaIsRegisteredInEachMode() {
        for (CustomsMode mode : CustomsMode.values()) {
            assertThat(documents("1901101090", mode)).contains("REQUIRED FORMULA_REGISTRATION");
            assertThat(documents("1901909000", mode)).doesNotContain("REQUIRED FORMULA_REGISTRATION");
        }
    }

    @Test
    void whatIsAskedForBeganWithItsRegulation() {
        LocalDate first = LocalDate.of(2022, 1, 1);

        assertThat(documents("0406900000", CustomsMode.BONDED, first.minusDays(1)))
                .isEmpty();
        assertThat(documents("0406900000", CustomsMode.BONDED, first)).containsExactly(MAKER, PERMIT, VETERINARY);
        assertThat(documents("3307300000", CustomsMode.BONDED_A, first.minusDays(1)))
                .containsExactly("REQUIRED COSMETICS_FILING");
    }

    /** Decree 280 replaced Decree 248 on 1 June 2026: which form a registration has changed, not which goods need one. */
    @ParameterizedTest
    @ValueSource(strings = {"0406900000", "0409000000", "0203290000", "1806320000"})
    void theNewRegulationAsksOfTheSameGoods(String hsCode) {
        LocalDate first = LocalDate.of(2026, 6, 1);

        for (CustomsMode mode : CustomsMode.values()) {
            assertThat(documents(hsCode, mode, first)).isEqualTo(documents(hsCode, mode, first.minusDays(1)));
        }
    }

    private List<String> documents(String hsCode, CustomsMode mode) {
        return documents(hsCode, mode, DAY);
    }

    private List<String> documents(String hsCode, CustomsMode mode, LocalDate day) {
        return desk.ask(hsCode, Optional.of(mode), Optional.empty(), Optional.of(day)).get(0).documents().stream()
                .map(needed -> needed.level() + " " + needed.document())
                .toList();
    }
}
