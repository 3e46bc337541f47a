package by.pavilion.sandbox.jd;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JdGatewayTest {
    private static final String SEARCH = "jingdong.pop.order.enSearch";
    private static final String GET = "jingdong.pop.order.enGet";
    private static final String SHIP = "jingdong.pop.order.shipment";
    private static final String BONDED = "BY-SAV-CHEE-017";
    private static final String DIRECT = "BY-KOM-CHOC-001";

    @Inject
    JdShop shop;

    JdTestCalls calls;

    @BeforeEach
    void authorise() {
        calls = new JdTestCalls(shop);
    }

    @AfterEach
    void allIsWell() {
        given().delete("/sandbox/jd/faults").then().statusCode(204);
    }

    @Test
    void checksVersionTimeSignatureAndToken() {
        Map<String, String> good = calls.fields(GET, Map.of("order_id", "1"));

        assertThat(calls.refusal(without(good, "method"))).isEqualTo("14");
        assertThat(calls.refusal(with(good, "method", "jingdong.pop.order.list")))
                .isEqualTo("15");
        assertThat(calls.refusal(without(good, "v"))).isEqualTo("4");
        assertThat(calls.refusal(with(good, "v", "1.0"))).isEqualTo("5");
        assertThat(calls.refusal(without(good, "timestamp"))).isEqualTo("7");
        assertThat(calls.refusal(calls.fields(GET, Map.of(), Instant.now().minus(Duration.ofMinutes(7)))))
                .isEqualTo("8");
        assertThat(calls.refusal(with(good, "app_key", "another"))).isEqualTo("12");
        assertThat(calls.refusal(with(good, "access_token", "act.1.2.3"))).isEqualTo("19");
        assertThat(calls.refusal(with(good, "360buy_param_json", "nothing"))).isEqualTo("65");
        Map<String, String> unsigned = new HashMap<>(good);
        unsigned.remove("sign");
        assertThat(calls.refusal(unsigned)).isEqualTo("11");
        unsigned.put("sign", good.getOrDefault("sign", "").replace('A', 'B').replace('1', '2'));
        assertThat(calls.refusal(unsigned)).isEqualTo("12");
    }

    @Test
    void givesOnlyTheFieldsThatWereAskedFor() {
        String sale = JdTestCalls.sell(DIRECT, 2);

        JsonNode bare = order(sale, "");
        JsonNode order = order(
                sale,
                "orderState,orderPayment,orderTotalPrice,taxFee,itemInfoList,consigneeInfo,"
                        + "paymentConfirmTime,orderEndTime,customsModel");

        assertThat(bare.size()).isEqualTo(1);
        assertThat(order.path("orderId").asText()).isEqualTo(sale).matches("3\\d{14}");
        assertThat(order.path("orderState").asText()).isEqualTo("WAIT_SELLER_STOCK_OUT");
        assertThat(order.path("orderTotalPrice").asText()).isEqualTo("52");
        assertThat(order.path("taxFee").asText()).isEqualTo("4.73");
        assertThat(order.path("orderPayment").asText()).isEqualTo("56.73");
        assertThat(order.path("orderEndTime").asText()).isEqualTo("0001-01-01 00:00:00");
        assertThat(order.path("customsModel").asText()).isEqualTo("直邮");
        assertThat(order.path("itemInfoList").get(0).path("outerSkuId").asText())
                .isEqualTo(DIRECT);
        assertThat(order.path("consigneeInfo").path("fullname").asText()).endsWith("**");
    }

    @Test
    void opensABuyerOnlyByTheOrdersOwnStandIn() {
        String sale = JdTestCalls.sell(DIRECT, 1);
        String other = JdTestCalls.sell(DIRECT, 1);
        String oaid =
                order(sale, "consigneeInfo").path("consigneeInfo").path("oaid").asText();

        JsonNode opened = decrypt(sale, oaid);
        JsonNode closed = decrypt(other, oaid);

        assertThat(opened.path("data").get(0).path("idCardNo").asText()).matches("119900\\d{11}[0-9X]");
        assertThat(closed.path("data")).isEmpty();
        assertThat(closed.path("code").asInt()).isNotEqualTo(200);
    }

    @Test
    void namesThePaymentOfAnOrder() {
        String sale = JdTestCalls.sell(DIRECT, 1);
        String method = "jingdong.pop.customs.center.OrderBankAdapterJsfService.getPaymentNoResultByVender";

        JsonNode result = calls.call(method, Map.of("orderId", sale)).path("getPaymentNoResultByVender_result");

        assertThat(result.path("paymentNo").asText()).isEqualTo("JP" + sale);
        assertThat(result.path("success").asBoolean()).isTrue();
    }

    @Test
    void searchesByWindowAndPageAndFallsSilentBeyondItsHundredth() {
        String first = JdTestCalls.sell(BONDED, 1);
        String second = JdTestCalls.sell(BONDED, 1);

        List<String> found = new ArrayList<>();
        Map<String, Object> newestFirst = JdTestCalls.window(1, 100); // those of other tests may be more than a page
        newestFirst.put("sortType", "1");
        JsonNode all = search(newestFirst);
        all.path("orderInfoList")
                .forEach(order -> found.add(order.path("orderId").asText()));
        JsonNode beyond = search(JdTestCalls.window(101, 1));

        assertThat(found).contains(first, second).hasSizeLessThanOrEqualTo(100);
        assertThat(all.path("orderTotal").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(beyond.path("orderInfoList")).isEmpty();
        assertThat(beyond.path("apiResult").path("success").asBoolean()).isTrue();
        assertThat(search(JdTestCalls.window(1, 101))
                        .path("apiResult")
                        .path("success")
                        .asBoolean(true))
                .isFalse();
        Map<String, Object> tooLong = JdTestCalls.window(1, 10);
        tooLong.put("start_date", JdTime.print(Instant.now().minus(Duration.ofDays(40))));
        assertThat(search(tooLong).path("apiResult").path("success").asBoolean(true))
                .isFalse();
    }

    @Test
    void shipsInOneStepAndOnlyOnce() {
        String sale = JdTestCalls.sell(BONDED, 1);

        JsonNode shipped = ship(sale, "467", "SF1");
        JsonNode again = ship(sale, "467", "SF1");

        assertThat(shipped.path("success").asText()).isEqualTo("true");
        assertThat(again.path("success").asText()).isEqualTo("false");
        assertThat(again.path("errorCode").asText()).isEqualTo("10400001");
        given().get("/sandbox/jd/sales/" + sale)
                .then()
                .body("orderState", equalTo("WAIT_GOODS_RECEIVE_CONFIRM"))
                .body("waybill", equalTo("SF1"));
    }

    @Test
    void shipsFromAbroadInTwoSteps() {
        String sale = JdTestCalls.sell(DIRECT, 1);

        assertThat(ship(sale, "467", "SF2").path("success").asText()).isEqualTo("false");
        assertThat(step("delivery", sale)).isEqualTo("10400002");
        assertThat(step("outstorage", sale)).isEqualTo("0");
        assertThat(step("outstorage", sale)).isEqualTo("0");
        assertThat(order(sale, "orderState").path("orderState").asText()).isEqualTo("WAIT_SELLER_DELIVERY");
        assertThat(step("delivery", sale)).isEqualTo("0");
        assertThat(order(sale, "orderState").path("orderState").asText()).isEqualTo("WAIT_GOODS_RECEIVE_CONFIRM");
    }

    @Test
    void makesTwoOrdersOutOfOne() {
        String sale = JdTestCalls.sell(BONDED, 3);

        List<String> children =
                given().post("/sandbox/jd/sales/" + sale + "/split").path("children");

        assertThat(order(sale, "orderState").path("orderState").asText()).isEqualTo("TRADE_CANCELED");
        assertThat(children).hasSize(2).allSatisfy(child -> assertThat(order(child, "parentOrderId,orderState")
                        .path("parentOrderId")
                        .asText())
                .isEqualTo(sale));
    }

    @Test
    void setsStockByGoodsWithAResultForEach() {
        Map<String, Object> request = stock("rf-1", 5, Long.toString(JdShop.skuId(BONDED)), "1");

        JsonNode results = calls.call("jingdong.ware.stock.sku.set", request)
                .path("returnType")
                .path("obj")
                .path("updateStockResult");

        assertThat(results.get(0).path("success").asBoolean()).isTrue();
        assertThat(results.get(1).path("success").asBoolean(true)).isFalse();
        assertThat(stockOf(BONDED)).isEqualTo(5);
        calls.call("jingdong.ware.stock.sku.set", stock("rf-1", 9, Long.toString(JdShop.skuId(BONDED))));
        assertThat(stockOf(BONDED)).as("the same number changes nothing").isEqualTo(5);
        calls.call("jingdong.ware.stock.sku.set", stock("rf-2", 0, Long.toString(JdShop.skuId(BONDED))));
        assertThat(stockOf(BONDED)).isZero();
        calls.call("jingdong.ware.stock.sku.set", stock("rf-3", 100_000, Long.toString(JdShop.skuId(BONDED))));
    }

    @Test
    void paysBackAnUnshippedOrderWhenTheMerchantAgrees() {
        String sale = JdTestCalls.sell(BONDED, 1);
        String refund = given().post("/sandbox/jd/sales/" + sale + "/refunds").path("id");
        assertThat(order(sale, "orderState").path("orderState").asText()).isEqualTo("LOCKED");

        calls.call("jingdong.pop.afs.soa.refundapply.replyRefund", Map.of("id", refund, "status", "1"));

        JsonNode found = calls.call("jingdong.pop.afs.soa.refundapply.queryById", Map.of("id", refund))
                .path("queryResult")
                .path("result")
                .get(0);
        assertThat(found.path("status").asInt()).isEqualTo(3);
        assertThat(found.path("applyRefundSum").asInt()).isGreaterThan(100);
        assertThat(order(sale, "orderState").path("orderState").asText()).isEqualTo("TRADE_CANCELED");
    }

    @Test
    void tellsOfServiceOrdersBySignedReading() {
        String sale = JdTestCalls.sell(BONDED, 2);
        ship(sale, "467", "SF3");
        String service = given().contentType("application/json")
                .body("{\"quantity\":1}")
                .post("/sandbox/jd/sales/" + sale + "/services")
                .path("id");

        Response before = calls.services(service, Map.of("scopeSet", "refundInfo,skuExtInfo"));
        given().contentType("application/json").body("{\"paidBack\":true}").put("/sandbox/jd/services/" + service);
        Response after = calls.services(service, Map.of("scopeSet", "refundInfo,skuExtInfo"));
        Response list = calls.services(
                "",
                Map.of(
                        "updateStartTime",
                        Long.toString(Instant.now().minusSeconds(600).toEpochMilli()),
                        "updateEndTime",
                        Long.toString(Instant.now().plusSeconds(600).toEpochMilli()),
                        "page",
                        "1",
                        "pageSize",
                        "50"));

        assertThat(before.<Integer>path("data.refundInfo.refundStatus")).isEqualTo(10);
        assertThat(after.<Integer>path("data.refundInfo.refundStatus")).isEqualTo(20);
        assertThat(after.<Integer>path("data.afsOrderStatusInfo.mainStatus")).isEqualTo(100);
        assertThat(list.asString()).contains(service);
        assertThat(given().header("X-JOS-App-Key", shop.connection().appKey())
                        .header("X-JOS-Timestamp", Long.toString(Instant.now().toEpochMilli()))
                        .header("X-JOS-Sign", "00000000000000000000000000000000")
                        .get("/sandbox/jd/rest/sp-aftercare/v0/afs-orders")
                        .<String>path("errorList[0].code"))
                .isEqualTo("12");
    }

    @Test
    void renewsATokenInItsLastDayOnly() {
        String code = given().get("/sandbox/jd/oauth2/to_login").path("code");
        Response first = calls.token("access_token", Map.of("grant_type", "authorization_code", "code", code));

        Response early = calls.token(
                "refresh_token",
                Map.of("grant_type", "refresh_token", "refresh_token", first.<String>path("refresh_token")));

        String lastDay = given().get("/sandbox/jd/oauth2/to_login?hours=20").path("code");
        Response late = calls.token(
                "refresh_token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        calls.token("access_token", Map.of("grant_type", "authorization_code", "code", lastDay))
                                .<String>path("refresh_token")));

        assertThat(first.<Integer>path("expires_in")).isGreaterThan(0);
        assertThat(late.<String>path("access_token")).startsWith("act.");
        assertThat(early.<String>path("access_token")).isNull();
        assertThat(calls.token("access_token", Map.of("grant_type", "authorization_code", "code", "code.1.2.3"))
                        .<String>path("access_token"))
                .isNull();
    }

    @Test
    void takesACodeAndWhatRenewsATokenOnce() {
        String code = given().get("/sandbox/jd/oauth2/to_login?hours=20").path("code");
        Map<String, String> byCode = Map.of("grant_type", "authorization_code", "code", code);
        String refresh = calls.token("access_token", byCode).path("refresh_token");
        Map<String, String> byRefresh = Map.of("grant_type", "refresh_token", "refresh_token", refresh);

        Response renewed = calls.token("refresh_token", byRefresh);

        assertThat(renewed.<String>path("access_token")).startsWith("act.");
        assertThat(renewed.<String>path("refresh_token")).isNotEqualTo(refresh);
        assertThat(calls.token("refresh_token", byRefresh).<String>path("access_token"))
                .isNull();
        assertThat(calls.token("access_token", byCode).<String>path("access_token"))
                .isNull();
    }

    @Test
    void itsAnswersComeLateWhenThatWasAskedFor() {
        Map<String, String> get = calls.fields(GET, Map.of("order_id", JdTestCalls.sell(BONDED, 1)));
        slowDown(GET);

        Instant before = Instant.now();
        assertThat(calls.refusal(get)).isNull();

        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(1_900));

        slowDown("getAfsOrder");
        Instant then = Instant.now();
        calls.services("1", Map.of("scopeSet", "refundInfo"));

        assertThat(Duration.between(then, Instant.now())).isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void failsInTheWaysThatWereAskedFor() {
        String sale = JdTestCalls.sell(BONDED, 1);
        plan(GET, "limit");
        plan(GET, "unavailable");
        plan(GET, "broken");
        plan(SEARCH, "empty");
        plan(SEARCH, "failed");
        plan(SHIP, "lost");
        Map<String, String> get = calls.fields(GET, Map.of("order_id", sale));

        assertThat(calls.refusal(get)).isEqualTo("2");
        assertThat(calls.send(get).statusCode()).isEqualTo(503);
        assertThat(calls.send(get).asString()).endsWith(",}");
        assertThat(search(JdTestCalls.window(1, 10)).path("orderInfoList")).isEmpty();
        assertThat(search(JdTestCalls.window(1, 10))
                        .path("apiResult")
                        .path("success")
                        .asBoolean(true))
                .isFalse();
        assertThat(calls.send(calls.fields(SHIP, Map.of("orderId", sale, "logiCoprId", "467", "logiNo", "SF4")))
                        .statusCode())
                .isEqualTo(504);
        assertThat(order(sale, "waybill").path("waybill").asText()).isEqualTo("SF4");
    }

    @Test
    void aTokenEndsEarlyWhenThatWasAskedFor() {
        Map<String, String> get = calls.fields(GET, Map.of("order_id", JdTestCalls.sell(BONDED, 1)));
        plan(GET, "expired");
        plan("listAfsOrders", "expired");

        assertThat(calls.refusal(get)).isEqualTo("19");
        assertThat(calls.refusal(get)).isNull();
        assertThat(calls.services("", Map.of()).<String>path("errorList[0].code"))
                .isEqualTo("19");
    }

    @Test
    void takesSoManyCallsOfAMethodInASecond() {
        given().contentType("application/json")
                .body("{\"callsPerSecond\":1}")
                .post("/sandbox/jd/faults")
                .then()
                .statusCode(204);
        Map<String, String> get = calls.fields(GET, Map.of("order_id", "1"));
        List<String> refusals = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            refusals.add(String.valueOf(calls.refusal(get)));
        }

        assertThat(refusals).contains("2").contains("null");
    }

    @Test
    void anOrderThatIsNotPaidIsNowhereUntilItIs() {
        String sale = given().contentType("application/json")
                .body(Map.of("sku", BONDED, "quantity", 1, "paid", false))
                .post("/sandbox/jd/sales")
                .then()
                .statusCode(201)
                .body("orderState", equalTo("UNPAID"))
                .extract()
                .path("id");

        assertThat(order(sale, "orderState").isMissingNode()).isTrue();
        assertThat(listed()).doesNotContain(sale);
        JdTestCalls.happen(sale, "pay");

        assertThat(order(sale, "orderState").path("orderState").asText()).isEqualTo("WAIT_SELLER_STOCK_OUT");
        assertThat(listed()).contains(sale);
        given().post("/sandbox/jd/sales/" + sale + "/pay").then().statusCode(409);
    }

    /** The newest first: those of other tests are many. */
    private List<String> listed() {
        Map<String, Object> window = JdTestCalls.window(1, 100);
        window.put("sortType", "1");
        window.put("order_state", window.get("order_state") + ",UNPAID");
        List<String> found = new ArrayList<>();
        search(window)
                .path("orderInfoList")
                .forEach(order -> found.add(order.path("orderId").asText()));
        return found;
    }

    @Test
    void takesNoPriceOfNothingAndFindsNothingByWhatIsNoNumber() {
        for (String wrong : List.of("0", "0.00", "-1", "1.234", "free", "")) {
            JsonNode answer = calls.call(
                    "jingdong.price.write.updateSkuJdPrice",
                    Map.of("skuId", Long.toString(JdShop.skuId(DIRECT)), "jdPrice", wrong));

            assertThat(answer.path("success").asBoolean(true)).as(wrong).isFalse();
        }
        for (String wrong : List.of("-1", "9007199254740993000", "JD1", "")) {
            JsonNode answer = calls.call(GET, Map.of("order_id", wrong, "optional_fields", "orderState"))
                    .path("orderDetailInfo");

            assertThat(answer.path("apiResult").path("success").asBoolean(true))
                    .as(wrong)
                    .isFalse();
            assertThat(answer.has("orderInfo")).isFalse();
        }
    }

    @Test
    void sellsNothingThatItDoesNotHave() {
        given().contentType("application/json")
                .body("{\"sku\":\"BY-HRB-MEDC-040\",\"quantity\":1}")
                .post("/sandbox/jd/sales")
                .then()
                .statusCode(404);
        given().contentType("application/json")
                .body("{\"sku\":\"BY-KOM-CHOC-001\",\"quantity\":0}")
                .post("/sandbox/jd/sales")
                .then()
                .statusCode(400);
    }

    /** Until all is well again: somebody else may call meanwhile. */
    private static void slowDown(String method) {
        given().contentType("application/json")
                .body(Map.of("method", method, "fault", "slow", "percent", 100))
                .post("/sandbox/jd/faults")
                .then()
                .statusCode(204);
    }

    private static void plan(String method, String fault) {
        given().contentType("application/json")
                .body(Map.of("method", method, "fault", fault))
                .post("/sandbox/jd/faults")
                .then()
                .statusCode(204);
    }

    private Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(name, value);
        return calls.signed(changed);
    }

    private Map<String, String> without(Map<String, String> fields, String name) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.remove(name);
        return calls.signed(changed);
    }

    private JsonNode order(String sale, String fields) {
        return calls.call(GET, Map.of("order_id", sale, "optional_fields", fields))
                .path("orderDetailInfo")
                .path("orderInfo");
    }

    private JsonNode search(Map<String, Object> parameters) {
        return calls.call(SEARCH, parameters).path("searchorderinfo_result");
    }

    private JsonNode decrypt(String sale, String oaid) {
        Map<String, Object> wanted =
                Map.of("orderType", "POP", "orderInfos", List.of(Map.of("orderId", sale, "oaid", oaid)));
        return calls.call("jingdong.jos.order.oaid.decrypt", Map.of("getReceiverInfoListReqVO", wanted))
                .path("returnType");
    }

    private JsonNode ship(String sale, String carrier, String number) {
        return calls.call(SHIP, Map.of("orderId", sale, "logiCoprId", carrier, "logiNo", number))
                .path("sopjosshipment_result");
    }

    /** The code of the call. */
    private String step(String step, String sale) {
        String method = "360buy.overseas.order.sop." + step;
        return calls.send(calls.fields(
                        method,
                        Map.of("order_id", sale, "trade_no", "t-" + sale, "logistics_id", "467", "waybill", "SF5")))
                .path("'" + method.replace('.', '_') + "_responce'.code");
    }

    private int stockOf(String sku) {
        return calls.call("jingdong.stock.read.findSkuStock", Map.of("skuId", Long.toString(JdShop.skuId(sku))))
                .path("skuStocks")
                .get(0)
                .path("stockNum")
                .asInt(-1);
    }

    private static Map<String, Object> stock(String number, int pieces, String... skuIds) {
        List<Map<String, Object>> stocks = List.of(skuIds).stream()
                .map(skuId -> Map.<String, Object>of("skuId", skuId, "stockNum", pieces))
                .toList();
        return Map.of("req", Map.of("updateModel", "fullStockIn", "stockRfId", number, "skuStocks", stocks));
    }
}
