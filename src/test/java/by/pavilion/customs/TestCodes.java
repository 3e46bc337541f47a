package by.pavilion.customs;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.NetContent;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestListings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small tables of codes for tests without a database. */
final class TestCodes {
    static final String KILOGRAM = "035";
    static final String GRAM = "036";
    static final String LITRE = "095";
    static final String METRE = "030";
    static final String PIECE = "011";
    static final String BOX = "140";
    static final String UNKNOWN = "999";
    static final String WITHOUT_LETTERS = "438";

    private static final LocalDate SINCE = LocalDate.of(2016, 1, 1);

    private TestCodes() {}

    /** Chocolate by the kilogram, cosmetics by the printed kilogram and the piece, water by the litre and the kilogram. */
    static CodeTables tables() {
        return new CodeTables(
                List.of(
                        wanted("1806", KILOGRAM, null, false),
                        wanted("3304", KILOGRAM, PIECE, true),
                        wanted("2201", LITRE, KILOGRAM, false),
                        wanted("5309", METRE, KILOGRAM, false)),
                List.of(
                        unit(KILOGRAM, "kilogram", new CustomsUnit.Measure(ContentUnit.GRAM, new BigDecimal("1000"))),
                        unit(GRAM, "gram", new CustomsUnit.Measure(ContentUnit.GRAM, BigDecimal.ONE)),
                        unit(LITRE, "litre", new CustomsUnit.Measure(ContentUnit.MILLILITRE, new BigDecimal("1000"))),
                        unit(METRE, "metre", new CustomsUnit.Measure(ContentUnit.METRE, BigDecimal.ONE)),
                        unit(PIECE, "item", new CustomsUnit.Measure(ContentUnit.PIECE, BigDecimal.ONE)),
                        unit(BOX, "box", null)),
                List.of(country("340", "BLR"), country("142", "CHN"), country(WITHOUT_LETTERS, null)),
                List.of(
                        gmodel(1, "品牌类型", "0"),
                        gmodel(1, "品牌类型", "4"),
                        gmodel(2, "出口享惠情况", "0"),
                        gmodel(2, "出口享惠情况", "3")));
    }

    static StatutoryUnits wanted(String hsPrefix, String first, @Nullable String second, boolean byContent) {
        return new StatutoryUnits(hsPrefix, first, second, byContent, "a tariff", SINCE, null);
    }

    private static CustomsUnit unit(String code, String name, CustomsUnit.@Nullable Measure measure) {
        return new CustomsUnit(code, name, name, name, measure, "a table", SINCE, null);
    }

    private static GmodelCode gmodel(int place, String element, String code) {
        return new GmodelCode(place, element, code, "a table", SINCE, null);
    }

    private static CustomsCountry country(String digits, @Nullable String letters) {
        return new CustomsCountry(digits, letters, digits, digits, digits, "a table", SINCE, null);
    }

    /** What is known to customs of something from Belarus that is sold by the box. */
    static CustomsData customs(
            String hsCode, String unit1, String quantity1, @Nullable String unit2, @Nullable String quantity2) {
        return new CustomsData(
                hsCode,
                null,
                BOX,
                unit1,
                new BigDecimal(quantity1),
                unit2,
                quantity2 == null ? null : new BigDecimal(quantity2),
                "x",
                null,
                "340",
                null,
                null);
    }

    static Listing listing(CustomsData customs, long netWeightGrams, String content) {
        Listing like = TestListings.listing(new Sku("CODES-1"));
        return new Listing(
                like.sku(),
                like.productId(),
                like.productCode(),
                like.merchant(),
                like.category(),
                like.brand(),
                like.texts(),
                customs,
                netWeightGrams,
                netWeightGrams + 10,
                content,
                NetContent.parse(content).orElseThrow(),
                like.storage(),
                like.shelfLifeDays(),
                like.producer(),
                like.producerRegistration(),
                like.price(),
                like.note(),
                like.presentation(),
                like.status(),
                like.reasons(),
                like.version(),
                like.createdAt(),
                like.updatedAt());
    }
}
