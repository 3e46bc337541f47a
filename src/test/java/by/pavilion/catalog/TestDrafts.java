package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Listings as a merchant would describe them. */
public final class TestDrafts {
    private TestDrafts() {}

    /** A bar of chocolate that nothing speaks against. */
    public static ListingDraft chocolate() {
        return chocolate("26.00");
    }

    public static ListingDraft chocolate(@Nullable String price) {
        return draft(
                Map.of(
                        "zh-CN", ListingText.named("康美纳尔卡黑巧克力 90克"),
                        "ru", ListingText.named("Шоколад горький 90 г"),
                        "en", ListingText.named("Dark chocolate 90 g")),
                customs("1806320000", "2048100000016"),
                price == null ? null : new ListingDraft.Price(price, "CNY"));
    }

    public static ListingDraft draft(
            Map<String, ListingText> texts, ListingDraft.Customs customs, ListingDraft.@Nullable Price price) {
        return draft(texts, customs, price, Presentation.NONE);
    }

    static ListingDraft presented(Presentation presentation) {
        return draft(
                Map.of("zh-CN", ListingText.named("黑巧克力")),
                customs("1806320000", null),
                new ListingDraft.Price("26.00", "CNY"),
                presentation);
    }

    private static ListingDraft draft(
            Map<String, ListingText> texts,
            ListingDraft.Customs customs,
            ListingDraft.@Nullable Price price,
            Presentation presentation) {
        return new ListingDraft(
                null,
                "chocolate",
                "Kommunarka",
                texts,
                customs,
                90L,
                105L,
                "90 g",
                "AMBIENT",
                365,
                null,
                null,
                price,
                null,
                presentation);
    }

    public static ListingDraft.Customs customs(String hsCode, @Nullable String gtin) {
        return customs(hsCode, null, gtin);
    }

    public static ListingDraft.Customs customs(String hsCode, @Nullable String tnvedCode, @Nullable String gtin) {
        return new ListingDraft.Customs(
                hsCode,
                tnvedCode,
                "017",
                "035",
                new BigDecimal("0.09"),
                null,
                null,
                "4|3|可可含量68%,白砂糖|块状|90克/块|不夹心|Kommunarka牌",
                gtin,
                "340",
                "likely",
                "9610;1210");
    }

    /** What the catalogue would say against a draft. */
    public static List<FieldError> errorsIn(ListingDraft draft, Predicate<String> isCategory) {
        return ListingRules.errorsIn(draft, isCategory);
    }

    /** A draft as a listing of somebody. */
    public static Listing listing(ListingDraft draft, Sku sku) {
        return draft.toListing(sku, new MerchantId(1), new ProductId(1), Optional.empty(), Instant.EPOCH);
    }
}
