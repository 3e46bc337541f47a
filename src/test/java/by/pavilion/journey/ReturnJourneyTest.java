package by.pavilion.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.identity.AccessTokens;
import by.pavilion.ordering.MarketplaceReturns;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Money;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goods go back from the buyer's door to the shelf, and the money the other way. */
@QuarkusTest
@TestProfile(Demo.class)
class ReturnJourneyTest {
    private static final String SKU = "BY-KOM-CHOC-001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    AccessTokens accessTokens;

    @Inject
    MarketplaceReturns marketplaceReturns;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void givesBackInPartsExactlyWhatWasPaidAndEndsTheOrderWithTheLast() throws SQLException {
        String order = delivered();
        String key = UUID.randomUUID().toString();
        RequestSpecification buyer = Api.withToken(accessTokens.issue(order));
        String first = request(buyer, order, key, 1)
                .statusCode(201)
                .body("status", equalTo("REQUESTED"))
                .body("requestedBy", equalTo("BUYER"))
                .extract()
                .path("id");
        request(Api.withToken(accessTokens.issue(order)), order, key, 1)
                .statusCode(201)
                .body("id", equalTo(first));
        request(Api.storefront(), order, 2)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/lines/0/quantity"))
                .body("errors[0].reason", equalTo("exceeds-returnable"));
        declareDirectly(order).statusCode(409).body("type", equalTo("urn:pavilion:problem:return-led-by-order"));

        step(first, "receipts", received(1, 0))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:return-not-possible-now"));
        step(first, "approvals", "").statusCode(200).body("status", equalTo("APPROVED"));
        step(first, "receipts", received(2, 0)).statusCode(422);
        step(first, "receipts", received(0, 0)).statusCode(422);
        step(first, "receipts", received(1, 0))
                .statusCode(200)
                .body("status", equalTo("DECLARED"))
                .body("customsReturn", equalTo(1));
        assertThat(ledger(first)).containsExactly("returned 1");
        JsonPath back = awaitReturn(first, "COMPLETED");
        JsonPath half = read(order);
        assertThat(half.getString("status")).isEqualTo("DELIVERED");
        assertThat(half.getString("paymentStatus")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(half.getInt("lines[0].returned")).isEqualTo(1);

        String second =
                request(Api.storefront(), order, 1).statusCode(201).extract().path("id");
        step(second, "approvals", "").statusCode(200);
        step(second, "receipts", received(0, 1)).statusCode(200).body("customsReturn", equalTo(2));
        assertThat(ledger(second)).containsExactlyInAnyOrder("returned 1", "scrapped -1");
        JsonPath rest = awaitReturn(second, "COMPLETED");

        Api.awaitStatus(order, "RETURNED");
        JsonPath whole = read(order);
        assertThat(whole.getString("paymentStatus")).isEqualTo("REFUNDED");
        assertThat(money(back, "refunded").add(money(rest, "refunded"))).isEqualTo(money(whole, "totals.payable"));
        assertThat(quotaOf(order)).isEqualTo("GIVEN_BACK");
        for (String fact : List.of("refund-requested", "refunded")) {
            assertThat(column(
                            "SELECT JSON_UNQUOTE(JSON_EXTRACT(payload, '$.returnId')) FROM events_outbox"
                                    + " WHERE aggregatetype = 'pavilion.orders' AND type = 'by.pavilion.order." + fact
                                    + ".v1' AND aggregateid = ? ORDER BY sequence",
                            order))
                    .containsExactly(first, second);
        }
        request(Api.storefront(), order, 1)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-not-returnable"));
        Api.operator()
                .get("/api/v1/orders/" + order + "/timeline")
                .then()
                .body("items.step", hasItems("return-requested", "return-approved", "return-received", "returned"));
    }

    @Test
    void neverPromisesAPieceTwiceHoweverManyAskAtOnceAndFreesWhatIsRefused() throws Exception {
        String order = delivered();
        ExecutorService buyers = Executors.newFixedThreadPool(8);
        List<Callable<ValidatableResponse>> wishes = new ArrayList<>();
        for (int wish = 0; wish < 16; wish++) {
            wishes.add(() -> request(Api.storefront(), order, 1));
        }
        List<Integer> answers = new ArrayList<>();
        List<String> promised = new ArrayList<>();
        for (Future<ValidatableResponse> answer : buyers.invokeAll(wishes, 120, TimeUnit.SECONDS)) {
            int status = answer.get().extract().statusCode();
            answers.add(status);
            if (status == 201) {
                promised.add(answer.get().extract().path("id"));
            }
        }
        buyers.shutdown();
        assertThat(answers).containsOnly(201, 422);
        assertThat(promised).hasSize(2);

        step(promised.get(0), "rejections", "{\"reason\":\"The seal is broken.\"}")
                .statusCode(200)
                .body("status", equalTo("REJECTED"))
                .body("refusal", equalTo("The seal is broken."));
        step(promised.get(0), "approvals", "").statusCode(409);
        String again =
                request(Api.storefront(), order, 1).statusCode(201).extract().path("id");

        // Both are here at once: customs takes one after the other.
        for (String one : List.of(promised.get(1), again)) {
            step(one, "approvals", "").statusCode(200);
        }
        step(promised.get(1), "receipts", received(1, 0)).statusCode(200).body("status", equalTo("DECLARED"));
        step(again, "receipts", received(1, 0)).statusCode(200);
        awaitReturn(promised.get(1), "COMPLETED");
        awaitReturn(again, "COMPLETED");
        Api.awaitStatus(order, "RETURNED");
        assertThat(read(order).getString("paymentStatus")).isEqualTo("REFUNDED");
    }

    @Test
    void keepsTheTaxAndTheBuyersYearWhenTheGoodsComeAfterCustomsTime() throws SQLException {
        String order = delivered();
        String late =
                request(Api.storefront(), order, 2).statusCode(201).extract().path("id");
        step(late, "approvals", "").statusCode(200);

        wasReleasedDaysAgo(order, 31);
        step(late, "receipts", received(2, 0)).statusCode(200).body("status", equalTo("REFUNDING"));

        JsonPath whole = read(order);
        JsonPath back = awaitReturn(late, "COMPLETED");
        assertThat(money(back, "refunded"))
                .isEqualTo(money(whole, "totals.payable").subtract(money(whole, "totals.tax.total")));
        assertThat(whole.getString("status")).isEqualTo("RETURNED");
        assertThat(quotaOf(order)).isNotEqualTo("GIVEN_BACK");
    }

    @Test
    void takesNoWishBeforeTheReleaseNorAfterCustomsTimeNorFromStrangers() throws SQLException {
        String unpaid = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        request(Api.storefront(), unpaid, 1)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-not-returnable"));
        String order = delivered();
        request(Api.withToken(accessTokens.issue(unpaid)), order, 1).statusCode(404);
        Api.storefront()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"lines\":[{\"sku\":\"NO-SUCH\",\"quantity\":1},{\"quantity\":1}],\"reason\":\"because\"}")
                .post("/api/v1/orders/" + order + "/returns")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/reason", "/lines/0/sku", "/lines/1")));

        wasReleasedDaysAgo(order, 29);
        request(Api.storefront(), order, 1).statusCode(201);
        wasReleasedDaysAgo(order, 2);
        request(Api.storefront(), order, 1)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:return-window-over"));
    }

