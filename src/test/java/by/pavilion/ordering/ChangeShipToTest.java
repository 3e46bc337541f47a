package by.pavilion.ordering;

import static by.pavilion.ordering.TestPayments.settled;
import static by.pavilion.ordering.TestPayments.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import by.pavilion.TestKeys;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.identity.AccessTokens;
import by.pavilion.parties.Parties;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.ShipTo;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that go somewhere else than was said at first. */
@QuarkusTest
@TestProfile(OwnFirm.class)
class ChangeShipToTest {
    private static final String OTHER_STREET = "{\"district\":\"徐汇区\",\"street\":\"漕溪北路1号\"}";

    @Inject
    EventLog log;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Parties parties;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    private static HttpServer firm;

    @BeforeAll
    static void openTheFirm() {
        firm = OwnFirm.open();
    }

    @AfterAll
    static void closeTheFirm() {
        firm.stop(0);
    }

    @BeforeEach
    void theFirmIsWilling() {
        OwnFirm.behave(OwnFirm::accepts);
    }

    @Test
    void plainJsonIsReadAsWell() {
        TestApi.storefront()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(OTHER_STREET.getBytes(StandardCharsets.UTF_8))
                .patch("/api/v1/orders/{order}/ship-to", placed())
                .then()
                .statusCode(200)
                .body("shipTo.district", equalTo("徐汇区"));
    }

    @Test
    void anUnpaidOrderGoesToTheNewAddressAndTheOldOneIsKept() {
        String order = placed();
        ValidatableResponse read =
                TestApi.storefront().get("/api/v1/orders/{order}", order).then();
        String tag = read.extract().header("ETag");
        String before = read.extract().path("recipientRef");

        String after = change(TestApi.storefront(), order, tag, OTHER_STREET)
                .statusCode(200)
                .header("ETag", startsWith("\"2-"))
                .body("version", equalTo(2))
                .body("shipTo.district", equalTo("徐汇区"))
                .body("shipTo.province", equalTo("上海市"))
                .body("recipientRef", not(equalTo(before)))
                .extract()
                .path("recipientRef");

        assertThat(shipTo(after).street()).isEqualTo("漕溪北路1号");
        assertThat(shipTo(after).name()).isEqualTo(shipTo(before).name());
        assertThat(shipTo(before).street()).isEqualTo("世纪大道100号");
        ReceivedEvent event = log.of(Topic.ORDERS, order, 0, 100).get(1);
        assertThat(event.type()).isEqualTo("by.pavilion.order.address-changed.v1");
        assertThat(event.data()).contains(before, after).doesNotContain("漕溪北路", "王小红", "13900139000");
    }

    @Test
    void theTagOfAnyLanguageNamesTheVersion() {
        String order = placed();
        String tag = TestApi.storefront()
                .header("Accept-Language", "ru")
                .get("/api/v1/orders/{order}", order)
                .header("ETag");

        change(TestApi.storefront(), order, tag.replace("\"1-", "\"10-"), OTHER_STREET)
                .statusCode(412);
        change(TestApi.storefront(), order, tag, OTHER_STREET).statusCode(200);
        change(TestApi.storefront(), order, tag, OTHER_STREET).statusCode(412);
    }

    @Test
    void theVersionMustBeTheOneThatIsKnown() {
        String order = placed();

        change(TestApi.storefront(), order, null, OTHER_STREET).statusCode(428);
        change(TestApi.storefront(), order, "\"7\"", OTHER_STREET).statusCode(412);
        change(TestApi.with(accessTokens.issue(order)), order, "\"1\"", OTHER_STREET)
                .statusCode(200);
        change(TestApi.storefront(), order, "\"1\"", OTHER_STREET).statusCode(412);
        change(TestApi.with(accessTokens.issue(placed())), order, "*", OTHER_STREET)
                .statusCode(404);
        change(TestApi.with(TestKeys.operator()), order, "*", OTHER_STREET).statusCode(200);
    }

