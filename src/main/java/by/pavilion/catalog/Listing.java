package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Languages;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One SKU as its merchant describes it.
 *
 * @param productCode the merchant's own word that groups SKUs into a product; the SKU itself when there is no other
 * @param category code of a {@link Category}
 * @param texts by language tag of {@link Languages#ALL}
 * @param content the net content as printed on the pack; {@code netContent} is the same as a number
 * @param shelfLifeDays absent for goods that do not spoil
 * @param producerRegistration the maker's number in customs' register of overseas food makers
 * @param price of one unit, without tax; absent until the merchant names one
 * @param note the merchant's own remark, never shown to buyers
 * @param reasons what speaks against publishing, empty when published
 * @param version raised by each change
 */
public record Listing(
        Sku sku,
        ProductId productId,
        String productCode,
        MerchantId merchant,
        String category,
        String brand,
        Map<String, ListingText> texts,
        CustomsData customs,
        long netWeightGrams,
        long grossWeightGrams,
        String content,
        NetContent netContent,
        Storage storage,
        @Nullable Integer shelfLifeDays,
        @Nullable String producer,
        @Nullable String producerRegistration,
        @Nullable Money price,
        @Nullable String note,
        Presentation presentation,
        ListingStatus status,
        List<BlockingReason> reasons,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Where to look for a text that a language does not have, the nearest first. */
    private static final Map<String, List<String>> FALLBACKS = Map.of(
            "zh-CN", List.of("zh-CN", "en", "ru", "be"),
            "ru", List.of("ru", "be", "en", "zh-CN"),
            "be", List.of("be", "ru", "en", "zh-CN"),
            "en", List.of("en", "ru", "be", "zh-CN"));

    public Listing {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        reasons = List.copyOf(reasons);
        if (status.isOffered() && (status == ListingStatus.PUBLISHED) != reasons.isEmpty()) {
            throw new IllegalArgumentException(sku + " is " + status + " with the reasons " + reasons);
        }
    }

    public boolean isPublished() {
        return status == ListingStatus.PUBLISHED;
    }

    /** The price of a listing that has one, as every published listing has. */
    public Money requirePrice() {
        if (price == null) {
            throw new IllegalStateException(sku + " has no price");
        }
        return price;
    }

    /** The names that there are, by language tag. */
    public Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        texts.forEach((language, text) -> {
            String name = text.name();
            if (name != null) {
                names.put(language, name);
            }
        });
        return names;
    }

    /** The name in exactly this language, or null. */
    public @Nullable String nameIn(String language) {
        ListingText text = texts.get(language);
        return text == null ? null : text.name();
    }

    /** The name for a reader of this language: in the nearest language that has one; the SKU when none has. */
    public String nameFor(String language) {
        for (String candidate : fallbacks(language)) {
            String name = nameIn(candidate);
            if (name != null) {
                return name;
            }
        }
        return sku.value();
    }

    /** The Chinese name for customs, which every published listing has. */
    public String nameZh() {
        String name = nameIn("zh-CN");
        if (name == null) {
            throw new IllegalStateException(sku + " has no Chinese name");
        }
        return name;
    }

    /** The same listing at another price, as a channel may sell it for a time. */
    public Listing at(Money other) {
        return with(other, note, status, reasons, updatedAt);
    }

    /** The same listing with the verdict on its publishing: what is offered is on sale by it, or blocked. */
    Listing judged(List<BlockingReason> verdict) {
        return with(price, note, status.isOffered() ? offered(verdict) : status, verdict, updatedAt);
    }

    /** The same listing offered, on sale or blocked by the verdict. */
    Listing offered(List<BlockingReason> verdict, Instant at) {
        ListingStatus next = offered(verdict);
        return with(price, note, status == next ? status : follower(next), verdict, at);
    }

    private static ListingStatus offered(List<BlockingReason> verdict) {
        return verdict.isEmpty() ? ListingStatus.PUBLISHED : ListingStatus.BLOCKED;
    }

    /** The same listing in another status, which is not one of being offered. */
    Listing to(ListingStatus next, Instant at) {
        return with(price, note, follower(next), reasons, at);
    }

    private ListingStatus follower(ListingStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException(sku + " cannot go from " + status + " to " + next);
        }
        return next;
    }

    /** What has just been written for the first time, to wait for a decision. */
    Listing drafted() {
        return with(price, note, ListingStatus.DRAFT, reasons, updatedAt);
    }

    Listing updatedAt(Instant at) {
        return with(price, note, status, reasons, at);
    }

    /** The same listing with what another says that needs nobody's decision. */
    Listing sellingLike(Listing other) {
        return with(other.price, other.note, status, reasons, other.updatedAt);
    }

    /** The same words as if they stood where another stands, at its price. */
    Listing standingLike(Listing other) {
        return with(other.price, other.note, other.status, other.reasons, other.updatedAt);
    }

    private Listing with(
            @Nullable Money asked,
            @Nullable String remark,
            ListingStatus standing,
            List<BlockingReason> verdict,
            Instant at) {
        return new Listing(
                sku,
                productId,
                productCode,
                merchant,
                category,
                brand,
                texts,
                customs,
                netWeightGrams,
                grossWeightGrams,
                content,
                netContent,
                storage,
                shelfLifeDays,
                producer,
                producerRegistration,
                asked,
                remark,
                presentation,
                standing,
                verdict,
                version,
                createdAt,
                at);
    }

    /** The languages to look for a text in, for a reader of this language, the nearest first. */
    public static List<String> fallbacks(String language) {
        return FALLBACKS.getOrDefault(language, Languages.ALL);
    }
}
