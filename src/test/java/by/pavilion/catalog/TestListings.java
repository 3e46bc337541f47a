package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Bodies of listings as merchants send them. */
public final class TestListings {
    private TestListings() {}

    /** A published chocolate for tests without a database. */
    public static Listing listing(Sku sku) {
        return listing(sku, "1806320000", "90 g");
    }

    /** The same as goods of another code, of which a piece holds so much. */
    public static Listing listing(Sku sku, String hsCode, String content) {
        return new Listing(
                sku,
                new ProductId(1),
                sku.value(),
                new MerchantId(1),
                "chocolate",
                "Test",
                Map.of("zh-CN", ListingText.named("测试")),
                new CustomsData(
                        hsCode, null, "017", "035", new BigDecimal("0.09"), null, null, "x", null, "340", null, null),
                90,
                105,
                content,
                NetContent.parse(content).orElseThrow(),
                Storage.AMBIENT,
                null,
                null,
                null,
                Money.of("26.00", Money.CNY),
                null,
                Presentation.NONE,
                ListingStatus.PUBLISHED,
                List.of(),
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** A bar of chocolate that nothing speaks against. */
    public static String chocolate() {
        return chocolate("26.00");
    }

    public static String chocolate(String price) {
        return """
                {"category":"chocolate","brand":"Kommunarka",
                 "texts":{"zh-CN":{"name":"康美纳尔卡黑巧克力 90克","ingredients":"可可液块,白砂糖"},
                          "ru":{"name":"Шоколад горький 90 г"},
                          "en":{"name":"Dark chocolate 90 g","description":"A bar from Minsk."}},
                 "customs":{"hsCode":"1806320000","unit":"017","unit1":"035","quantity1":0.09,
                            "gmodelZh":"4|3|可可含量68%,白砂糖|块状|90克/块|不夹心|Kommunarka牌",
                            "gtin":"2048100000016","originCountry":"340","positiveList":"likely",
                            "declaredModes":"9610;1210"},
                 "netWeightGrams":90,"grossWeightGrams":105,"content":"90 g","storage":"AMBIENT","shelfLifeDays":365,
                 "price":{"amount":"PRICE","currency":"CNY"}}""".replace("PRICE", price);
    }
}
