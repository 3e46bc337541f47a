package by.pavilion.pricing.rest;

import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import by.pavilion.ordering.TestShop;
import by.pavilion.pricing.PromotionId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PromotionResourceTest {
    private static final String PATH = "/api/v1/merchant/promotions";

    /** That are not over, of one merchant. */
    private static final int MOST = 500;

    private static final String TENTH_OFF = """
            {"titles":{"zh-CN":"九折"},"benefit":{"kind":"PERCENT_OFF","percent":10},"categories":["chocolate"],
             "startsAt":"2026-11-11T00:00:00Z","endsAt":"2026-11-12T00:00:00Z"}""";

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    private String key;

    @BeforeEach
    void aMerchantOfItsOwn() {
        key = keyOfAnotherMerchant();
    }

    @Test
    void makesReadsAndReplacesAPromotion() {
        String once = UUID.randomUUID().toString();
        String id = make(TENTH_OFF, once)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
        make(TENTH_OFF, once).statusCode(201).body("id", equalTo(id));
        make(TENTH_OFF.replace("10", "20"), once).statusCode(422);

        String asGiven = with(key)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("benefit.percent", equalTo(10))
                .extract()
                .asString();
        put(id, asGiven, "\"1\"").statusCode(200).header("ETag", "\"1\"");
        put(id, asGiven.replace("\"paused\":false", "\"paused\":true"), "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("paused", equalTo(true));
        put(id, asGiven, "\"1\"").statusCode(412);
        with(key).get(PATH).then().body("items.id", hasItem(id));
    }

    @Test
    void aRepeatGetsTheFirstAnswerThoughTheGoodsAreGone() throws SQLException {
        key = keyOf(TestShop.MERCHANT.toString());
        String sku = shop.chocolate("26.00").value();
        String body = TENTH_OFF.replace("\"categories\":[\"chocolate\"]", "\"skus\":[\"%s\"]".formatted(sku));
        String once = UUID.randomUUID().toString();
        String id = make(body, once).statusCode(201).extract().path("id");

        move(sku, 1);
        try {
            make(body, once).statusCode(201).body("id", equalTo(id));
            make(body, UUID.randomUUID().toString()).statusCode(422);
        } finally {
            move(sku, TestShop.MERCHANT.value());
        }
    }

    private void move(String sku, long merchant) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE catalog_listings SET merchant_id = ?, version = version + 1 WHERE sku = ?")) {
            statement.setLong(1, merchant);
            statement.setString(2, sku);
            statement.executeUpdate();
        }
    }

    @Test
    void isForItsMerchantOnly() {
        String id = make(TENTH_OFF, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");

        with(keyOfAnotherMerchant()).get(PATH + "/" + id).then().statusCode(404);
        with(keyOfAnotherMerchant())
                .contentType("application/json")
                .header("If-Match", "*")
                .body(TENTH_OFF)
                .put(PATH + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void aCodeOpensOnePromotion() {
        String code = UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
        String body = TENTH_OFF.replaceFirst("\\{", "{\"couponCode\":\"" + code + "\",\"mostUses\":5,");

        make(body, UUID.randomUUID().toString()).statusCode(201).body("mostUses", equalTo(5));
        make(body, UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:coupon-code-taken"));
    }

    @Test
    void aMerchantHasOnlySoManyThatAreNotOver() throws SQLException {
        String later = TENTH_OFF.replace("2026-", "2099-");
        String earlier = TENTH_OFF.replace("2026-", "2019-");
        String id = make(later, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");
        copyPaused(id, MOST - 1);

        make(later, UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:too-many-promotions"));
        String over = make(earlier, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");
        put(over, later, "*").statusCode(409);
        put(id, later.replace("\"percent\":10", "\"percent\":20"), "*").statusCode(200);
        put(id, earlier, "*").statusCode(200);
        put(over, later, "*").statusCode(200);
    }

    /** Paused ones are not read by everybody each second. */
    private void copyPaused(String id, int times) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO pricing_promotions (id, merchant_id, titles, benefit, scope, starts_at, ends_at, paused,
                          version, created_at)
                        SELECT id - ?, merchant_id, titles, benefit, scope, starts_at, ends_at, TRUE, version, created_at
                        FROM pricing_promotions WHERE id = ?""")) {
            for (int copy = 1; copy <= times; copy++) {
                statement.setInt(1, copy);
                statement.setLong(2, PromotionId.fromString(id).value());
                statement.executeUpdate();
            }
        }
    }

    @Test
    void everythingThatDoesNotFitIsNamed() {
        make("{}", UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/titles", "/benefit", "/startsAt", "/endsAt"));
        make(
                        TENTH_OFF.replace("\"percent\":10", "\"percent\":100"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/benefit/percent"));
        make(TENTH_OFF.replace("PERCENT_OFF", "EVERYTHING"), UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/benefit/kind"));
        make(
                        TENTH_OFF
                                .replace("11-12", "11-10")
                                .replaceFirst("\\{", "{\"mostUses\":5,\"mostUsesOfBuyer\":1,"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/endsAt", "/mostUses", "/mostUsesOfBuyer"));
        make(
                        TENTH_OFF.replace(
                                "{\"kind\":\"PERCENT_OFF\",\"percent\":10}",
                                "{\"kind\":\"BUY_N_PAY_M\",\"buy\":2,\"pay\":2}"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/benefit/pay"));
        make(
                        TENTH_OFF.replace("{\"kind\":\"PERCENT_OFF\",\"percent\":10}", """
                                {"kind":"AMOUNT_OFF","amount":{"amount":"0.00","currency":"CNY"},
                                 "minimum":{"amount":"1.00","currency":"USD"}}"""),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/benefit/amount/amount", "/benefit/minimum/currency"));
    }

    @Test
    void whatTheBenefitLacksIsToldWithAllTheRest() {
        String wrongBesides = TENTH_OFF
                .replace("11-12", "11-10")
                .replace("[\"chocolate\"]", "[\"nothing\"]")
                .replaceFirst("\\{", "{\"mostUses\":5,\"skus\":[\"NOBODY-S\"],");
        String lacking =
                wrongBesides.replace("\"percent\":10", "\"amount\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}");

        make(lacking, UUID.randomUUID().toString())
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/benefit/percent",
                                "/benefit/amount",
                                "/endsAt",
                                "/mostUses",
                                "/skus/0",
                                "/categories/0"));
        make(
                        wrongBesides
                                .replace("\"percent\":10", "\"percent\":100")
                                .replace("\"zh-CN\":\"九折\"", ""),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/titles", "/benefit/percent", "/endsAt", "/mostUses", "/skus/0", "/categories/0"));
        String id = make(TENTH_OFF, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");
        put(id, lacking, "*").statusCode(422).body("errors.pointer", hasItem("/endsAt"));
        put(id, TENTH_OFF.replaceFirst("\\{", "{\"skus\":[null],\"channels\":[\"doujin\"],"), "*")
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/skus/0", "/channels/0"));
    }

    @Test
    void goodsAndCategoriesHaveToBeThere() {
        make(
                        TENTH_OFF
                                .replace(
                                        "{\"kind\":\"PERCENT_OFF\",\"percent\":10}",
                                        "{\"kind\":\"GIFT\",\"sku\":\"NOBODY-S\",\"quantity\":1,\"buy\":2}")
                                .replace("[\"chocolate\"]", "[\"chocolate\",\"nothing\"],\"skus\":[\"NOBODY-S\"]"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/benefit/sku", "/skus/0", "/categories/1"))
                .body("errors.reason", containsInAnyOrder("unknown-sku", "unknown-sku", "unknown-category"));
    }

    @Test
    void aChannelThatNobodySellsOnIsRefused() {
        make(
                        TENTH_OFF.replaceFirst("\\{", "{\"channels\":[\"storefront\",\"doujin\"],"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/channels/1"))
                .body("errors.reason", contains("unknown-channel"))
                .body("errors[0].remedy", containsString("storefront"));
        make(
                        TENTH_OFF.replaceFirst("\\{", "{\"channels\":[\"storefront\"],"),
                        UUID.randomUUID().toString())
                .statusCode(201)
                .body("channels", contains("storefront"));
    }

    @Test
    void titlesArePlainText() {
        make(
                        TENTH_OFF.replace("九折", "<script>alert(1)</script>"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/titles/zh-CN"))
                .body("errors.reason", contains("markup"));
        make(TENTH_OFF.replace("九折", "九\u202E折"), UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.reason", contains("hidden-characters"));
    }

    private ValidatableResponse make(String body, String once) {
        return with(key)
                .header("Idempotency-Key", once)
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then();
    }

    private ValidatableResponse put(String id, String body, String ifMatch) {
        return with(key)
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(body)
                .put(PATH + "/" + id)
                .then();
    }
}