    @Test
    void goodsComeUnderANumberThatTheirBuyerTellsAndMayCorrect() throws SQLException {
        String order = delivered();
        String id =
                request(Api.storefront(), order, 1).statusCode(201).extract().path("id");
        String other = delivered();
        String others =
                request(Api.storefront(), other, 1).statusCode(201).extract().path("id");
        String number = "RT-" + UUID.randomUUID();
        send(buyerOf(order), id, "sf", number)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:return-not-possible-now"));
        step(id, "approvals", "").statusCode(200);
        step(others, "approvals", "").statusCode(200);

        send(buyerOf(other), id, "sf", number).statusCode(404);
        send(buyerOf(order), id, "S F", "1")
                .statusCode(422)
                .body("errors.pointer", hasItems("/carrierCode", "/trackingNumber"));
        send(buyerOf(order), id, "sf", "WRONG-" + number).statusCode(200);
        send(buyerOf(order), id, "sf", number)
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("returnTracking.carrierCode", equalTo("sf"))
                .body("returnTracking.trackingNumber", equalTo(number));
        send(Api.operator(), id, "sf", number).statusCode(200);
        send(Api.operator(), others, "sf", number)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/trackingNumber"))
                .body("errors[0].reason", equalTo("number-of-another-return"));
        send(Api.operator(), others, "sf-express", number)
                .statusCode(422)
                .body("errors[0].reason", equalTo("number-of-another-return"));

        step(id, "receipts", received(1, 0)).statusCode(200).body("returnTracking.trackingNumber", equalTo(number));
        send(Api.operator(), id, "sf", "LATE-" + number).statusCode(409);
        assertThat(numbersTold(order, "return-sent")).containsExactly("WRONG-" + number, number);
        assertThat(numbersTold(order, "return-received")).containsExactly(number);
        buyerOf(order)
                .get("/api/v1/orders/" + order + "/timeline")
                .then()
                .body("items.step", hasItems("return-approved", "return-sent", "return-received"));
    }

