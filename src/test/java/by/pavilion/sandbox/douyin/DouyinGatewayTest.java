package by.pavilion.sandbox.douyin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.sandbox.SandboxJson;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DouyinGatewayTest {
    @Inject
    DouyinShop shop;

    @Test
    void sellsAndGivesTheBuyerOnlyToWhoAsksProperly() {
        String sale = sell("BY-KOM-CHOC-001", 2);
        JsonNode order =
                data(call("order/orderDetail", Map.of("shop_order_id", sale))).path("shop_order_detail");

        assertThat(sale).matches("\\d{19}");
        assertThat(order.path("order_id").asText()).isEqualTo(sale);
        assertThat(order.path("order_status").asInt()).isEqualTo(2);
        assertThat(order.path("order_amount").asLong()).isEqualTo(5200);
        assertThat(order.path("tax_amount").asLong()).isEqualTo(473);
        assertThat(order.path("pay_amount").asLong()).isEqualTo(5673);
        assertThat(order.path("sku_order_list").get(0).path("code").asText()).isEqualTo("BY-KOM-CHOC-001");
        String cipher = order.path("user_id_info").path("encrypt_id_card_no").asText();
        JsonNode plain = data(call("order/batchDecrypt", ciphers(sale, cipher)))
                .path("decrypt_infos")
                .get(0);
        assertThat(plain.path("decrypt_text").asText()).matches("119900\\d{11}[0-9X]");
        assertThat(plain.path("err_no").asInt()).isZero();
    }

    @Test
    void aCouponOfThePlatformsIsPaidByIt() {
        String sale = given().contentType("application/json")
                .body(Map.of("sku", "BY-KOM-CHOC-001", "quantity", 2, "coupon", 1_000))
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonNode order =
                data(call("order/orderDetail", Map.of("shop_order_id", sale))).path("shop_order_detail");

        assertThat(order.path("pay_amount").asLong()).isEqualTo(4673);
        assertThat(order.path("promotion_amount").asLong()).isEqualTo(1000);
        assertThat(order.path("promotion_platform_amount").asLong()).isEqualTo(1000);
        assertThat(order.path("platform_cost_amount").asLong()).isEqualTo(1000);
        JsonNode line = order.path("sku_order_list").get(0);
        assertThat(line.path("pay_amount").asLong()).isEqualTo(4673);
        assertThat(line.path("platform_cost_amount").asLong()).isEqualTo(1000);
    }

    @Test
    void sellsToManyShoppersAtOnce() {
        List<String> sales = rush(Map.of("sku", "BY-KOM-CHOC-001", "quantity", 2, "orders", 12))
                .statusCode(201)
                .extract()
                .path("ids");

        assertThat(sales).hasSize(12).doesNotHaveDuplicates();
        Set<String> buyers = new HashSet<>();
        for (String sale : List.of(sales.get(0), sales.get(11))) {
            JsonNode order = data(call("order/orderDetail", Map.of("shop_order_id", sale)))
                    .path("shop_order_detail");
            assertThat(order.path("order_status").asInt()).isEqualTo(2);
            assertThat(order.path("pay_amount").asLong()).isEqualTo(5673);
            String cipher =
                    order.path("user_id_info").path("encrypt_id_card_no").asText();
            buyers.add(data(call("order/batchDecrypt", ciphers(sale, cipher)))
                    .path("decrypt_infos")
                    .get(0)
                    .path("decrypt_text")
                    .asText());
        }
        assertThat(buyers).hasSize(2);
    }

    @Test
    void refusesARushThatIsNone() {
        rush(Map.of("sku", "BY-KOM-CHOC-001", "orders", 0)).statusCode(400);
        rush(Map.of("sku", "BY-KOM-CHOC-001", "orders", 1_001)).statusCode(400);
        rush(Map.of("sku", "BY-KOM-CHOC-001", "orders", "many")).statusCode(400);
        rush(Map.of("sku", "BY-KOM-CHOC-001", "orders", 2, "paid", false)).statusCode(400);
        rush(Map.of("sku", "NOBODYS-SKU", "orders", 2)).statusCode(404);
    }

    private static ValidatableResponse rush(Map<String, Object> wanted) {
        return given().contentType("application/json")
                .body(wanted)
                .post("/sandbox/douyin/sales")
                .then();
    }

    @Test
    void putsMessagesIntoOneArray() {
        assertThat(shop.together(List.of("[{\"tag\":\"101\"}]", "[{\"tag\":\"110\"}]")))
                .isEqualTo("[{\"tag\":\"101\"},{\"tag\":\"110\"}]");
        assertThat(shop.together(List.of("{\"order_id\":\"1\"}", "{\"order_id\":\"1\"}")))
                .isEqualTo("{\"order_id\":\"1\"}");
    }

    @Test
    void lendsAPhoneForAWhileWhereItIsToldTo() {
        String sale = sell("BY-KOM-CHOC-001", 1);
        JsonNode order =
                data(call("order/orderDetail", Map.of("shop_order_id", sale))).path("shop_order_detail");
        String until = lend(sale, 60).statusCode(200).extract().path("until");

        JsonNode phone = data(call(
                        "order/batchDecrypt",
                        ciphers(sale, order.path("encrypt_post_tel").asText())))
                .path("decrypt_infos")
                .get(0);
        JsonNode name = data(call(
                        "order/batchDecrypt",
                        ciphers(sale, order.path("encrypt_post_receiver").asText())))
                .path("decrypt_infos")
                .get(0);

        assertThat(phone.path("err_no").asInt()).isZero();
        assertThat(phone.path("is_virtual_tel").asBoolean()).isTrue();
        assertThat(phone.path("decrypt_text").asText()).isEmpty();
        assertThat(phone.path("phone_no_a").asText()).matches("184\\d{8}");
        assertThat(phone.path("phone_no_b").asText()).matches("\\d{4}");
        assertThat(Instant.ofEpochSecond(phone.path("expire_time").asLong())).isEqualTo(Instant.parse(until));
        assertThat(name.path("is_virtual_tel").asBoolean()).isFalse();
        assertThat(name.path("decrypt_text").asText()).isNotEmpty();
    }

    @Test
    void lendsNoPhoneForNoTimeOrOfNoSale() {
        String sale = sell("BY-KOM-CHOC-001", 1);

        lend(sale, 0).statusCode(400);
        lend(sale, 366).statusCode(400);
        lend("6900000000000000001", 60).statusCode(404);
        lend("one", 60).statusCode(404);
    }

    private static ValidatableResponse lend(String sale, int days) {
        return given().contentType("application/json")
                .body(Map.of("days", days))
                .put("/sandbox/douyin/sales/" + sale + "/lent-phone")
                .then();
    }

    @Test
    void decryptsNothingOfAnotherOrder() {
        String sale = sell("BY-KOM-CHOC-001", 1);
        String other = sell("BY-KOM-CHOC-001", 1);
        String cipher = data(call("order/orderDetail", Map.of("shop_order_id", sale)))
                .path("shop_order_detail")
                .path("encrypt_post_tel")
                .asText();

        JsonNode answer = SandboxJson.object(
                        call("order/batchDecrypt", ciphers(other, cipher)).asString())
                .orElseThrow();

        assertThat(answer.path("code").asInt()).isEqualTo(10001);
        assertThat(answer.path("sub_code").asText()).endsWith("300008");
        assertThat(answer.path("data")
                        .path("decrypt_infos")
                        .get(0)
                        .path("decrypt_text")
                        .asText())
                .isEmpty();
    }

    @Test
    void knowsWhatWasShipped() {
        String sale = sell("BY-SAV-CHEE-017", 1);

        call("order/logisticsAdd", shipping(sale)).then().body("code", equalTo(10000));

        given().get("/sandbox/douyin/sales/" + sale)
                .then()
                .body("status", equalTo("SHIPPED"))
                .body("orderStatus", equalTo(3))
                .body("trackingNumber", equalTo("SX1"));
        call("order/logisticsAdd", shipping(sale)).then().body("code", equalTo(50002));
    }

    @Test
    void checksSignatureTimeTokenAndMethod() {
        Map<String, Object> parameters = Map.of("shop_order_id", "1");
        long now = Instant.now().getEpochSecond();

        assertRefused(
                call("order/orderDetail", parameters, now, token(), "wrong", "hmac-sha256"), "isv.signature-invalid");
        assertRefused(
                call("order/orderDetail", parameters, now - 700, token(), "", "hmac-sha256"), "isv.timestamp-invalid");
        assertRefused(
                call("order/orderDetail", parameters, now, "act.1.2", "", "hmac-sha256"),
                "isv.access-token-no-existed");
        assertRefused(call("order/list", parameters, now, token(), "", "hmac-sha256"), "isp.api-service-off");
        call("order/orderDetail", parameters, now, token(), "", "md5").then().body("code", equalTo(50002));
        assertRefused(
                call("token/create", Map.of("grant_type", "authorization_self", "shop_id", "1"), now, "", "", "md5"),
                "dop.token-generate-failed");
    }

    @Test
    void refusesOtherApplicationsAndWhatIsNoJson() {
        String appKey = shop.connection().appKey();
        String now = Long.toString(Instant.now().getEpochSecond());

        assertRefused(unsigned("7000000000000000002", now, "{}"), "isv.app-key-invalid");
        assertRefused(unsigned("", now, "{}"), "isv.missing-parameter:app_key");
        assertRefused(unsigned(appKey, "yesterday", "{}"), "isv.timestamp-invalid");
        assertRefused(unsigned(appKey, now, "{}"), "isv.signature-invalid");
        for (String body : List.of("[]", "\"{}\"", "{", "text")) {
            assertRefused(unsigned(appKey, now, body), "isv.parameter-invalid:param_json");
        }
    }

    private static Response unsigned(String appKey, String timestamp, String body) {
        return given().contentType("application/json")
                .queryParam("app_key", appKey)
                .queryParam("method", "order.orderDetail")
                .queryParam("timestamp", timestamp)
                .queryParam("v", "2")
                .queryParam("sign", "0".repeat(64))
                .queryParam("sign_method", "hmac-sha256")
                .body(body)
                .post("/sandbox/douyin/order/orderDetail");
    }

    @Test
    void takesNoPriceOfNothing() {
        for (Object wrong : List.of(0, -1, 1.5, "12", List.of())) {
            assertRefused(
                    call("sku/editPrice", Map.of("product_id", "1", "sku_id", "1", "price", wrong)),
                    "isv.parameter-invalid:price");
        }
    }

    @Test
    void aShopperOrdersFirstAndPaysLater() {
        String sale = given().contentType("application/json")
                .body("{\"sku\":\"BY-SAV-CHEE-017\",\"quantity\":1,\"paid\":false}")
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(201)
                .body("status", equalTo("UNPAID"))
                .extract()
                .path("id");
        JsonNode ordered =
                data(call("order/orderDetail", Map.of("shop_order_id", sale))).path("shop_order_detail");
        assertThat(ordered.path("order_status").asInt()).isEqualTo(1);
        assertThat(ordered.path("pay_time").asLong()).isZero();
        assertThat(ordered.path("channel_payment_no").asText()).isEmpty();
        call("order/logisticsAdd", shipping(sale)).then().body("code", equalTo(50002));

        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true); // times are told in seconds
        given().post("/sandbox/douyin/sales/" + sale + "/payments")
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"));

        JsonNode paid =
                data(call("order/orderDetail", Map.of("shop_order_id", sale))).path("shop_order_detail");
        assertThat(paid.path("order_status").asInt()).isEqualTo(2);
        assertThat(paid.path("pay_time").asLong())
                .isGreaterThan(ordered.path("create_time").asLong());
        assertThat(paid.path("channel_payment_no").asText()).isNotEmpty();
    }

    @Test
    void takesAPackageOnceAndItsRepetition() {
        String sale = sell("BY-SAV-CHEE-017", 2);
        String line = Long.toString(Long.parseLong(sale) + 1);

        call("order/logisticsAddMultiPack", packages(sale, "", line, 2)).then().body("code", equalTo(40002));
        call("order/logisticsAddMultiPack", packages(sale, "r1", line, 1))
                .then()
                .body("code", equalTo(40004));
        call("order/logisticsAddMultiPack", packages(sale, "r1", sale, 2))
                .then()
                .body("code", equalTo(40004));
        call("order/logisticsAddMultiPack", packages(sale, "r1", line, 2))
                .then()
                .body("code", equalTo(10000));
        call("order/logisticsAddMultiPack", packages(sale, "r1", line, 2))
                .then()
                .body("code", equalTo(10000));
        call("order/logisticsAdd", shipping(sale)).then().body("code", equalTo(50002));
    }

    private static Map<String, Object> packages(String sale, String request, String line, int pieces) {
        return Map.of(
                "order_id",
                sale,
                "request_id",
                request,
                "pack_list",
                List.of(Map.of(
                        "company_code",
                        "sandbox-express",
                        "logistics_code",
                        "SX1",
                        "shipped_order_info",
                        List.of(Map.of("shipped_order_id", line, "shipped_num", pieces)))));
    }

    @Test
    void anOpenRefundKeepsTheParcelUnlessTheShopInsists() {
        String sale = sell("BY-SAV-CHEE-017", 1);
        given().contentType("application/json")
                .body("{}")
                .post("/sandbox/douyin/sales/" + sale + "/after-sales")
                .then()
                .statusCode(201);

        call("order/logisticsAdd", shipping(sale)).then().body("sub_code", equalTo("isv.business-failed:70006"));
        Map<String, Object> insisting = new HashMap<>(shipping(sale));
        insisting.put("is_refund_reject", true);
        call("order/logisticsAdd", insisting).then().body("code", equalTo(10000));
    }

    @Test
    void goesWrongInTheWaysOfAPlatform() {
        String sale = sell("BY-SAV-CHEE-017", 1);
        String token = token();
        long now = Instant.now().getEpochSecond();
        Map<String, Object> one = Map.of("shop_order_id", sale);
        try {
            plan("{\"unavailable\":100}");
            call("order/orderDetail", one, now, token, "", "hmac-sha256").then().statusCode(503);
            plan("{\"expired\":100}");
            assertRefused(call("order/orderDetail", one, now, token, "", "hmac-sha256"), "isv.access-token-expired");
            plan("{\"lost\":100}");
            call("order/logisticsAdd", shipping(sale), now, token, "", "hmac-sha256")
                    .then()
                    .statusCode(504);
            plan("{}");
            call("order/logisticsAdd", shipping(sale)).then().body("code", equalTo(50002));
            plan("{\"callsPerSecond\":1}");
            List<Integer> codes = IntStream.range(0, 10)
                    .mapToObj(time -> call("order/orderDetail", one, now, token, "", "hmac-sha256")
                            .jsonPath()
                            .getInt("code"))
                    .toList();
            assertThat(codes).contains(60000);
        } finally {
            plan("{}");
        }
        assertRefused(call("order/orderDetail", one, now, token, "", "sha1"), "isv.parameter-invalid:sign_method");
    }

    private static void plan(String faults) {
        given().contentType("application/json")
                .body(faults)
                .post("/sandbox/douyin/faults")
                .then()
                .statusCode(200);
    }

    @Test
    void signsItsMessages() {
        URI target = URI.create("http://localhost/api/v1/channels/douyin/messages");
        DouyinShop.Connection connection = shop.connection();

        Map<String, String> headers = shop.headers(target, "[]");

        DouyinSignature signature = new DouyinSignature(connection.appKey(), connection.appSecret());
        assertThat(headers).containsEntry("app-id", connection.appKey());
        assertThat(headers).containsEntry("event-sign", signature.ofMessage("[]", "md5"));
        assertThat(shop.acknowledgedBy(200, "{\"code\":0,\"msg\":\"success\"}")).isTrue();
        assertThat(shop.acknowledgedBy(200, "{\"code\":1}")).isFalse();
        assertThat(shop.acknowledgedBy(500, "{\"code\":0}")).isFalse();
    }

    @Test
    void looksAtProductsAndShowsThemUnlessTheyPraiseThemselves() {
        String reference = Long.toString(System.nanoTime());
        long id = data(call("product/addCbProduct", product(reference, "黑巧克力", "1806320000")))
                .path("product_id")
                .longValue();

        awaitStatus(id, 3);
        JsonNode detail = data(call("product/detail", Map.of("product_id", id)));
        assertThat(detail.path("spec_prices").get(0).path("code").asText()).isEqualTo("T-1");
        assertThat(detail.path("spec_prices").get(0).path("price").asLong()).isEqualTo(2600);
        assertThat(detail.path("spec_prices").get(0).path("sku_id").asText()).matches("17\\d{17}");

        Map<String, Object> edit = product(reference, "最好的黑巧克力", "1806320000");
        edit.put("product_id", id);
        call("product/editCbProduct", edit).then().body("code", equalTo(10000));
        awaitStatus(id, 4);
        assertThat(data(call("product/detail", Map.of("product_id", id)))
                        .path("name")
                        .asText())
                .isEqualTo("黑巧克力");
        assertThat(data(call("product/detail", Map.of("product_id", id, "show_draft", "true")))
                        .path("audit_reason")
                        .asText())
                .contains("极限词");
    }

    @Test
    void takesNoProductWithoutWhatCustomsWants() {
        String reference = Long.toString(System.nanoTime());

        assertRefused(
                call("product/addCbProduct", product(reference, "黑巧克力", "180632")), "isv.parameter-invalid:hs_code");
        call("product/addCbProduct", product(reference, "黑巧克力", "1806320000"))
                .then()
                .body("code", equalTo(10000));
        assertRefused(
                call("product/addCbProduct", product(reference, "黑巧克力", "1806320000")), "isv.business-failed:2010510");
        assertRefused(
                call("product/editCbProduct", product(reference + "0", "黑巧克力", "1806320000")),
                "isv.business-failed:2010001");
    }

    @Test
    void takesAPlainProductOnlyWithoutWhatCustomsWants() {
        String reference = Long.toString(System.nanoTime());
        Map<String, Object> product = product(reference, "黑巧克力", "1806320000");
        assertRefused(call("product/addV2", product), "isv.parameter-invalid:customs_report_info");
        product.put("spec_prices", List.of(Map.of("code", "T-1", "price", 2600)));
        assertRefused(call("product/addV2", product), "isv.parameter-invalid:customs_clear_type");
        product.remove("logistics_info");

        long id = data(call("product/addV2", product)).path("product_id").longValue();

        awaitStatus(id, 3);
        assertRefused(call("product/addCbProduct", product), "isv.parameter-invalid:hs_code");
        product.put("product_id", id);
        call("product/editV2", product).then().body("code", equalTo(10000));
    }

    /** By the number under which the sale names the goods. */
    @Test
    void aSaleTakesItsPiecesOffTheShelfAndACancellationPutsThemBack() {
        String sale = sell("BY-KOM-CHOC-001", 1);
        JsonNode line = data(call("order/orderDetail", Map.of("shop_order_id", sale)))
                .path("shop_order_detail")
                .path("sku_order_list")
                .get(0);
        Map<String, Object> stock = new HashMap<>();
        stock.put("product_id", line.path("product_id_str").asText());
        stock.put("sku_id", line.path("sku_id").asText());
        stock.put("incremental", false);
        stock.put("stock_num", 10);
        call("sku/syncStock", stock).then().body("code", equalTo(10000));

        String next = sell("BY-KOM-CHOC-001", 3);

        assertThat(stockNum(stock)).isEqualTo(7);
        given().post("/sandbox/douyin/sales/" + next + "/cancellations");
        assertThat(stockNum(stock)).isEqualTo(10);
        stock.put("incremental", true);
        stock.put("stock_num", -4);
        assertRefused(call("sku/syncStock", stock), "isv.parameter-invalid:idempotent_id");
        stock.put("idempotent_id", "i" + next);
        call("sku/syncStock", stock).then().body("code", equalTo(10000));
        assertRefused(call("sku/syncStock", stock), "isv.parameter-invalid:40010");
        assertThat(stockNum(stock)).isEqualTo(6);
        stock.put("idempotent_id", "j" + next);
        stock.put("stock_num", -7);
        assertRefused(call("sku/syncStock", stock), "isv.business-failed:2010402");

        String more = sell("BY-KOM-CHOC-001", 9);
        assertThat(stockNum(stock)).isZero();
        given().post("/sandbox/douyin/sales/" + more + "/cancellations");
        assertThat(stockNum(stock)).as("no more than it took").isEqualTo(6);
    }

    private long stockNum(Map<String, Object> goods) {
        return data(call("sku/stockNum", Map.of("sku_id", goods.get("sku_id"))))
                .path("stock_num")
                .longValue();
    }

    private void awaitStatus(long id, int status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> data(call("product/detail", Map.of("product_id", id, "show_draft", "true")))
                                .path("check_status")
                                .asInt()
                        == status);
    }

    private static Map<String, Object> product(String reference, String name, String hsCode) {
        Map<String, Object> customs = Map.of(
                "hs_code", hsCode,
                "first_measure_qty", "0.09",
                "first_measure_unit", "035",
                "report_name", name,
                "report_brand_name", "Kommunarka",
                "g_model", "4|3|可可含量68%");
        Map<String, Object> product = new HashMap<>();
        product.put("out_product_id", reference);
        product.put("name", name);
        product.put("spec_prices", List.of(Map.of("code", "T-1", "price", 2600, "customs_report_info", customs)));
        product.put(
                "logistics_info",
                Map.of(
                        "customs_clear_type", 1,
                        "origin_country_id", "340",
                        "source_country_id", "340",
                        "tax_payer", 1,
                        "net_weight_qty", "0.09"));
        return product;
    }

    @Test
    void sellsNothingThatItDoesNotHave() {
        given().contentType("application/json")
                .body("{\"sku\":\"BY-HRB-MEDC-040\",\"quantity\":1}")
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(404);
        given().contentType("application/json")
                .body("{\"sku\":\"BY-KOM-CHOC-001\",\"quantity\":0}")
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"sku\":\"BY-KOM-CHOC-001\",\"quantity\":1,\"coupon\":-1}")
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(400);
    }

    private static void assertRefused(Response answer, String subCode) {
        answer.then().statusCode(200).body("sub_code", startsWith(subCode));
    }

    private static String sell(String sku, int quantity) {
        return given().contentType("application/json")
                .body(Map.of("sku", sku, "quantity", quantity))
                .post("/sandbox/douyin/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> ciphers(String sale, String cipher) {
        return Map.of("cipher_infos", List.of(Map.of("auth_id", sale, "cipher_text", cipher)));
    }

    private static Map<String, Object> shipping(String sale) {
        return Map.of("order_id", sale, "company_code", "sandbox-express", "logistics_code", "SX1");
    }

    private static JsonNode data(Response answer) {
        JsonNode json = SandboxJson.object(answer.asString()).orElseThrow();
        assertThat(json.path("code").asInt()).as(answer.asString()).isEqualTo(10000);
        return json.path("data");
    }

    @Test
    void renewsTokensByWhatItHasGivenForThat() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("code", "");
        parameters.put("grant_type", "authorization_self");
        parameters.put("shop_id", shop.connection().shopId());
        String refresh = data(call("token/create", parameters, now, "", "", "hmac-sha256"))
                .path("refresh_token")
                .asText();

        String renewed = data(call(
                        "token/refresh",
                        Map.of("grant_type", "refresh_token", "refresh_token", refresh),
                        now,
                        "",
                        "",
                        "hmac-sha256"))
                .path("access_token")
                .asText();

        call("order/orderDetail", Map.of("shop_order_id", "1"), now, renewed, "", "hmac-sha256")
                .then()
                .body("code", equalTo(50002));
        assertRefused(
                call(
                        "token/refresh",
                        Map.of("grant_type", "refresh_token", "refresh_token", renewed),
                        now,
                        "",
                        "",
                        "hmac-sha256"),
                "dop.token-generate-failed");
    }

    @Test
    void takesACodeAndWhatRenewsATokenOnce() {
        long now = Instant.now().getEpochSecond();
        Response page = given().get("/sandbox/douyin/authorize?service_id=1&state=s1");
        assertThat(page.<String>path("state")).isEqualTo("s1");
        Map<String, Object> byCode = Map.of("code", page.<String>path("code"), "grant_type", "authorization_code");

        JsonNode first = data(call("token/create", byCode, now, "", "", "hmac-sha256"));

        assertThat(first.path("shop_id").asText()).isEqualTo(shop.connection().shopId());
        assertRefused(
                call("token/create", byCode, now, "", "", "hmac-sha256"), "dop.token-generate-failed:code-expired");
        Map<String, Object> byRefresh = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first.path("refresh_token").asText());
        JsonNode renewed = data(call("token/refresh", byRefresh, now, "", "", "hmac-sha256"));
        assertThat(renewed.path("refresh_token").asText())
                .isNotEqualTo(first.path("refresh_token").asText());
        assertRefused(
                call("token/refresh", byRefresh, now, "", "", "hmac-sha256"),
                "dop.token-generate-failed:token-expired");
        Map<String, Object> invented = Map.of("code", "code.1.2.3", "grant_type", "authorization_code");
        assertRefused(
                call("token/create", invented, now, "", "", "hmac-sha256"), "dop.token-generate-failed:code-expired");
    }

    @Test
    void itsAnswersComeLateWhenThatWasAskedFor() {
        plan("{\"slow\":100}");
        try {
            Instant before = Instant.now();
            call("order/orderDetail", Map.of("shop_order_id", "1"));

            assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(1_900));
        } finally {
            plan("{}");
        }
    }

    private Response call(String path, Map<String, Object> parameters) {
        return call(path, parameters, Instant.now().getEpochSecond(), token(), "", "hmac-sha256");
    }

    private String token() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("code", "");
        parameters.put("grant_type", "authorization_self");
        parameters.put("shop_id", shop.connection().shopId());
        return data(call("token/create", parameters, Instant.now().getEpochSecond(), "", "", "hmac-sha256"))
                .path("access_token")
                .asText();
    }

    private Response call(
            String path, Map<String, Object> parameters, long timestamp, String token, String sign, String signMethod) {
        DouyinShop.Connection connection = shop.connection();
        String method = path.replace('/', '.');
        String body = CanonicalJson.of(
                SandboxJson.object(SandboxJson.print(parameters)).orElseThrow());
        String right = new DouyinSignature(connection.appKey(), connection.appSecret())
                .ofCall(method, body, Long.toString(timestamp), signMethod);
        return given().contentType("application/json")
                .queryParam("app_key", connection.appKey())
                .queryParam("method", method)
                .queryParam("access_token", token)
                .queryParam("timestamp", timestamp)
                .queryParam("v", "2")
                .queryParam("sign", sign.isEmpty() ? right : sign)
                .queryParam("sign_method", signMethod)
                .body(body)
                .post("/sandbox/douyin/" + path);
    }
}
