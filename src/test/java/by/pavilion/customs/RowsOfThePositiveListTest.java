package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Presentation;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestListings;
import by.pavilion.merchant.MerchantDocuments;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rows of the positive list that exclude goods, or limit them, ask of a listing, from the table to the reason. */
@QuarkusTest
class RowsOfThePositiveListTest {
    private static final String EXCLUDING = "9705100000";
    private static final String LIMITED = "9705210000";
    private static final String BOTTLE = "142";
    private static final String PIECE = "011";

    @Inject
    Statements statements;

    @Inject
    RuleStore store;

    @Inject
    MerchantDocuments documents;

    @Inject
    CustomsConfig config;

    @Inject
    Clock clock;

    @BeforeEach
    void load() {
        String insert = "INSERT INTO customs_allowed_goods (hs_prefix, edition, remark, source, mark, valid_from, rule,"
                + " exclude_if_tag, yearly_quantity, yearly_unit)"
                + " VALUES (?, 'of a test', 'a remark', 'a list', 'U', '2020-01-01', ?, ?, ?, ?)";
        statements.update(insert, "970510", "EXCLUDE_IF_TAG", "ofWildSpecies", null, null);
        statements.update(insert, "970521", "YEARLY_QUANTITY", null, new BigDecimal("6"), BOTTLE);
        statements.update(insert, "970522", "YEARLY_QUANTITY", null, null, BOTTLE);
        statements.update(insert, "970529", "YEARLY_QUANTITY", null, new BigDecimal("6"), null);
    }

    @AfterEach
    void forget() {
        statements.update("DELETE FROM customs_allowed_goods WHERE edition = 'of a test'");
    }

    @Test
    void goodsThatMayBeExcludedHaveToSayWhetherTheyAre() {
        List<BlockingReason> untold = reasons(listing(EXCLUDING, PIECE, Map.of()));
        List<BlockingReason> excluded = reasons(listing(EXCLUDING, PIECE, ofWildSpecies(true)));
        List<BlockingReason> others = reasons(listing(EXCLUDING, PIECE, ofWildSpecies(false)));

        assertThat(untold)
                .contains(new BlockingReason(
                        "exclusion-not-told",
                        "/attributes/ofWildSpecies",
                        Map.of("hsCode", EXCLUDING, "source", "a list")));
        assertThat(excluded)
                .contains(new BlockingReason(
                        "excluded-by-remark", "/customs/hsCode", Map.of("hsCode", EXCLUDING, "source", "a list")));
        assertThat(others)
                .extracting(BlockingReason::code)
                .doesNotContain("exclusion-not-told", "excluded-by-remark", "not-on-positive-list");
    }

    @Test
    void goodsThatAreLimitedHaveToSayHowMuchTheyAre() {
        List<BlockingReason> byThePiece = reasons(listing(LIMITED, PIECE, Map.of()));
        List<BlockingReason> byTheBottle = reasons(listing(LIMITED, BOTTLE, Map.of()));

        assertThat(byThePiece)
                .contains(new BlockingReason(
                        "yearly-quantity-not-told",
                        "/customs/unit2",
                        Map.of("unit", BOTTLE, "hsPrefix", "970521", "source", "a list")));
        assertThat(byTheBottle).extracting(BlockingReason::code).doesNotContain("yearly-quantity-not-told");
    }

    /** Whoever enters such a row forgets half of it: nothing breaks, and nothing is sold without a limit. */
    @Test
    void aLimitThatDoesNotTellHowMuchIsLookedAtByAPerson() {
        Listing withoutQuantity = listing("9705220000", BOTTLE, Map.of());
        Listing withoutUnit = listing("9705290000", BOTTLE, Map.of());
        ComplianceGate gate = new ComplianceGate(new Rules(store, clock), documents);

        for (Listing listing : List.of(withoutQuantity, withoutUnit)) {
            String hsCode = listing.customs().hsCode();
            assertThat(reasons(listing))
                    .contains(new BlockingReason(
                            "yearly-quantity-not-entered",
                            "/customs/hsCode",
                            Map.of("hsCode", hsCode, "source", "a list")));
            assertThat(gate.yearlyQuantities(Map.of(listing, 1L), CustomsCalendar.dayOf(clock.instant())))
                    .isEmpty();
        }
    }

    private List<BlockingReason> reasons(Listing listing) {
        Rules rules = new Rules(store, clock); // those of the application remember the rows for a minute
        return new CustomsPublishingCheck(rules, new ComplianceGate(rules, documents), config, clock)
                .reasonsAgainst(listing);
    }

    private static Map<String, AttributeValue> ofWildSpecies(boolean so) {
        return Map.of("ofWildSpecies", new AttributeValue.Flag(so));
    }

    private static Listing listing(String hsCode, String unit, Map<String, AttributeValue> attributes) {
        Listing like = TestListings.listing(new Sku("ROWS-1"));
        return new Listing(
                like.sku(),
                like.productId(),
                like.productCode(),
                like.merchant(),
                like.category(),
                like.brand(),
                like.texts(),
                new CustomsData(
                        hsCode, null, unit, "035", new BigDecimal("0.09"), null, null, "x", null, "340", null, null),
                like.netWeightGrams(),
                like.grossWeightGrams(),
                like.content(),
                like.netContent(),
                like.storage(),
                like.shelfLifeDays(),
                like.producer(),
                like.producerRegistration(),
                like.price(),
                like.note(),
                new Presentation(List.of(), attributes, List.of()),
                like.status(),
                like.reasons(),
                like.version(),
                like.createdAt(),
                like.updatedAt());
    }
}
