package by.pavilion.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestDrafts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        try (CsvRows file = new CsvRows(new InputStreamReader(seed(), StandardCharsets.UTF_8), Map.of())) {
            assertThat(Columns.errorsInHeader(file.header(), Map.of())).isEmpty();
            for (Optional<FileRows.Line> line = file.next(); line.isPresent(); line = file.next()) {
                FileRow row = line.get().row().orElseThrow();
                SaveListing.Edit edit = row.edit(new Sku(row.sku()));
                assertThat(edit.errors()).as(row.cell("sku")).isEmpty();
                drafts.add(edit.draft().apply(Optional.empty()));
            }
        }

        assertThat(drafts).hasSize(40);
        assertThat(drafts).allSatisfy(draft -> assertThat(TestDrafts.errorsIn(draft, CATEGORIES::contains))
                .isEmpty());
        assertThat(drafts.get(0).netWeightGrams()).isEqualTo(90);
        assertThat(drafts.get(0).texts().get("be")).isEqualTo(ListingText.named("Шакалад горкі 68% какава 90 г"));
    }

    private static InputStream seed() {
        return Objects.requireNonNull(
                CatalogueSeedTest.class.getResourceAsStream("/sandbox/catalogue-seed.csv"), "catalogue-seed.csv");
    }
}