    @Test
    void theParcelThatComesBackIsFollowedToTheWarehouseAndTheOneToTheBuyerStaysAsItWas() {
        String order = delivered();
        String id = request(buyerOf(order), order, UUID.randomUUID().toString(), 1)
                .statusCode(201)
                .extract()
                .path("id");
        step(id, "approvals", "").statusCode(200);
        String number = "RT-" + UUID.randomUUID();
        send(buyerOf(order), id, "sf", number).statusCode(200);
        List<String> shipments = await().atMost(PATIENCE)
                .until(
                        () -> Api.operator()
                                .get("/api/v1/shipments?kind=return&return=" + id)
                                .jsonPath()
                                .getList("items.id", String.class),
                        found -> found.size() == 1);
        List<String> way = await().atMost(PATIENCE)
                .until(
                        () -> timeline(order).getList("parcel.code", String.class),
                        codes -> codes.contains("delivered"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(timeline(order).getList("returns.expectedAt", String.class))
                        .singleElement()
                        .isNotNull());

        tell(number, "\"code\":\"picked_up\"", Instant.now().minusSeconds(60));
        tell(number, "\"code\":\"exception\",\"reason\":\"lost\"", Instant.now().minusSeconds(30));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(casesOf(id)).containsExactly("return-parcel-lost"));
        step(id, "receipts", received(1, 0)).statusCode(200);
        assertThat(casesOf(id)).isEmpty();

        JsonPath back = await().atMost(PATIENCE)
                .until(() -> timeline(order), seen -> List.of(List.of("picked_up", "exception", "delivered"))
                        .equals(seen.getList("returns.parcel.code")));
        assertThat(back.getList("returns.returnId")).isEqualTo(List.of(id));
        assertThat(back.getList("returns.parcel.text"))
                .isEqualTo(List.of(List.of(
                        "The carrier has taken your parcel.",
                        "Something is wrong with the parcel; we are looking into it.",
                        "The parcel has come back to us.")));
        assertThat(back.getList("returns.expectedAt")).containsOnlyNulls();
        assertThat(back.getList("parcel.code")).isEqualTo(way);
        Api.operator()
                .get("/api/v1/shipments/" + shipments.get(0))
                .then()
                .body("status", equalTo("DELIVERED"))
                .body("returnId", equalTo(id));
        Api.operator()
                .get("/api/v1/shipments?order=" + order)
                .then()
                .body("items.kind", equalTo(List.of("order_outbound")));
        assertThat(read(order).getString("status")).isEqualTo("DELIVERED");
    }

