package by.pavilion.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.SeedListings;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestDrafts;
import by.pavilion.shared.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final Sku SKU = new Sku("T-1");

    @Test
    void onlyTheSkuIsNeeded() {
        assertThat(Columns.errorsInHeader(Columns.names(), Map.of())).isEmpty();
        assertThat(Columns.errorsInHeader(List.of("price_cny", "sku", "vat_rate"), Map.of()))
                .isEmpty();
        assertThat(Columns.errorsInHeader(List.of("price_cny", "price_cny", "ean"), Map.of()))
                .containsExactly(
                        FieldError.of("price_cny", "repeated-column"),
                        FieldError.of("ean", "unknown-column"),
                        FieldError.of("sku", "missing-column"));
    }

    @Test
    void whatTheFileHasNoColumnForStaysAsItIs() {
        Listing known = TestDrafts.listing(
                TestDrafts.draft(
                        Map.of("en", ListingText.named("Chocolate")),
                        TestDrafts.customs("1806320000", "1806321000", null),
                        null),
                SKU);

        ListingDraft repriced = draft(Map.of("price_cny", "12.00"), Optional.of(known));

        assertThat(repriced.price()).isEqualTo(new ListingDraft.Price("12.00", "CNY"));
        assertThat(repriced.at(new ListingDraft.Price("1.00", "CNY")))
                .isEqualTo(ListingDraft.of(known).at(new ListingDraft.Price("1.00", "CNY")));
        assertThat(draft(Map.of("tnved10", ""), Optional.of(known)).customs().tnvedCode())
                .isNull();
    }

    @Test
    void theUnionsCodeBeginsLikeTheChineseOne() {
        ListingDraft other = draft(Map.of("hs10_cn", "1806320000", "tnved10", "1806310000"), Optional.empty());

        assertThat(TestDrafts.errorsIn(other, category -> true))
                .contains(FieldError.of("/customs/tnvedCode", "tnved-not-of-hs-code"));
    }

    @Test
    void aListingsCellsSayAllThatTheListingSays() {
        for (Listing listing : SeedListings.onSale()) {
            Map<String, String> cells = new HashMap<>();
            List<String> printed = Columns.cells(listing);
            for (int place = 0; place < printed.size(); place++) {
                cells.put(Columns.names().get(place), printed.get(place));
            }

            assertThat(draft(cells, Optional.empty())).isEqualTo(ListingDraft.of(listing));
        }
    }

    private static ListingDraft draft(Map<String, String> cells, Optional<Listing> before) {
        return new Columns.Cells(cells).edit(SKU).draft().apply(before);
    }
}
