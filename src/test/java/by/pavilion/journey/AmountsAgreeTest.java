package by.pavilion.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random baskets with a fixed seed: what was quoted is what the order costs and what customs is told, to the cent. */
@QuarkusTest
@TestProfile(Demo.class)
class AmountsAgreeTest {
    private static final int ORDERS = 12;
    private static final int MOST_TRIES = 60;
    private static final List<String> PROVINCES = List.of("北京市", "上海市", "广东省", "四川省");

    private final Random random = new Random(20_261_126);

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void quoteOrderAndDeclarationNameTheSameAmounts() {
        List<String> skus = Api.storefront().get("/api/v1/products?limit=100").path("items.variants.sku.flatten()");
        Map<String, Map<String, Object>> quoted = new LinkedHashMap<>();
        for (int tried = 0; quoted.size() < ORDERS && tried < MOST_TRIES; tried++) {
            String basket = basket(skus);
            String province = PROVINCES.get(random.nextInt(PROVINCES.size()));
            Response quote = post("/api/v1/quotes", "{\"shipTo\":{\"province\":\"" + province + "\"}," + basket + "}");
            Response order = post("/api/v1/orders", order(basket, province));
            // what cannot be sold together is refused by both
            assertThat(order.statusCode() == 201).as(basket).isEqualTo(quote.statusCode() == 200);
            if (order.statusCode() == 201) {
                quoted.put(order.path("id"), quote.path("totals"));
                assertThat(order.<Map<String, Object>>path("totals")).as(basket).isEqualTo(quote.path("totals"));
                OrderJourneyTest.pay(order.path("id"));
            }
        }
        assertThat(quoted).hasSize(ORDERS);

        quoted.forEach((id, totals) -> {
            String order = document(id, "CEB311Message", "Order");
            String list = document(id, "CEB621Message", "Inventory");
            BigDecimal goods = amount(totals, "goods");
            BigDecimal freight = amount(totals, "freight");
            assertThat(number(order, "goodsValue")).as(id).isEqualByComparingTo(goods);
            assertThat(number(order, "freight")).as(id).isEqualByComparingTo(freight);
            assertThat(number(order, "discount")).as(id).isEqualByComparingTo(amount(totals, "discount"));
            assertThat(number(order, "taxTotal")).as(id).isEqualByComparingTo(amount(tax(totals), "total"));
            assertThat(number(order, "acturalPaid")).as(id).isEqualByComparingTo(amount(totals, "payable"));
            assertThat(sum(order, "totalPrice")).as(id).isEqualByComparingTo(goods);
            assertThat(sum(list, "totalPrice")).as(id).isEqualByComparingTo(goods);
            assertThat(number(list, "freight")).as(id).isEqualByComparingTo(freight);
        });
    }

    private String basket(List<String> skus) {
        List<String> lines = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        List<String> left = new ArrayList<>(skus);
        for (int line = 0; line < count; line++) {
            String sku = left.remove(random.nextInt(left.size()));
            lines.add("{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, 1 + random.nextInt(3)));
        }
        return "\"lines\":[" + String.join(",", lines) + "],\"channel\":\"storefront\"";
    }

    private String order(String basket, String province) {
        return """
                {"buyer":{"name":"白俄兰","idType":"ID_CARD","idNumber":"%s","phone":"13800000001"},
                 "shipTo":{"name":"白俄兰","phone":"13800000001","province":"%s","city":"某市","district":"某区",
                           "street":"虚构路 1 号","postcode":"200120"},%s}""".formatted(IdentityNumbers.some(random), province, basket);
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

    private static BigDecimal sum(String document, String element) {
        return numbers(document, element).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<BigDecimal> numbers(String document, String element) {
        return Pattern.compile("<(?:\\w+:)?" + element + ">([^<]+)<")
                .matcher(document)
                .results()
                .map(found -> new BigDecimal(found.group(1)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tax(Map<String, Object> totals) {
        return (Map<String, Object>) totals.get("tax");
    }

    private static BigDecimal amount(Map<String, Object> amounts, String name) {
        return new BigDecimal(String.valueOf(((Map<?, ?>) amounts.get(name)).get("amount")));
    }
}
