package by.pavilion.catalog.rest;

import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.ListingText;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A listing as a merchant sends it. The rules are those of the catalogue, the same for the rows of a file, so nothing but
 * the types is checked here. What is read-only in {@link ListingResponse} is ignored.
 */
@JsonIgnoreProperties({"sku", "productId", "netContent", "status", "reasons", "createdAt", "updatedAt"})
record PutListingRequest(
        @Nullable String productCode,
        @Nullable String category,
        @Nullable String brand,
        @Nullable Map<String, @Nullable ListingText> texts,
        @Nullable Customs customs,
        @Nullable Long netWeightGrams,
        @Nullable Long grossWeightGrams,
        @Nullable String content,
        @Nullable String storage,
        @Nullable Integer shelfLifeDays,
        @Nullable String producer,
        @Nullable String producerRegistration,
        @Nullable Price price,
        @Nullable String note) {

    record Customs(
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

        ListingDraft.Customs toDraft() {
            return new ListingDraft.Customs(
                    hsCode,
                    tnvedCode,
                    unit,
                    unit1,
                    quantity1,
                    unit2,
                    quantity2,
                    gmodelZh,
                    gtin,
                    originCountry,
                    positiveList,
                    declaredModes);
        }
    }

    record Price(@Nullable String amount, @Nullable String currency) {}

    ListingDraft toDraft() {
        Map<String, ListingText> given = new TreeMap<>();
        if (texts != null) {
            texts.forEach((language, text) -> {
                if (text != null) {
                    given.put(language, text);
                }
            });
        }
        return new ListingDraft(
                productCode,
                category,
                brand,
                given,
                customs == null ? ListingDraft.Customs.none() : customs.toDraft(),
                netWeightGrams,
                grossWeightGrams,
                content,
                storage,
                shelfLifeDays,
                producer,
                producerRegistration,
                price == null ? null : new ListingDraft.Price(price.amount, price.currency),
                note);
    }
}
