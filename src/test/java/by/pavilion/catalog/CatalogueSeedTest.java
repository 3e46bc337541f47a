package by.pavilion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The file that the demonstration sells, read as any merchant's file. */
class CatalogueSeedTest {
    private static final Set<String> CATEGORIES = Set.of(
            "chocolate",
            "confectionery",
            "cereal",
            "snack",
            "dairy",
            "drink",
            "food",
            "household",
            "skincare",
            "linen",
            "herbal",
            "medicine");

    @Test
    void hasNothingWrongInAnyOfItsRows() throws IOException {
        List<ListingDraft> drafts = new ArrayList<>();

        try (ImportFile file = new ImportFile(seed())) {
            assertThat(CatalogueCsv.errorsInHeader(file.header())).isEmpty();
            for (Optional<ImportFile.Line> line = file.next(); line.isPresent(); line = file.next()) {
                CatalogueCsv.Row row = new CatalogueCsv.Row(line.get().cells().orElseThrow());
                SaveListing.Edit edit = row.edit(row.sku().orElseThrow());
                assertThat(edit.errors()).as(row.cell("sku")).isEmpty();
                drafts.add(edit.draft().apply(Optional.empty()));
            }
        }

        assertThat(drafts).hasSize(40);
        assertThat(drafts).allSatisfy(draft -> assertThat(ListingRules.errorsIn(draft, CATEGORIES::contains))
                .isEmpty());
        assertThat(drafts.get(0).netWeightGrams()).isEqualTo(90);
        assertThat(drafts.get(0).texts().get("be")).isEqualTo(ListingText.named("Шакалад горкі 68% какава 90 г"));
    }

    private static InputStream seed() {
        return Objects.requireNonNull(
                CatalogueSeedTest.class.getResourceAsStream("/sandbox/catalogue-seed.csv"), "catalogue-seed.csv");
    }
}
