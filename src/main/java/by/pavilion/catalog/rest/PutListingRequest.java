package by.pavilion.catalog.rest;

import by.pavilion.catalog.AttributeValue;
import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.Medium;
import by.pavilion.catalog.MediumKind;
import by.pavilion.catalog.Presentation;
import by.pavilion.catalog.VariantOption;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A listing as a merchant sends it. The rules are those of the catalogue, the same for the rows of a file, so nothing but
 * the types is checked here. What is read-only in {@link ListingResponse} is ignored.
 */
@JsonIgnoreProperties({"sku", "productId", "netContent", "status", "reasons", "review", "createdAt", "updatedAt"})
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
        @Nullable String note,
        @Nullable List<@Nullable Option> options,
        @Nullable Map<String, @Nullable AttributeValue> attributes,
        @Nullable List<@Nullable MediumBody> media) {

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

    record Option(
            @Nullable String code,
            @Nullable Map<String, @Nullable String> name,
            @Nullable Map<String, @Nullable String> value) {}

    /** Without a kind it is a picture. */
    record MediumBody(
            @Nullable String url,
            @Nullable MediumKind kind,
            @Nullable Map<String, @Nullable String> alternativeText) {}

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
                note,
                new Presentation(options(options), attributes(attributes), media(media)));
    }

    private static List<VariantOption> options(@Nullable List<@Nullable Option> bodies) {
        List<VariantOption> given = new ArrayList<>();
        if (bodies != null) {
            bodies.forEach(option -> given.add(
                    option == null
                            ? new VariantOption("", Map.of(), Map.of())
                            : new VariantOption(text(option.code), texts(option.name), texts(option.value))));
        }
        return given;
    }

    private static List<Medium> media(@Nullable List<@Nullable MediumBody> bodies) {
        List<Medium> given = new ArrayList<>();
        if (bodies != null) {
            bodies.forEach(body -> given.add(
                    body == null
                            ? new Medium("", MediumKind.IMAGE, Map.of())
                            : new Medium(
                                    text(body.url),
                                    body.kind == null ? MediumKind.IMAGE : body.kind,
                                    texts(body.alternativeText))));
        }
        return given;
    }

    private static Map<String, AttributeValue> attributes(@Nullable Map<String, @Nullable AttributeValue> values) {
        Map<String, AttributeValue> given = new TreeMap<>();
        if (values != null) {
            values.forEach((code, value) -> {
                if (value != null) {
                    given.put(code, value);
                }
            });
        }
        return given;
    }

    private static Map<String, String> texts(@Nullable Map<String, @Nullable String> texts) {
        Map<String, String> given = new TreeMap<>();
        if (texts != null) {
            texts.forEach((language, text) -> {
                if (text != null) {
                    given.put(language, text.strip());
                }
            });
        }
        return given;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
