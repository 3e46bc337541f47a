package by.pavilion.logistics;

import static by.pavilion.logistics.AcceptedOrders.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.WholeList;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.logistics.numbers.CheckDigit;
import by.pavilion.logistics.numbers.TakeNumbers;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
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
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers out of a carrier's ranges, and numbers that it gives itself. */
@QuarkusTest
@TestProfile(WithNumberingCarrier.class)
class NumberRangesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    @Inject
    AcceptedOrders orders;

    @Inject
    Shipments shipments;

    @Inject
    TakeNumbers takeNumbers;

    @Inject
    EventLog log;

    @Inject
    Ids ids;

    @Inject
    DataSource dataSource;

    private TinyCarrier carrier;

    @BeforeEach
    void open() throws SQLException {
        execute("DELETE FROM logistics_number_ranges WHERE carrier = ?", WithNumberingCarrier.CODE);
        execute("DELETE FROM ordering_number_supplies WHERE carrier = ?", WithNumberingCarrier.CODE);
        execute("UPDATE logistics_number_supplies SET is_low = FALSE WHERE carrier = ?", WithNumberingCarrier.CODE);
        carrier = new TinyCarrier(
                WithTinyCarrier.port(),
                ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class));
    }

    @AfterEach
    void close() {
        carrier.close();
    }

    @Test
    void parcelsGetTheirNumbersOutOfTheRangeAndTheCarrierIsTold() {
        add("RA", "00000001", "00000100")
                .statusCode(201)
                .body("left", equalTo(100))
                .body("next", equalTo("00000001"));

        Shipment first = orders.booked();
        Shipment second = orders.booked();

        assertThat(List.of(number(first), number(second)))
                .containsExactly(s10("RA", "00000001"), s10("RA", "00000002"));
        assertThat(carrier.bookingsOf(first.orderNo()))
                .extracting(booking -> booking.path("waybillNo").asText())
                .containsOnly(number(first));
        list().body("items[0].next", equalTo("00000003")).body("items[0].left", equalTo(98));
    }

    @Test
    void aRangeThatIsNotValidYetGivesNothing() {
        TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(wish("RC", "00000001", "00000100", "2036-01-01T00:00:00Z"))
                .post("/api/v1/number-ranges")
                .then()
                .statusCode(201);
        carrier.gives(s10("RC", "99999999"));

        Shipment shipment = orders.booked();

        assertThat(number(shipment)).isEqualTo(s10("RC", "99999999"));
    }

    @Test
    void noNumberIsGivenTwiceHoweverManyAsk() throws Exception {
        add("RD", "00000001", "00001000").statusCode(201);
        ExecutorService replicas = Executors.newFixedThreadPool(3);
        List<String> given = new ArrayList<>();
        try {
            for (Future<List<String>> some : replicas.invokeAll(IntStream.range(0, 30)
                    .<Callable<List<String>>>mapToObj(round -> () -> take(7))
                    .toList())) {
                given.addAll(some.get());
            }
        } finally {
            replicas.shutdown();
        }

        assertThat(given).hasSize(210).doesNotHaveDuplicates();
        list().body("items[0].left", equalTo(790));
    }

    @Test
    void aParcelKeepsItsNumberHoweverOftenItIsAskedFor() {
        add("RE", "00000001", "00000100").statusCode(201);
        Shipment shipment = orders.booked();

        TakeNumbers.Numbers again = takeNumbers.take(List.of(shipment));

        assertThat(again.given()).containsEntry(shipment.id(), number(shipment));
        list().body("items[0].left", equalTo(99));
    }

    @Test
    void aRangeThatRunsLowIsACaseAndOneThatIsUsedUpLetsParcelsWaitForTheNext() {
        add("RF", "00000001", "00000001").statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> cases().body("items.subject", hasItem(WithNumberingCarrier.CODE)));
        orders.booked();
        Shipment waiting = orders.accepted();
        await().atMost(PATIENCE)
                .untilAsserted(() -> requests(waiting).body("carrierRequests[0].lastError", containsString("used up")));
        list().body("items[0].left", equalTo(0));

        add("RG", "00000001", "00000100").statusCode(201);

        await().atMost(PATIENCE).until(() -> find(waiting).status() == ShipmentStatus.LABELLED);
        assertThat(number(find(waiting))).isEqualTo(s10("RG", "00000001"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> cases().body("items.subject", not(hasItem(WithNumberingCarrier.CODE))));
    }

    @Test
    void refusesNumbersThatAreInAnotherRangeAndThoseThatAreNone() {
        String id = add("RH", "00000001", "00000100").statusCode(201).extract().path("id");

        add("RH", "00000100", "00000200")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:number-range-overlaps"))
                .body("range", equalTo(id));
        add("RH0", "0000050", "0000300").statusCode(409).body("range", equalTo(id));
        add("RH", "00000101", "00000200").statusCode(201);
        add("RH", "1234567", "1234599").statusCode(422).body("errors.pointer", equalTo(List.of("/checkDigit")));
        add("R", "00000001", "0000100")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/last", "/checkDigit")))
                .body("errors.reason", equalTo(List.of("last-before-first", "number-form")));
        TestCalls.asOperator()
                .queryParam("subject", id)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("NUMBER_RANGE"));
    }

    /** As when it was mistyped. What was given is on parcels, the rest may be in the range that was meant. */
    @Test
    void nothingIsGivenOutOfARangeThatWasEnded() {
        String id = add("RM", "00000001", "00000100").statusCode(201).extract().path("id");
        Shipment before = orders.booked();

        String endedAt = end(id).statusCode(200)
                .body("left", equalTo(0))
                .body("next", nullValue())
                .body("endedAt", notNullValue())
                .extract()
                .path("endedAt");

        end(id).statusCode(200).body("endedAt", equalTo(endedAt));
        TestCalls.asOperator()
                .get("/api/v1/number-ranges/" + id)
                .then()
                .statusCode(200)
                .body("endedAt", equalTo(endedAt));
        assertThat(takeNumbers.take(List.of(before)).given()).containsEntry(before.id(), s10("RM", "00000001"));
        add("RM", "00000001", "00000050").statusCode(409).body("range", equalTo(id));
        add("RM", "00000051", "00000100").statusCode(201);
        assertThat(number(orders.booked())).isEqualTo(s10("RM", "00000051"));
    }

    /** It knows no such numbers: they were mistyped. */
    @Test
    void aParcelWhoseCarrierRefusesItsNumberGetsAnotherOnceItsRangeIsEnded() {
        String id = add("RO", "00000001", "00000100").statusCode(201).extract().path("id");
        carrier.refused = "RO";
        Shipment waiting = orders.accepted();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(carrier.bookingsOf(waiting.orderNo()))
                .isNotEmpty());

        add("RP", "00000001", "00000100").statusCode(201);
        end(id).statusCode(200);

        await().atMost(PATIENCE).until(() -> find(waiting).status() == ShipmentStatus.LABELLED);
        assertThat(number(find(waiting))).isEqualTo(s10("RP", "00000001"));
    }

    @Test
    void withItsLastRangeEndedACarrierNumbersItsParcelsAgain() {
        String id = add("RN", "00000001", "00000001").statusCode(201).extract().path("id");
        await().atMost(PATIENCE).untilAsserted(() -> cases().body("items.subject", hasItem(WithNumberingCarrier.CODE)));

        end(id).statusCode(200);

        carrier.gives(s10("RN", "99999999"));
        assertThat(number(orders.booked())).isEqualTo(s10("RN", "99999999"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> cases().body("items.subject", not(hasItem(WithNumberingCarrier.CODE))));
        end("nrg_0000000000000").statusCode(404);
    }

    @Test
    void numbersThatWereUsedUpLongAgoMayComeAgain() throws SQLException {
        add("RI", "00000001", "00000001").statusCode(201);
        Shipment before = orders.booked();
        add("RI", "00000001", "00000001").statusCode(409);
        execute(
                "UPDATE logistics_number_ranges SET taken_at = '2020-01-01' WHERE carrier = ?",
                WithNumberingCarrier.CODE);
        add("RI", "00000001", "00000001").statusCode(201);
        Shipment waiting = orders.accepted();
        await().atMost(PATIENCE)
                .untilAsserted(() -> requests(waiting).body("carrierRequests[0].lastError", containsString("used up")));
        execute(
                "UPDATE logistics_shipments SET created_at = '2020-01-01' WHERE id = ?",
                before.id().value());
        execute(
                "UPDATE logistics_number_ranges SET next_number = first_number WHERE taken_at > '2021-01-01' AND carrier = ?",
                WithNumberingCarrier.CODE);

        await().atMost(PATIENCE).until(() -> find(waiting).status() == ShipmentStatus.LABELLED);
        assertThat(number(find(waiting))).isEqualTo(number(before));
    }

    @Test
    void aNumberWithAWrongCheckDigitIsACaseUntilTheCarrierGivesAnother() {
        String good = s10("RK", "00000001");
        String bad = good.replaceFirst("[0-9]BY$", good.charAt(10) == '0' ? "1BY" : "0BY");
        carrier.gives(bad, bad, good);

        Shipment shipment = orders.booked();

        assertThat(number(shipment)).isEqualTo(good);
        assertThat(troubles(shipment)).containsExactly("raised", "cleared");
    }

    @Test
    void aNumberIsAnotherParcelsForSixMonths() throws SQLException {
        String number = s10("RL", "00000001");
        carrier.gives(number);
        Shipment before = orders.booked();
        carrier.gives(IntStream.range(0, 200).mapToObj(time -> number).toArray(String[]::new));
        Shipment after = orders.accepted();
        await().atMost(PATIENCE).untilAsserted(() -> requests(after)
                .body("carrierRequests[0].lastError", containsString("another parcel")));

        execute(
                "UPDATE logistics_shipments SET created_at = ? WHERE id = ?",
                Timestamp.from(Instant.now().minus(Duration.ofDays(190))),
                before.id().value());

        await().atMost(PATIENCE).until(() -> find(after).status() == ShipmentStatus.LABELLED);
        assertThat(number(find(after))).isEqualTo(number);
        assertThat(troubles(after)).containsExactly("raised", "cleared");
    }

    private Shipment find(Shipment shipment) {
        return shipments.find(shipment.id()).orElseThrow();
    }

    private List<String> take(int count) {
        List<Shipment> fresh =
                IntStream.range(0, count).mapToObj(number -> unknown()).toList();
        return List.copyOf(takeNumbers.take(fresh).given().values());
    }

    private Shipment unknown() {
        return new Shipment(
                new ShipmentId(ids.next()),
                "ord_0000000000001",
                "ord_0000000000001",
                new OrderChannel("storefront", null, null),
                "9610",
                ShipmentKind.ORDER_OUTBOUND,
                "rcp_0000000000001",
                WithNumberingCarrier.CODE,
                "巧克力×2",
                Money.of("25.00", Money.CNY),
                ShipmentStatus.AWAITING_WAYBILL,
                List.of(),
                Optional.empty(),
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<String> troubles(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100).stream()
                .filter(event ->
                        event.type().contains("exception-") && event.data().contains("number_refused"))
                .map(event -> event.type().contains("raised") ? "raised" : "cleared")
                .toList();
    }

    /** What stands on the parcel, reckoned by hand. */
    private static String s10(String prefix, String serial) {
        int sum = 0;
        int[] weights = {8, 6, 4, 2, 3, 5, 9, 7};
        for (int place = 0; place < weights.length; place++) {
            sum += weights[place] * (serial.charAt(place) - '0');
        }
        int digit = 11 - sum % 11;
        String number = prefix + serial + (digit == 10 ? 0 : digit == 11 ? 5 : digit) + "BY";
        assertThat(CheckDigit.S10.isGood(number)).isTrue();
        return number;
    }

    private static String wish(String prefix, String first, String last, String validFrom) {
        return """
                {"carrier":"%s","prefix":"%s","suffix":"BY","first":"%s","last":"%s","checkDigit":"S10","validFrom":"%s"}""".formatted(WithNumberingCarrier.CODE, prefix, first, last, validFrom);
    }

    private static ValidatableResponse add(String prefix, String first, String last) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(wish(prefix, first, last, LONG_AGO))
                .post("/api/v1/number-ranges")
                .then();
    }

    private static ValidatableResponse end(String range) {
        return TestCalls.asOperator()
                .post("/api/v1/number-ranges/" + range + "/ends")
                .then();
    }

    private static ValidatableResponse list() {
        return TestCalls.asOperator()
                .queryParam("carrier", WithNumberingCarrier.CODE)
                .get("/api/v1/number-ranges")
                .then()
                .statusCode(200);
    }

    private static WholeList cases() {
        return WholeList.of("/api/v1/cases?kind=NUMBERS_LOW");
    }

    private static ValidatableResponse requests(Shipment shipment) {
        return TestCalls.asOperator()
                .get("/api/v1/shipments/" + shipment.id())
                .then()
                .statusCode(200);
    }

    private void execute(String update, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (int place = 0; place < values.length; place++) {
                statement.setObject(place + 1, values[place]);
            }
            statement.executeUpdate();
        }
    }
}