    @Test
    void whatDoesNotComeIsACaseUntilItIsReceived() throws SQLException {
        String order = delivered();
        String id =
                request(Api.storefront(), order, 2).statusCode(201).extract().path("id");
        step(id, "approvals", "").statusCode(200);
        send(Api.operator(), id, "sf", "RT-" + UUID.randomUUID()).statusCode(200);

        await().atMost(PATIENCE).until(() -> wasDueLongAgo(id) == 1);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(casesOf(id)).containsExactly("return-parcel-late"));
        step(id, "receipts", received(2, 0)).statusCode(200);
        assertThat(casesOf(id)).isEmpty();
    }

    private int wasDueLongAgo(String returnId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE logistics_watched_legs g JOIN logistics_shipments s ON s.id = g.shipment_id
                        SET g.latest_at = '2020-01-01' WHERE s.order_id = ?""")) {
            update.setString(1, returnId);
            return update.executeUpdate();
        }
    }

    /** It may read the same again at any time, and tell another number later. */
    @Test
    void whatAMarketplaceTellsAgainUndoesNoCorrection() throws SQLException {
        String order = delivered();
        MarketplaceReturns.Agreed agreed = agreed(order, read(order).getString("totals.payable.amount"));
        String number = "RT-" + UUID.randomUUID();

        assertThat(marketplaceReturns.sent(agreed, new ReturnTracking("shunfeng", number)))
                .isEmpty();
        String id = returnOf(order);
        Api.operator().get("/api/v1/returns/" + id).then().body("status", equalTo("APPROVED"));
        send(Api.operator(), id, "sf", "FIXED-" + number).statusCode(200);
        assertThat(marketplaceReturns.sent(agreed, new ReturnTracking("shunfeng", number)))
                .isEmpty();
        assertThat(numbersTold(order, "return-sent")).containsExactly(number, "FIXED-" + number);

        assertThat(marketplaceReturns.sent(agreed, new ReturnTracking("shunfeng", "NEW-" + number)))
                .isEmpty();
        assertThat(marketplaceReturns.want(agreed)).isEmpty();
        step(id, "receipts", received(2, 0)).statusCode(200);
        assertThat(marketplaceReturns.sent(agreed, new ReturnTracking("shunfeng", "LATE-" + number)))
                .isEmpty();

        assertThat(returnOf(order)).isEqualTo(id);
        assertThat(numbersTold(order, "return-sent")).containsExactly(number, "FIXED-" + number, "NEW-" + number);
        assertThat(numbersTold(order, "return-received")).containsExactly("NEW-" + number);
    }

    @Test
    void asManyPiecesComeBackAsAMarketplaceTellsWhateverIsPaidBack() {
        String order = delivered();
        MarketplaceReturns.Agreed one = agreed(order, "1.00", 1);
        assertThat(marketplaceReturns.want(agreed(order, "1.00", 3))).contains("validation");

        assertThat(marketplaceReturns.want(one)).isEmpty();
        assertThat(marketplaceReturns.want(one)).isEmpty();

        String first = returnOf(order);
        Api.operator()
                .get("/api/v1/returns/" + first)
                .then()
                .body("status", equalTo("REQUESTED"))
                .body("requestedBy", equalTo("MARKETPLACE"))
                .body("lines.quantity", equalTo(List.of(1)));
        assertThat(marketplaceReturns.want(agreed(order, "1.00", 1))).isEmpty();
        assertThat(Api.operator()
                        .get("/api/v1/orders/" + order + "/returns")
                        .<List<List<Integer>>>path("items.lines.quantity"))
                .containsExactly(List.of(1), List.of(1));
    }

    /** Both are of the same goods and as many pieces, so it matters only that each of them gets a number of its own. */
    @Test
    void ofTwoReturnsThatPersonsHaveAskedForAlikeEachIsOneThatAMarketplaceMeans() {
        String order = delivered();
        String first =
                request(Api.storefront(), order, 1).statusCode(201).extract().path("id");
        String second =
                request(Api.storefront(), order, 1).statusCode(201).extract().path("id");
        String number = "RT-" + UUID.randomUUID();

        assertThat(marketplaceReturns.sent(agreed(order, "1.00", 1), new ReturnTracking("shunfeng", "A-" + number)))
                .isEmpty();
        assertThat(marketplaceReturns.sent(agreed(order, "1.00", 1), new ReturnTracking("shunfeng", "B-" + number)))
                .isEmpty();

        assertThat(returnsOf(order)).containsExactlyInAnyOrder(first, second);
        Api.operator()
                .get("/api/v1/returns/" + first)
                .then()
                .body("returnTracking.trackingNumber", equalTo("A-" + number));
        Api.operator()
                .get("/api/v1/returns/" + second)
                .then()
                .body("returnTracking.trackingNumber", equalTo("B-" + number));
    }

    /** A replica of the version before may have died before it could note whose the return is that it made. */
    @Test
    void whatOneMarketplacesWishHasMadeIsNoPersonsForTheNext() throws SQLException {
        String order = delivered();
        MarketplaceReturns.Agreed one = agreed(order, "1.00", 1);
        MarketplaceReturns.Agreed another = agreed(order, "1.00", 1);
        assertThat(marketplaceReturns.want(one)).isEmpty();
        String first = returnOf(order);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement forget = connection.prepareStatement(
                        "DELETE FROM ordering_marketplace_returns WHERE order_id = ? AND reference = ?")) {
            forget.setLong(1, OrderId.fromString(order).value());
            forget.setString(2, one.reference());
            assertThat(forget.executeUpdate()).isOne();
        }

        assertThat(marketplaceReturns.want(another)).isEmpty();
        assertThat(returnsOf(order)).hasSize(2).contains(first);
        assertThat(marketplaceReturns.sent(one, new ReturnTracking("shunfeng", "RT-" + UUID.randomUUID())))
                .isEmpty();

        assertThat(returnsOf(order)).hasSize(2);
        Api.operator().get("/api/v1/returns/" + first).then().body("status", equalTo("APPROVED"));
    }

    private static List<String> returnsOf(String order) {
        return Api.operator().get("/api/v1/orders/" + order + "/returns").path("items.id");
    }

    /** Nobody had told how many they are; what is of another number of pieces is another return. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAPersonHasAskedForIsNotWantedOnceMoreWhenAMarketplaceTellsThePieces(boolean isHere) {
        String order = delivered();
        String id =
                request(Api.storefront(), order, 1).statusCode(201).extract().path("id");
        step(id, "approvals", "").statusCode(200);
        if (isHere) {
            step(id, "receipts", received(1, 0)).statusCode(200);
        }
        MarketplaceReturns.Agreed one = agreed(order, "1.00", 1);

        ReturnTracking number = new ReturnTracking("shunfeng", "RT-" + UUID.randomUUID());
        assertThat(marketplaceReturns.sent(agreed(order, "1.00", 2), number)).contains("validation");
        assertThat(marketplaceReturns.want(one)).isEmpty();
        assertThat(marketplaceReturns.want(one)).isEmpty();

        assertThat(returnOf(order)).isEqualTo(id);
    }

    @Test
    void theReturnThatAPersonHasAskedForIsTheOneThatAMarketplaceMeans() {
        String order = delivered();
        MarketplaceReturns.Agreed part = agreed(order, "1.00");
        ReturnTracking number = new ReturnTracking("shunfeng", "RT-" + UUID.randomUUID());
        assertThat(marketplaceReturns.sent(part, number)).contains("pieces-not-told");

        String id =
                request(Api.storefront(), order, 1).statusCode(201).extract().path("id");
        assertThat(marketplaceReturns.sent(part, number)).isEmpty();

        Api.operator()
                .get("/api/v1/returns/" + id)
                .then()
                .body("status", equalTo("APPROVED"))
                .body("returnTracking.trackingNumber", equalTo(number.trackingNumber()));
        assertThat(returnOf(order)).isEqualTo(id);
    }

    @Test
    void aMarketplacesNumberIsForAPersonWhereItIsAnothersOrTheGoodsAreNotTaken() {
        String other = delivered();
        String others =
                request(Api.storefront(), other, 1).statusCode(201).extract().path("id");
        step(others, "approvals", "").statusCode(200);
        String number = "RT-" + UUID.randomUUID();
        send(Api.operator(), others, "sf", number).statusCode(200);
        String order = delivered();
        MarketplaceReturns.Agreed agreed = agreed(order, read(order).getString("totals.payable.amount"));

        assertThat(marketplaceReturns.sent(agreed, new ReturnTracking("shunfeng", number)))
                .contains("number-of-another-return");
        String id = returnOf(order);
        Api.operator().get("/api/v1/returns/" + id).then().body("status", equalTo("REQUESTED"));
        step(id, "rejections", "{\"reason\":\"The seal is broken.\"}").statusCode(200);
        assertThat(marketplaceReturns.sent(agreed, new ReturnTracking("shunfeng", "OWN-" + number)))
                .contains("return-not-possible-now");
    }

    private static MarketplaceReturns.Agreed agreed(String order, String amount) {
        return new MarketplaceReturns.Agreed(
                "channel:douyin:1",
                "7" + UUID.randomUUID(),
                OrderId.fromString(order),
                "",
                Optional.empty(),
                Money.of(amount, Money.CNY));
    }

    private static MarketplaceReturns.Agreed agreed(String order, String amount, long pieces) {
        MarketplaceReturns.Agreed agreed = agreed(order, amount);
        return new MarketplaceReturns.Agreed(
                agreed.by(),
                agreed.reference(),
                agreed.order(),
                agreed.externalLineId(),
                Optional.of(pieces),
                agreed.amount());
    }

    /** The only one. */
    private static String returnOf(String order) {
        List<String> found = returnsOf(order);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void whatDidNotComeStaysWithTheBuyerAndIsReceivedLaterWithoutANumber() throws SQLException {
        String order = delivered();
        String id =
                request(Api.storefront(), order, 2).statusCode(201).extract().path("id");
        step(id, "approvals", "").statusCode(200);
        send(Api.operator(), id, "sf", "RT-" + UUID.randomUUID()).statusCode(200);
        String key = UUID.randomUUID().toString();

        receive(id, key, received(1, 0)).statusCode(200).body("lines[0].quantity", equalTo(1));
        receive(id, key, received(1, 0)).statusCode(200).body("lines[0].quantity", equalTo(1));
        step(id, "receipts", received(1, 0))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:return-not-possible-now"));
        assertThat(ledger(id)).containsExactly("returned 1");
        assertThat(numbersTold(order, "return-received")).hasSize(1);
        awaitReturn(id, "COMPLETED");
        assertThat(read(order).getString("status")).isEqualTo("DELIVERED");
        await().atMost(PATIENCE).untilAsserted(() -> Api.operator()
                .get("/api/v1/shipments?kind=return&return=" + id)
                .then()
                .body("items.status", equalTo(List.of("DELIVERED"))));

        String rest =
                request(Api.storefront(), order, 1).statusCode(201).extract().path("id");
        step(rest, "approvals", "").statusCode(200);
        step(rest, "receipts", received(1, 0)).statusCode(200);
        awaitReturn(rest, "COMPLETED");
        Api.awaitStatus(order, "RETURNED");
        Api.operator()
                .get("/api/v1/shipments?kind=return&return=" + rest)
                .then()
                .body("items.id", equalTo(List.of()));
    }

    private static ValidatableResponse receive(String id, String key, String body) {
        return Api.operator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/returns/" + id + "/receipts")
                .then();
    }

    private static void tell(String number, String what, Instant at) {
        TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("""
                        {"events":[{"source":"forwarder","trackingNumber":"%s",%s,"occurredAt":"%s"}]}""".formatted(number, what, at))
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of("RECORDED")));
    }

    private static List<String> casesOf(String id) {
        return WholeList.of("/api/v1/cases?kind=RETURN_TROUBLE")
                .texts("items.findAll { it.subject == '%s' }.next.reason.code".formatted(id));
    }

    private JsonPath timeline(String order) {
        return buyerOf(order).get("/api/v1/orders/" + order + "/timeline").jsonPath();
    }

    private RequestSpecification buyerOf(String order) {
        return Api.withToken(accessTokens.issue(order));
    }

    private static ValidatableResponse send(RequestSpecification caller, String id, String carrier, String number) {
        return caller.contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"carrierCode\":\"%s\",\"trackingNumber\":\"%s\"}".formatted(carrier, number))
                .post("/api/v1/returns/" + id + "/parcels")
                .then();
    }

    private List<String> numbersTold(String order, String fact) throws SQLException {
        return column(
                "SELECT JSON_UNQUOTE(JSON_EXTRACT(payload, '$.returnTracking.trackingNumber')) FROM events_outbox"
                        + " WHERE aggregatetype = 'pavilion.orders' AND type = 'by.pavilion.order." + fact
                        + ".v1' AND aggregateid = ? ORDER BY sequence",
                order);
    }

    private static String delivered() {
        String order = OrderJourneyTest.place(OrderJourneyTest.buyer("valid"));
        OrderJourneyTest.pay(order);
        Api.awaitStatus(order, "DELIVERED");
        return order;
    }

    private static ValidatableResponse request(RequestSpecification caller, String order, int quantity) {
        return request(caller, order, UUID.randomUUID().toString(), quantity);
    }

    private static ValidatableResponse request(RequestSpecification caller, String order, String key, int quantity) {
        return caller.contentType("application/json")
                .header("Idempotency-Key", key)
                .body("""
                        {"lines":[{"sku":"%s","quantity":%d}],"reason":"changed-mind"}""".formatted(SKU, quantity))
                .post("/api/v1/orders/" + order + "/returns")
                .then();
    }

    private static String received(int restock, int scrap) {
        return "{\"lines\":[{\"sku\":\"%s\",\"restock\":%d,\"scrap\":%d}]}".formatted(SKU, restock, scrap);
    }

    private static ValidatableResponse step(String id, String step, String body) {
        RequestSpecification operator =
                Api.operator().header("Idempotency-Key", UUID.randomUUID().toString());
        return (body.isEmpty()
                        ? operator
                        : operator.contentType("application/json").body(body))
                .post("/api/v1/returns/" + id + "/" + step)
                .then();
    }

    private static ValidatableResponse declareDirectly(String order) {
        String declaration =
                Api.operator().get("/api/v1/declarations?order=" + order).path("items[0].id");
        return Api.operator()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\":\"退货\",\"lines\":[{\"number\":1,\"quantity\":1}]}")
                .post("/api/v1/declarations/" + declaration + "/returns")
                .then();
    }

    private static JsonPath awaitReturn(String id, String status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Api.operator().get("/api/v1/returns/" + id).jsonPath(),
                        one -> status.equals(one.getString("status")));
    }

    private static JsonPath read(String order) {
        return Api.operator().get("/api/v1/orders/" + order).jsonPath();
    }

    private static BigDecimal money(JsonPath json, String path) {
        return new BigDecimal(json.getString(path + ".amount"));
    }

    private void wasReleasedDaysAgo(String order, int days) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE customs_declarations SET released_at = released_at - INTERVAL ? DAY WHERE order_id = ?")) {
            update.setInt(1, days);
            update.setString(2, order);
            update.executeUpdate();
        }
    }

    private List<String> ledger(String id) throws SQLException {
        assertThat(ReturnId.fromString(id)).hasToString(id);
        return column("SELECT CONCAT(reason, ' ', available_change) FROM inventory_ledger WHERE reference = ?", id);
    }

    private String quotaOf(String order) throws SQLException {
        return String.join(",", column("SELECT state FROM customs_quota_entries WHERE order_id = ?", order));
    }

    private List<String> column(String query, String parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            }
        }
    }
}
