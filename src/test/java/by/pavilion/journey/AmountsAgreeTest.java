package by.pavilion.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random baskets of the demo's goods, with coupons and without, and a piece above the limit of an order: what was quoted is what
 * the order costs and what customs is told in order (311) and list (621), line by line and to the cent. {@code AmountsProperties}
 * tries far more of them without an application.
 */
@QuarkusTest
@TestProfile(Demo.class)
class AmountsAgreeTest {
    /** Other baskets by {@code -Dpavilion.test.amounts-seed}. */
    private static final long SEED = Long.getLong("pavilion.test.amounts-seed", 20_261_128L);

    private static final int ORDERS = 30;
    private static final int MOST_TRIES = 200;
    private static final List<String> PROVINCES = List.of("北京市", "上海市", "广东省", "四川省");
    private static final WarehouseCode BONDED = new WarehouseCode("BONDED-CN");
    private static final List<String> QUOTED_AND_SOLD = List.of(
            "totals",
            "lines.sku",
            "lines.quantity",
            "lines.unitPrice",
            "lines.goods",
            "lines.freight",
            "lines.discount",
            "lines.tax.total",
            "lines.payable");

    @Inject
    TestShop shop;

    private final Random random = new Random(SEED);

    /** What was quoted for each order. */
    private final Map<String, JsonPath> quoted = new LinkedHashMap<>();

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void quoteOrderAndBothDocumentsNameTheSameAmounts() throws IOException {
        List<String> skus = demoSkus();
        List<String> coupons = List.of(
                coupon("{\"kind\":\"AMOUNT_OFF\",\"amount\":{\"amount\":\"7.77\",\"currency\":\"CNY\"},"
                        + "\"minimum\":{\"amount\":\"0.00\",\"currency\":\"CNY\"}}"),
                coupon("{\"kind\":\"PERCENT_OFF\",\"percent\":13}"));
        awaitCoupons(coupons);

        sell(line(pieceAboveTheLimit(), 1), List.of());
        for (int tried = 0; quoted.size() < ORDERS && tried < MOST_TRIES; tried++) {
            sell(
                    basket(skus),
                    coupons.stream().filter(code -> random.nextInt(3) == 0).toList());
        }

        assertThat(quoted).as("seed %d", SEED).hasSize(ORDERS);
        assertThat(told("regime")).contains("WITHIN_LIMITS", "SINGLE_PIECE_IN_FULL");
        assertThat(told("mode")).contains("9610", "1210");
        assertThat(told("totals.discount.amount")).contains("0.00", "7.77").hasSizeGreaterThan(2);
        quoted.forEach(AmountsAgreeTest::assertDeclared);
    }

    /** The different values at a path of the quotes. */
    private List<String> told(String path) {
        return quoted.values().stream()
                .map(quote -> quote.getString(path))
                .distinct()
                .toList();
    }

    /** Those of the seed: the order is always the same, whatever other tests have put into the shop. */
    private static List<String> demoSkus() throws IOException {
        try (InputStream seed = AmountsAgreeTest.class.getResourceAsStream("/sandbox/catalogue-seed.csv")) {
            return new String(Objects.requireNonNull(seed).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.substring(0, row.indexOf(',')))
                    .toList();
        }
    }

    private String pieceAboveTheLimit() {
        Sku sku = shop.chocolate("5678.90");
        shop.stock(sku, BONDED, 1);
        return sku.toString();
    }