    @Test
    void everythingThatIsWrongWithTheAddressIsToldAtOnce() {
        String order = placed();

        change(TestApi.storefront(), order, "*", "{\"province\":\"香港\",\"phone\":\"110\",\"street\":\"\"}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/phone", "/province", "/street")));
        change(TestApi.storefront(), order, "*", "{\"country\":\"CN\"}").statusCode(422);
        TestApi.storefront()
                .get("/api/v1/orders/{order}", order)
                .then()
                .body("version", equalTo(1))
                .body("shipTo.province", equalTo("上海市"));
    }

    @Test
    void itGoesToAnotherProvinceButNotWhereFreightIsDearer() {
        String order = placed();

        change(TestApi.storefront(), order, "*", "{\"province\":\"西藏自治区\",\"city\":\"拉萨市\"}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/province")))
                .body("errors.reason", equalTo(List.of("other-freight-zone")));
        change(TestApi.storefront(), order, "*", "{\"province\":\"江苏省\",\"city\":\"南京市\"}")
                .statusCode(200)
                .body("totals.payable.amount", equalTo("65.46"));
    }

    @Test
    void aPaidOrderGoesElsewhereInItsProvinceUntilItsListHasGone() throws SQLException {
        String order = placed();
        settled(started(order), "65.46").statusCode(200);
        ValidatableResponse read =
                TestApi.storefront().get("/api/v1/orders/{order}", order).then();
        String tag = read.extract().header("ETag");
        String ref = read.extract().path("recipientRef");

        customsHas(order, "311", "SENT");
        change(TestApi.storefront(), order, tag, OTHER_STREET)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-document-under-way"));
        assertThat(shipTo(ref).street()).isEqualTo("世纪大道100号");
        customsHas(order, "311", "REGISTERED");
        change(TestApi.storefront(), order, tag, OTHER_STREET)
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("shipTo.district", equalTo("徐汇区"))
                .body("recipientRef", equalTo(ref));
        change(TestApi.storefront(), order, tag, OTHER_STREET).statusCode(412);

        assertThat(shipTo(ref).street()).isEqualTo("漕溪北路1号");
        assertThat(declaredFor(order)).isEqualTo(ref);
        assertThat(moves(order)).containsExactly(new Moved(ref, ref, "徐汇区", true));
        assertThat(filedAnew(order)).singleElement().satisfies(anew -> assertThat(anew)
                .contains("311", "511"));
        TestApi.storefront()
                .get("/api/v1/orders/{order}/timeline", order)
                .then()
                .body("items.step", hasItem("address-changed"));

        customsHas(order, "621", "SENT");
        change(TestApi.storefront(), order, "*", "{\"street\":\"漕溪北路2号\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-address-fixed"));
        assertThat(shipTo(ref).street()).isEqualTo("漕溪北路1号");
    }

    @Test
    void whoTakesAPaidParcelIsToldToTheCarrierAndOnlyOnce() {
        String order = placed();
        hold(order);
        settled(started(order), "65.46").statusCode(200);
        String other = "{\"name\":\"李小兰\",\"phone\":\"13700137000\"}";

        int version = change(TestApi.with(accessTokens.issue(order)), order, "*", other)
                .statusCode(200)
                .extract()
                .path("version");
        change(TestApi.storefront(), order, "*", other).statusCode(200).body("version", equalTo(version));

        String ref = TestApi.storefront()
                .get("/api/v1/orders/{order}", order)
                .then()
                .extract()
                .path("recipientRef");
        assertThat(shipTo(ref).name()).isEqualTo("李小兰");
        assertThat(shipTo(ref).phone()).isEqualTo("13700137000");
        assertThat(shipTo(ref).street()).isEqualTo("世纪大道100号");
        assertThat(moves(order)).as("customs has heard of nothing").containsExactly(new Moved(ref, ref, "浦东新区", false));
        assertThat(filedAnew(order)).isEqualTo(List.of(List.of("511")));
    }

    @Test
    void aCarrierWhoseWaybillCustomsHasRefusedIsToldTheAddressToo() throws SQLException {
        String order = placed();
        hold(order);
        settled(started(order), "65.46").statusCode(200);
        customsHas(order, "511", "REJECTED");

        change(TestApi.storefront(), order, "*", OTHER_STREET).statusCode(200);

        assertThat(filedAnew(order)).isEqualTo(List.of(List.of("511")));
    }

    @Test
    void aPaidOrderStaysInItsProvince() {
        String order = placed();
        hold(order);
        settled(started(order), "65.46").statusCode(200);

        change(TestApi.storefront(), order, "*", "{\"province\":\"江苏省\",\"city\":\"南京市\"}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/province")))
                .body("errors.reason", equalTo(List.of("other-province-when-paid")));
        change(TestApi.storefront(), order, "*", "{\"phone\":\"110\",\"street\":\"\"}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/phone", "/street")));
        assertThat(moves(order)).isEmpty();
        change(TestApi.storefront(), order, "*", "{\"province\":\"上海\",\"street\":\"漕溪北路1号\"}")
                .statusCode(200)
                .body("shipTo.province", equalTo("上海市"));
    }

    @Test
    void aMarketplacesOrderKeepsItsAddress() {
        Origin.Marketplace sale = TestCommands.marketplace("59.99");
        String order = placeOrder
                .place(
                        sale.placedBy(),
                        sale.key(),
                        TestCommands.sale(sale, TestCommands.line(shop.chocolate("26.00", 10), 2)))
                .toCompletableFuture()
                .join()
                .orThrow()
                .id()
                .toString();

        change(TestApi.with(TestKeys.operator()), order, "*", OTHER_STREET)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:order-address-fixed"))
                .body("orderStatus", equalTo("PAID"));
        assertThat(moves(order)).isEmpty();
    }

    @Test
    void theDeclarationNamesTheAddressThatTheOrderHasHoweverCloseTheMoneyCame() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 8; round++) {
            String order = placed();
            String payment = started(order);
            Future<Integer> changed = callers.submit(() -> change(TestApi.storefront(), order, "*", OTHER_STREET)
                    .extract()
                    .statusCode());
            Future<Integer> paid =
                    callers.submit(() -> settled(payment, "65.46").extract().statusCode());

            assertThat(paid.get(60, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(changed.get(60, TimeUnit.SECONDS)).isIn(200, 409);
            String ref = TestApi.storefront()
                    .get("/api/v1/orders/{order}", order)
                    .then()
                    .body("status", equalTo("PAID"))
                    .extract()
                    .path("recipientRef");
            assertThat(declaredFor(order)).isEqualTo(ref);
            assertThat(shipTo(ref).district()).isEqualTo(changed.get() == 200 ? "徐汇区" : "浦东新区");
        }
        callers.shutdown();
    }

    private String placed() {
        return TestApi.place(TestApi.body(shop.chocolate("26.00", 10), 2))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ShipTo shipTo(String ref) {
        return parties.disclose(RecipientRef.fromString(ref), "test").shipTo();
    }

    private record Moved(
            String recipientRef, String previousRecipientRef, String district, boolean needsNewDeclaration) {}

    private List<Moved> moves(String order) {
        return log.of(Topic.ORDERS, order, 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.order.address-changed.v1"))
                .map(event -> event.as(Moved.class))
                .toList();
    }

    private record Resubmitted(List<String> documents) {}

    /** The documents that were filed anew, each time. */
    private List<List<String>> filedAnew(String order) {
        return log.of(Topic.CUSTOMS, order, 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.declaration.resubmitted.v1"))
                .map(event -> event.as(Resubmitted.class).documents())
                .toList();
    }

    private static void hold(String order) {
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"other\"}")
                .post("/api/v1/orders/{order}/holds", order)
                .then()
                .statusCode(201);
    }

    /** Nobody plays customs here. */
    private void customsHas(String order, String document, String state) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE customs_documents d JOIN customs_declarations c ON c.id = d.declaration_id"
                                + " SET d.state = ?, d.next_attempt_at = NULL WHERE c.order_id = ? AND d.document = ?")) {
            update.setString(1, state);
            update.setString(2, order);
            update.setString(3, document);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private String declaredFor(String order) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT recipient_ref FROM customs_declarations WHERE order_id = ?")) {
            select.setString(1, order);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "none";
            }
        }
    }

    private static ValidatableResponse change(
            RequestSpecification caller, String order, @Nullable String tag, String body) {
        RequestSpecification request = tag == null ? caller : caller.header("If-Match", tag);
        return request.contentType("application/merge-patch+json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .patch("/api/v1/orders/{order}/ship-to", order)
                .then();
    }
}
