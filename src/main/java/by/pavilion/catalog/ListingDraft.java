package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant says about one SKU, as it came in. Nothing is checked yet but blanks: a blank text is no text. The parts
 * are those of {@link Listing}.
 *
 * @param texts by language tag
 * @param storage the name of a {@link Storage}
 */
public record ListingDraft(
        @Nullable String productCode,
        @Nullable String category,
        @Nullable String brand,
        Map<String, ListingText> texts,
        Customs customs,
        @Nullable Long netWeightGrams,
        @Nullable Long grossWeightGrams,
        @Nullable String content,
        @Nullable String storage,
        @Nullable Integer shelfLifeDays,
        @Nullable String producer,
        @Nullable String producerRegistration,
        @Nullable Price price,
        @Nullable String note,
        Presentation presentation) {

    public ListingDraft {
        productCode = text(productCode);
        category = text(category);
        brand = text(brand);
        texts = texts(texts);
        content = text(content);
        storage = text(storage);
        producer = text(producer);
        producerRegistration = text(producerRegistration);
        note = text(note);
    }

    /** The unchecked form of {@link CustomsData}. */
    public record Customs(
            @Nullable String hsCode,
            @Nullable String tnvedCode,
            @Nullable String unit,
            @Nullable String unit1,
            @Nullable BigDecimal quantity1,
            @Nullable String unit2,
            @Nullable BigDecimal quantity2,
            @Nullable String gmodelZh,
            @Nullable String gtin,
            @Nullable String originCountry,
            @Nullable String positiveList,
            @Nullable String declaredModes) {

        public Customs {
            hsCode = text(hsCode);
            tnvedCode = text(tnvedCode);
            unit = text(unit);
            unit1 = text(unit1);
            unit2 = text(unit2);
            gmodelZh = text(gmodelZh);
            gtin = text(gtin);
            originCountry = text(originCountry);
            positiveList = text(positiveList);
            declaredModes = text(declaredModes);
        }

        public static Customs none() {
            return new Customs(null, null, null, null, null, null, null, null, null, null, null, null);
        }
    }

    /** A price as it came: an amount in major units, and a currency by its ISO code. */
    public record Price(@Nullable String amount, @Nullable String currency) {
        public Price {
            amount = text(amount);
            currency = text(currency);
        }
    }

    /** Nothing said yet. */
    public static ListingDraft none() {
        return new ListingDraft(
                null,
                null,
                null,
                Map.of(),
                Customs.none(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Presentation.NONE);
    }

    /** The same at another price. */
    public ListingDraft at(Price other) {
        return new ListingDraft(
                productCode,
                category,
                brand,
                texts,
                customs,
                netWeightGrams,
                grossWeightGrams,
                content,
                storage,
                shelfLifeDays,
                producer,
                producerRegistration,
                other,
                note,
                presentation);
    }

    /** What a listing says now, to be changed in part. */
    public static ListingDraft of(Listing listing) {
        CustomsData customs = listing.customs();
        Money price = listing.price();
        return new ListingDraft(
                listing.productCode(),
                listing.category(),
                listing.brand(),
                listing.texts(),
                new Customs(
                        customs.hsCode(),
                        customs.tnvedCode(),
                        customs.unit(),
                        customs.unit1(),
                        customs.quantity1(),
                        customs.unit2(),
                        customs.quantity2(),
                        customs.gmodelZh(),
                        customs.gtin(),
                        customs.originCountry(),
                        customs.positiveList(),
                        customs.declaredModes()),
                listing.netWeightGrams(),
                listing.grossWeightGrams(),
                listing.content(),
                listing.storage().name(),
                listing.shelfLifeDays(),
                listing.producer(),
                listing.producerRegistration(),
                price == null
                        ? null
                        : new Price(
                                price.amount().toPlainString(), price.currency().getCurrencyCode()),
                listing.note(),
                listing.presentation());
    }

    /** The same without what needs nobody's decision. */
    ListingDraft withoutOffer() {
        return new ListingDraft(
                productCode,
                category,
                brand,
                texts,
                customs,
                netWeightGrams,
                grossWeightGrams,
                content,
                storage,
                shelfLifeDays,
                producer,
                producerRegistration,
                null,
                null,
                presentation);
    }

    /** The listing that this describes, not yet judged. The draft must have passed {@link ListingRules}. */
    Listing toListing(Sku sku, MerchantId merchant, ProductId productId, Optional<Listing> before, Instant now) {
        String printed = checked(content);
        return new Listing(
                sku,
                productId,
                productCode == null ? sku.value() : productCode,
                merchant,
                checked(category),
                checked(brand),
                texts,
                new CustomsData(
                        checked(customs.hsCode),
                        customs.tnvedCode,
                        checked(customs.unit),
                        checked(customs.unit1),
                        checked(customs.quantity1),
                        customs.unit2,
                        customs.quantity2,
                        checked(customs.gmodelZh),
                        customs.gtin,
                        checked(customs.originCountry),
                        customs.positiveList,
                        customs.declaredModes),
                checked(netWeightGrams),
                checked(grossWeightGrams),
                printed,
                NetContent.parse(printed).orElseThrow(),
                Storage.valueOf(checked(storage)),
                shelfLifeDays,
                producer,
                producerRegistration,
                price == null
                        ? null
                        : Money.of(
                                new BigDecimal(checked(price.amount)),
                                Currency.getInstance(checked(price.currency)),
                                RoundingMode.UNNECESSARY),
                note,
                presentation,
                before.map(Listing::status)
                        .filter(status -> !status.isOffered())
                        .orElse(ListingStatus.PUBLISHED),
                List.of(),
                before.map(Listing::version).orElse(0L),
                before.map(Listing::createdAt).orElse(now),
                now);
    }

    private static <T> T checked(@Nullable T value) {
        return Objects.requireNonNull(value, "the draft was not checked");
    }

    private static Map<String, ListingText> texts(Map<String, ListingText> given) {
        Map<String, ListingText> texts = new TreeMap<>();
        given.forEach((language, text) -> {
            ListingText stripped = new ListingText(
                    text(text.name()),
                    text(text.description()),
                    text(text.ingredients()),
                    text(text.allergens()),
                    text(text.use()),
                    text(text.warnings()));
            if (!stripped.isEmpty()) {
                texts.put(language, stripped);
            }
        });
        return Collections.unmodifiableMap(texts);
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
