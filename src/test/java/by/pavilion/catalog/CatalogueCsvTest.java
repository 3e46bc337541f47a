package by.pavilion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogueCsvTest {
    private static final Sku SKU = new Sku("T-1");

    @Test
    void aFileMayDoWithoutTheUnionsCode() {
        assertThat(CatalogueCsv.errorsInHeader(CatalogueCsv.COLUMNS)).isEmpty();
        assertThat(CatalogueCsv.errorsInHeader(with("tnved10"))).isEmpty();
        assertThat(CatalogueCsv.errorsInHeader(with("tnved10", "tnved10")))
                .containsExactly(FieldError.of("tnved10", "repeated-column"));
    }

    @Test
    void aFileWithoutTheColumnLeavesTheUnionsCodeAsItIs() {
        Listing coded = TestDrafts.draft(
                        Map.of("en", ListingText.named("Chocolate")),
                        TestDrafts.customs("1806320000", "1806321000", null),
                        null)
                .toListing(SKU, new MerchantId(1), new ProductId(1), Optional.empty(), Instant.EPOCH);

        assertThat(draft(Map.of("hs10_cn", "1806320000"), Optional.of(coded))
                        .customs()
                        .tnvedCode())
                .isEqualTo("1806321000");
        assertThat(draft(Map.of("hs10_cn", "1806320000", "tnved10", "1806329000"), Optional.of(coded))
                        .customs()
                        .tnvedCode())
                .isEqualTo("1806329000");
        assertThat(draft(Map.of("hs10_cn", "1806320000", "tnved10", ""), Optional.of(coded))
                        .customs()
                        .tnvedCode())
                .isNull();
    }

    @Test
    void aFileLeavesOptionsAttributesAndMediaAsTheyAre() {
        Presentation presentation = new Presentation(
                List.of(new VariantOption("size", Map.of("en", "Size"), Map.of("en", "90 g"))),
                Map.of("sugarFree", new AttributeValue.Flag(true)),
                List.of(new Medium("https://cdn.example.by/a.jpg", MediumKind.VIDEO, Map.of())));
        Listing before = TestDrafts.presented(presentation)
                .toListing(SKU, new MerchantId(1), new ProductId(1), Optional.empty(), Instant.EPOCH);

        assertThat(draft(Map.of("hs10_cn", "1806320000"), Optional.of(before)).presentation())
                .isEqualTo(presentation);
    }

    @Test
    void theUnionsCodeBeginsLikeTheChineseOne() {
        ListingDraft other = draft(Map.of("hs10_cn", "1806320000", "tnved10", "1806310000"), Optional.empty());

        assertThat(ListingRules.errorsIn(other, category -> true))
                .contains(FieldError.of("/customs/tnvedCode", "tnved-not-of-hs-code"));
    }

    private static ListingDraft draft(Map<String, String> cells, Optional<Listing> before) {
        return new CatalogueCsv.Row(cells).edit(SKU).draft().apply(before);
    }

    private static List<String> with(String... more) {
        List<String> header = new ArrayList<>(CatalogueCsv.COLUMNS);
        header.addAll(List.of(more));
        return header;
    }
}