    /** A code of the demo's merchant for all of its goods. */
    private static String coupon(String benefit) {
        String code = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        Api.merchant()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"titles":{"zh-CN":"测试","en":"A test"},"benefit":%s,"couponCode":"%s",
                         "startsAt":"2026-01-01T00:00:00Z","endsAt":"2099-01-01T00:00:00Z"}""".formatted(benefit, code))
                .post("/api/v1/merchant/promotions")
                .then()
                .statusCode(201);
        return code;
    }

    /** Promotions are read anew every second. */
    private static void awaitCoupons(List<String> codes) {
        String body = "{\"shipTo\":{\"province\":\"上海市\"}," + wish(line("BY-KOM-CHOC-001", 3), codes) + "}";
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(post("/api/v1/quotes", body).statusCode()).isEqualTo(200));
    }

    /** What cannot be sold together is refused by quote and order; half of the others are ordered at the price of the quote. */
    private void sell(String lines, List<String> coupons) {
        String wish = wish(lines, coupons);
        String province = PROVINCES.get(random.nextInt(PROVINCES.size()));
        Response quote = post("/api/v1/quotes", "{\"shipTo\":{\"province\":\"" + province + "\"}," + wish + "}");
        boolean isPromised = random.nextBoolean() && quote.statusCode() == 200;
        String promise = isPromised ? "\"quoteId\":\"" + quote.<String>path("id") + "\"," : "";
        Response order = post("/api/v1/orders", order(promise + wish, province));

        assertThat(order.statusCode() == 201)
                .as("seed %d, %s: quoted %s, answered %s", SEED, wish, quote.asString(), order.asString())
                .isEqualTo(quote.statusCode() == 200);
        if (order.statusCode() == 201) {
            QUOTED_AND_SOLD.forEach(part -> assertThat(order.<Object>path(part))
                    .as("seed %d, %s of %s", SEED, part, wish)
                    .isEqualTo(quote.<Object>path(part)));
            OrderJourneyTest.pay(order.path("id"));
            quoted.put(order.path("id"), quote.jsonPath());
        }
    }

    private static void assertDeclared(String id, JsonPath quote) {
        String what = "seed " + SEED + ", order " + id;
        String order = document(id, "CEB311Message", "Order");
        String list = document(id, "CEB621Message", "Inventory");

        Map.of(
                        "goodsValue", "goods",
                        "freight", "freight",
                        "discount", "discount",
                        "taxTotal", "tax.total",
                        "acturalPaid", "payable")
                .forEach((element, part) -> assertThat(number(order, element))
                        .as("%s: %s", what, element)
                        .isEqualByComparingTo(quote.getString("totals." + part + ".amount")));
        assertThat(plain(numbers(order, "qty"))).as(what).isEqualTo(plain(numbers(quote, "lines.quantity")));
        assertThat(plain(numbers(order, "price"))).as(what).isEqualTo(plain(numbers(quote, "lines.unitPrice.amount")));
        assertThat(plain(numbers(order, "totalPrice"))).as(what).isEqualTo(plain(numbers(quote, "lines.goods.amount")));
        assertThat(lines(list, "InventoryList", "gname")).as(what).isEqualTo(lines(order, "OrderList", "itemName"));
        assertThat(numbers(list, "totalPrice")
                        .reduce(number(list, "freight").add(number(list, "insuredFee")), BigDecimal::add))
                .as(what)
                .isEqualByComparingTo(number(order, "acturalPaid")
                        .subtract(number(order, "taxTotal"))
                        .add(number(order, "discount")));
    }

    /** What both documents say of their goods. */
    private static List<List<Object>> lines(String document, String element, String name) {
        return Stream.of(document.split("<(?:\\w+:)?" + element + ">"))
                .skip(1)
                .map(line -> List.<Object>of(
                        texts(line, List.of("gnum", "itemNo", name, "gmodel", "unit", "country")),
                        plain(Stream.of("qty", "price", "totalPrice").map(each -> number(line, each)))))
                .toList();
    }

    private static List<String> texts(String line, List<String> elements) {
        return elements.stream()
                .map(element -> texts(line, element).findFirst().orElseThrow())
                .toList();
    }

    /** Equal numbers are equal, however they are written. */
    private static List<BigDecimal> plain(Stream<BigDecimal> numbers) {
        return numbers.map(BigDecimal::stripTrailingZeros).toList();
    }

    private static Stream<BigDecimal> numbers(JsonPath quote, String path) {
        return quote.<Object>getList(path).stream().map(String::valueOf).map(BigDecimal::new);
    }

    private String basket(List<String> skus) {
        List<String> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        List<String> left = new ArrayList<>(skus);
        for (int line = 0; line < count; line++) {
            lines.add(line(left.remove(random.nextInt(left.size())), 1 + random.nextInt(4)));
        }
        return String.join(",", lines);
    }

    private static String line(String sku, int quantity) {
        return "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, quantity);
    }

    private static String wish(String lines, List<String> coupons) {
        String codes = coupons.isEmpty() ? "" : "\"" + String.join("\",\"", coupons) + "\"";
        return "\"lines\":[" + lines + "],\"channel\":\"storefront\",\"couponCodes\":[" + codes + "]";
    }

    private String order(String wish, String province) {
        return """
                {"buyer":{"name":"白俄兰","idType":"ID_CARD","idNumber":"%s","phone":"13800000001"},
                 "shipTo":{"name":"白俄兰","phone":"13800000001","province":"%s","city":"某市","district":"某区",
                           "street":"虚构路 1 号","postcode":"200120"},%s}""".formatted(IdentityNumbers.some(random), province, wish);
    }

    private static Response post(String path, String body) {
        return Api.storefront()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path);
    }

    /** This order's document in the message of this type, once it has gone out: a message holds those of several orders. */
    static String document(String orderId, String type, String element) {
        String address = await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> messageOf(orderId, type), found -> !found.isEmpty());
        String xml =
                Api.operator().get(address).then().statusCode(200).extract().asString();
        return Stream.of(xml.split("(?=<(?:\\w+:)?" + element + ">)"))
                .filter(piece -> piece.contains(">" + orderId + "<"))
                .findFirst()
                .orElseThrow();
    }

    private static String messageOf(String orderId, String type) {
        String declaration =
                Api.operator().get("/api/v1/declarations?order=" + orderId).path("items[0].id");
        if (declaration == null) {
            return "";
        }
        String messages = "/api/v1/declarations/" + declaration + "/messages";
        Integer number =
                Api.operator().get(messages + "?limit=100").path("items.find { it.type == '" + type + "' }.number");
        return number == null ? "" : messages + "/" + number;
    }

    static BigDecimal number(String document, String element) {
        return numbers(document, element).findFirst().orElseThrow();
    }

    private static Stream<BigDecimal> numbers(String document, String element) {
        return texts(document, element).map(BigDecimal::new);
    }

    private static Stream<String> texts(String document, String element) {
        return Pattern.compile("<(?:\\w+:)?" + element + ">([^<]+)<")
                .matcher(document)
                .results()
                .map(found -> found.group(1));
    }
}
