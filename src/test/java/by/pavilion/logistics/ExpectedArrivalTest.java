package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When parcels are expected, by what is known of their departure. */
@QuarkusTest
@TestProfile(WithTinyCarrier.class)
class ExpectedArrivalTest {
    /** By the timetable of the route to Qingdao, and from there to the door while nothing is recorded. */
    private static final Duration TO_THE_DOOR = Duration.ofDays(15 + 4);

    private static final String TO_QINGDAO = "great-stone-qingdao-rail";
    private static final IdFormat INBOUND = IdFormat.prefixed("inb");

    @Inject
    AcceptedOrders orders;

    @Inject
    WhenInboundTells whenInboundTells;

    @Inject
    Shipments shipments;

    @Inject
    EventLog log;

    @Inject
    Ids ids;

    @Inject
    DataSource dataSource;

    @Inject
    @All
    List<BackgroundWork> works;

    private TinyCarrier carrier;

    @BeforeEach
    void open() throws SQLException {
        carrier = new TinyCarrier(
                WithTinyCarrier.port(),
                ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class));
        execute("DELETE FROM logistics_transits");
    }

    @AfterEach
    void close() {
        carrier.close();
    }

    @Test
    void followsTheDepartureAndIsToldWhenItChangesByMuch() {
        Shipment shipment = orders.handedOver();
        String container = ContainerNumberTest.fresh(ids.next());
        Instant planned = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(30));
        String departure = sealed(TO_QINGDAO, shipment, container, planned);
        await().untilAsserted(() -> assertThat(eta(shipment)).contains(planned.plus(TO_THE_DOOR)));

        Instant left = planned.plus(Duration.ofDays(2));
        post(departure + "/starts", "{\"at\":\"%s\"}".formatted(left)).statusCode(200);
        await().untilAsserted(() -> assertThat(eta(shipment)).contains(left.plus(TO_THE_DOOR)));
        Instant expected = left.plus(Duration.ofDays(20));
        tell(container, "EST", expected);
        await().untilAsserted(() -> assertThat(eta(shipment)).contains(expected.plus(Duration.ofDays(4))));
        tell(container, "EST", expected.plus(Duration.ofHours(6)));
        Instant arrived = left.plus(Duration.ofDays(16));
        post(departure + "/arrivals", "{\"at\":\"%s\"}".formatted(arrived)).statusCode(200);
        await().untilAsserted(() -> assertThat(eta(shipment)).contains(arrived.plus(Duration.ofDays(4))));
        TestCalls.asOperator() // four fifths and three halves of four days, while nothing is recorded
                .get("/api/v1/shipments/" + shipment.id())
                .then()
                .statusCode(200)
                .body("eta", equalTo(arrived.plus(Duration.ofDays(4)).toString()))
                .body(
                        "etaEarliest",
                        equalTo(arrived.plus(Duration.ofMinutes(4_608)).toString()))
                .body("etaLatest", equalTo(arrived.plus(Duration.ofDays(6)).toString()));

        List<ShipmentEtaChanged> told = log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.shipment.eta-changed.v1"))
                .map(event -> event.as(ShipmentEtaChanged.class))
                .toList();
        assertThat(told)
                .extracting(ShipmentEtaChanged::reason)
                .containsExactly("planned", "departed", "told", "arrived");
        assertThat(told.get(0).previous()).isNull();
        assertThat(told.get(1).previous()).isEqualTo(planned.plus(TO_THE_DOOR));
        assertThat(told.get(1).earliest()).isBefore(told.get(1).current());
        assertThat(told.get(1).latest()).isAfter(told.get(1).current());
    }

    /** By the timetables three days to the port and forty-five by sea, and four from there to the door. */
    @Test
    void aWayOfTwoRoutesCountsTheOneThatIsStillAhead() {
        Shipment shipment = orders.handedOver();
        Duration bySea = Duration.ofDays(45);
        Duration lastMile = Duration.ofDays(4);
        Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(80));
        String train = sealed("great-stone-petersburg-rail", shipment, ContainerNumberTest.fresh(ids.next()), left);
        await().untilAsserted(() -> assertThat(eta(shipment))
                .contains(left.plus(Duration.ofDays(3)).plus(bySea).plus(lastMile)));
        TestCalls.asOperator()
                .get("/api/v1/departures/" + train)
                .then()
                .statusCode(200)
                .body("expectedAt", equalTo(left.plus(Duration.ofDays(3)).toString()))
                .body("earliestAt", equalTo(left.plus(Duration.ofMinutes(3_456)).toString()))
                .body("latestAt", equalTo(left.plus(Duration.ofHours(108)).toString()));
        post(train + "/starts", "{\"at\":\"%s\"}".formatted(left)).statusCode(200);
        Instant atThePort = left.plus(Duration.ofDays(6));
        post(train + "/arrivals", "{\"at\":\"%s\"}".formatted(atThePort)).statusCode(200);
        await().untilAsserted(() ->
                assertThat(eta(shipment)).contains(atThePort.plus(bySea).plus(lastMile)));

        Instant sails = left.plus(Duration.ofDays(10));
        String ship = sealed("petersburg-qingdao-sea", shipment, ContainerNumberTest.fresh(ids.next()), sails);
        await().untilAsserted(() ->
                assertThat(eta(shipment)).contains(sails.plus(bySea).plus(lastMile)));
        post(ship + "/starts", "{\"at\":\"%s\"}".formatted(sails)).statusCode(200);
        Instant arrived = left.plus(Duration.ofDays(50));
        post(ship + "/arrivals", "{\"at\":\"%s\"}".formatted(arrived)).statusCode(200);

        await().untilAsserted(() -> assertThat(eta(shipment)).contains(arrived.plus(lastMile)));
    }

    @Test
    void goodsInBulkHaveNoLastMile() {
        Shipment bulk = inBulk();
        Instant planned = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(30));
        String departure = sealed(TO_QINGDAO, bulk, ContainerNumberTest.fresh(ids.next()), planned);
        await().untilAsserted(() -> assertThat(eta(bulk)).contains(planned.plus(Duration.ofDays(15))));
        post(departure + "/starts", "{\"at\":\"%s\"}".formatted(planned)).statusCode(200);
        Instant arrived = planned.plus(Duration.ofDays(20));

        post(departure + "/arrivals", "{\"at\":\"%s\"}".formatted(arrived)).statusCode(200);

        await().untilAsserted(() -> assertThat(eta(bulk)).contains(arrived));
    }

    /** Goods for a bonded warehouse, as logistics hears of them. */
    private Shipment inBulk() {
        return inBulk("inl_0HZX3K8M2T5AA");
    }

    private Shipment inBulk(String... lots) {
        String lines = Stream.of(lots).map(lot -> """
                        {"lineId":"%s","sku":"BY-KOM-CHOC-001","quantity":20,"weightGrams":2100}""".formatted(lot)).collect(Collectors.joining(","));
        String inbound = INBOUND.print(ids.next());
        ReceivedEvent event = new ReceivedEvent(
                "evt_" + UUID.randomUUID(),
                Topic.ORDERS,
                "by.pavilion.order.inbound-booked.v1",
                inbound,
                1,
                Instant.now(),
                "correlation-" + inbound,
                """
                {"inboundId":"%s","neededBy":"2036-12-31T00:00:00Z","lines":[%s]}""".formatted(inbound, lines));
        QuarkusTransaction.requiringNew().run(() -> whenInboundTells.on(List.of(event)));
        return shipments.page(inbound, null, 1).items().get(0);
    }

    @Test
    void isLearntFromTheRecordedWays() throws SQLException {
        for (int days = 10; days < 20; days++) {
            execute("INSERT INTO logistics_transits (route, minutes, ended_at) VALUES ('great-stone-qingdao-rail', "
                    + days * 1440 + ", NOW())");
        }
        Shipment shipment = orders.handedOver();
        Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1));
        String departure = sealed(TO_QINGDAO, shipment, ContainerNumberTest.fresh(ids.next()), left);
        post(departure + "/starts", "{\"at\":\"%s\"}".formatted(left)).statusCode(200);

        await().untilAsserted(() -> assertThat(eta(shipment))
                .contains(left.plus(Duration.ofDays(14)).plus(Duration.ofDays(4))));
    }

    @Test
    void aDepartureThatIsNotThereLongAfterTheSlowestIsToldOnceUntilItIsThere() throws SQLException {
        Shipment shipment = orders.handedOver();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String departure =
                sealed(TO_QINGDAO, shipment, ContainerNumberTest.fresh(ids.next()), now.plus(Duration.ofDays(1)));
        post(departure + "/starts", "{\"at\":\"%s\"}".formatted(now.minus(Duration.ofDays(30))))
                .statusCode(200);

        run("logistics-delays");
        run("logistics-delays");
        await().untilAsserted(() -> assertThat(troubles(shipment)).containsExactly("exception-raised"));
        assertThat(causes(shipment)).containsExactly("departure");
        post(departure + "/arrivals", "{}").statusCode(200);

        await().untilAsserted(
                        () -> assertThat(troubles(shipment)).containsExactly("exception-raised", "exception-cleared"));
        assertThat(causes(shipment)).containsExactly("departure", "departure");
    }

    @Test
    void goodsInBulkAreLateUntilTheLastOfTheirDeparturesIsThere() throws SQLException {
        Shipment bulk = inBulk("inl_0HZX3K8M2T5AA", "inl_0HZX3K8M2T5AB");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> departures = new ArrayList<>();
        for (Parcel lot : bulk.parcels()) {
            String departure =
                    sealed(TO_QINGDAO, lot, ContainerNumberTest.fresh(ids.next()), now.plus(Duration.ofDays(1)));
            post(departure + "/starts", "{\"at\":\"%s\"}".formatted(now.minus(Duration.ofDays(30))))
                    .statusCode(200);
            departures.add(departure);
        }
        run("logistics-delays");
        await().untilAsserted(() -> assertThat(troubles(bulk)).containsExactly("exception-raised", "exception-raised"));

        post(departures.get(0) + "/arrivals", "{}").statusCode(200);
        await().until(() -> areSpread(departures.get(0)));
        assertThat(troubles(bulk)).containsExactly("exception-raised", "exception-raised");
        post(departures.get(1) + "/arrivals", "{}").statusCode(200);

        await().untilAsserted(() -> assertThat(troubles(bulk))
                .containsExactly("exception-raised", "exception-raised", "exception-cleared"));
    }

    /** Whether all that is known of a departure was told of what is in it. */
    private boolean areSpread(String departure) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT 1 FROM logistics_tidings WHERE departure_id = ?")) {
            select.setLong(
                    1,
                    by.pavilion.logistics.consolidation.DepartureId.fromString(departure)
                            .value());
            try (ResultSet rows = select.executeQuery()) {
                return !rows.next();
            }
        }
    }

    @Test
    void aDepartureThatHasNotLeftLongAfterItShouldIsToldOnceUntilItLeaves() {
        Shipment shipment = orders.handedOver();
        Instant planned = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(3));
        String departure = sealed(TO_QINGDAO, shipment, ContainerNumberTest.fresh(ids.next()), planned);

        run("logistics-delays");
        run("logistics-delays");
        await().untilAsserted(() -> assertThat(troubles(shipment)).containsExactly("exception-raised"));
        post(departure + "/starts", "{}").statusCode(200);

        await().untilAsserted(
                        () -> assertThat(troubles(shipment)).containsExactly("exception-raised", "exception-cleared"));
    }

    @Test
    void whatStillWaitsForADepartureWhenItShouldBeThereIsToldOnceUntilItMovesOn() throws SQLException {
        Shipment shipment = orders.handedOver();
        Shipment withItsMerchant = orders.booked();
        run("logistics-waiting");
        assertThat(troubles(shipment)).isEmpty();
        shouldBeThereLongAgo(shipment);
        shouldBeThereLongAgo(withItsMerchant);

        run("logistics-waiting");
        run("logistics-waiting");
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).containsExactly("exception-raised");
        assertThat(causes(shipment)).containsExactly("no_departure");
        assertThat(troubles(withItsMerchant)).isEmpty();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        tellOf(shipment, "customs_export_released", "ACT", now, false); // it waits all the same
        run("logistics-waiting");
        assertThat(troubles(shipment)).containsExactly("exception-raised");
        tellOf(shipment, "departed", "ACT", now, false);
        run("logistics-waiting");

        assertThat(troubles(shipment)).containsExactly("exception-raised", "exception-cleared");
        assertThat(causes(shipment)).containsExactly("no_departure", "no_departure");
    }

    @Test
    void whatHasLeftTheZoneIsLateUntilItsCarrierHasIt() throws SQLException {
        Shipment shipment = orders.handedOver();
        Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));
        tellOf(shipment, "bonded_released", "ACT", left, false);
        isDueLongAgo(shipment);
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).containsExactly("exception-raised");

        tellOf(shipment, "departed", "ACT", left.plus(Duration.ofDays(1)), true);

        assertThat(troubles(shipment)).containsExactly("exception-raised", "exception-cleared");
        assertThat(isWatched(shipment)).isTrue();
    }

    /** It has come with a departure, none takes it along from there, and its carrier does not come for it. */
    @Test
    void whatNobodyFetchesInChinaIsToldOnceUntilItsCarrierHasIt() throws SQLException {
        Shipment shipment = orders.handedOver();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String departure = sealed(
                "great-stone-beijing-air",
                shipment,
                ContainerNumberTest.fresh(ids.next()),
                now.plus(Duration.ofDays(1)));
        post(departure + "/starts", "{\"at\":\"%s\"}".formatted(now.minus(Duration.ofDays(3))))
                .statusCode(200);
        Instant arrived = now.minus(Duration.ofDays(1));
        post(departure + "/arrivals", "{\"at\":\"%s\"}".formatted(arrived)).statusCode(200);
        await().untilAsserted(() -> assertThat(isWatched(shipment)).isTrue());
        assertThat(latest(shipment)).isEqualTo(arrived.plus(Duration.ofDays(6)));

        run("logistics-leg-delays");
        assertThat(troubles(shipment)).isEmpty();
        isDueLongAgo(shipment);
        run("logistics-leg-delays");
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).containsExactly("exception-raised");
        assertThat(causes(shipment)).containsExactly("not_fetched");
        tellOf(shipment, "departed", "ACT", now, true);

        assertThat(troubles(shipment)).containsExactly("exception-raised", "exception-cleared");
        assertThat(causes(shipment)).containsExactly("not_fetched", "not_fetched");
    }

    /** Where only a road for goods of the bonded zone leads on, what was ordered directly is to be fetched. */
    @Test
    void whatNoRoadIsForIsWatchedWhereItsTrainEnds() throws SQLException {
        Shipment shipment = orders.handedOver();
        String rail = "test-rail-" + Long.toString(ids.next(), 36);
        addRoute(rail, "RAIL", "SMGS", "BYMSQ", "CNWUH", "");
        addRoute(
                "test-road-" + Long.toString(ids.next(), 36),
                "ROAD",
                "CMR",
                "CNWUH",
                "CNCSX",
                "\"customsMode\":\"1210\",");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String departure = sealed(rail, shipment, ContainerNumberTest.fresh(ids.next()), now.plus(Duration.ofDays(1)));
        post(departure + "/starts", "{\"at\":\"%s\"}".formatted(now.minus(Duration.ofDays(3))))
                .statusCode(200);

        post(departure + "/arrivals", "{\"at\":\"%s\"}".formatted(now.minus(Duration.ofDays(1))))
                .statusCode(200);

        await().untilAsserted(() -> assertThat(isWatched(shipment)).isTrue());
        isDueLongAgo(shipment);
        run("logistics-leg-delays");
        assertThat(causes(shipment)).containsExactly("not_fetched");
    }

    /** @param more properties, each with a comma behind it */
    private static void addRoute(String code, String mode, String document, String from, String to, String more) {
        TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {%s"code":"%s","mode":"%s","documentType":"%s","from":{"unlocode":"%s","name":"Here"},
                         "to":{"unlocode":"%s","name":"There"},"carrier":"somebody","transitMinutes":6000,
                         "capacity":{"weightGrams":1000000,"volumeCm3":4000000},"validFrom":"2020-01-01T00:00:00Z"}""".formatted(more, code, mode, document, from, to))
                .post("/api/v1/routes")
                .then()
                .statusCode(201);
    }

    @Test
    void aSingleParcelThatIsNotThereIsToldOnceUntilItMovesOn() throws SQLException {
        Shipment shipment = orders.handedOver();
        Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(3));
        tellOf(shipment, "departed", "ACT", left, false);

        run("logistics-leg-delays");
        assertThat(troubles(shipment)).isEmpty();
        isDueLongAgo(shipment);
        run("logistics-leg-delays");
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).containsExactly("exception-raised");
        assertThat(causes(shipment)).containsExactly("carrier");
        tellOf(shipment, "departed", "ACT", left, false);
        assertThat(troubles(shipment)).containsExactly("exception-raised");
        tellOf(shipment, "arrived", "ACT", left.plus(Duration.ofDays(2)), false);

        assertThat(troubles(shipment)).containsExactly("exception-raised", "exception-cleared");
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).hasSize(2);
    }

    @Test
    void theLastMileIsLateUntilTheNextScanAndLateAnewAfterThat() throws SQLException {
        Shipment shipment = orders.handedOver();
        Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));
        tellOf(shipment, "departed", "ACT", left, true);
        isDueLongAgo(shipment);
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).containsExactly("exception-raised");

        tellOf(shipment, "arrived", "ACT", left.plus(Duration.ofDays(1)), true);
        assertThat(troubles(shipment)).containsExactly("exception-raised", "exception-cleared");
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).hasSize(2);
        isDueLongAgo(shipment);
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).containsExactly("exception-raised", "exception-cleared", "exception-raised");
        tellOf(shipment, "delivered", "ACT", Instant.now().truncatedTo(ChronoUnit.SECONDS), true);

        assertThat(troubles(shipment)).hasSize(4).endsWith("exception-cleared");
    }

    @Test
    void whoeverCarriesAParcelMayExpectItLater() throws SQLException {
        Shipment shipment = orders.handedOver();
        Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(3));
        tellOf(shipment, "departed", "ACT", left, false);
        Instant before = latest(shipment);
        Instant later = before.plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);

        tellOf(shipment, "arrived", "EST", later, false);

        assertThat(latest(shipment)).isEqualTo(later).isAfter(before);
        run("logistics-leg-delays");
        assertThat(troubles(shipment)).isEmpty();
    }

    @Test
    void onTheLastMileTheNextDepotIsNotTheDoor() throws SQLException {
        Shipment shipment = orders.handedOver();
        Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));
        tellOf(shipment, "departed", "ACT", left, true);
        Instant before = latest(shipment);
        Instant later = before.plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);

        tellOf(shipment, "arrived", "EST", later, true);
        assertThat(latest(shipment)).isEqualTo(before);
        tellOf(shipment, "delivered", "EST", later, true);

        assertThat(latest(shipment)).isEqualTo(later);
    }

    @Test
    void whatWasCancelledIsWatchedNoLonger() throws SQLException {
        Shipment shipment = orders.handedOver();
        Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(3));
        tellOf(shipment, "departed", "ACT", left, false);
        assertThat(isWatched(shipment)).isTrue();

        orders.cancel(shipment);

        await().untilAsserted(() -> assertThat(isWatched(shipment)).isFalse());
    }

    private boolean isWatched(Shipment shipment) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT 1 FROM logistics_watched_legs WHERE shipment_id = ?")) {
            select.setLong(1, shipment.id().value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Instant latest(Shipment shipment) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT latest_at FROM logistics_watched_legs WHERE shipment_id = ?")) {
            select.setLong(1, shipment.id().value());
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getTimestamp(1).toInstant();
            }
        }
    }

    private void shouldBeThereLongAgo(Shipment shipment) throws SQLException {
        execute("UPDATE logistics_waiting_parcels SET promised_at = '2020-01-01' WHERE shipment_id = "
                + shipment.id().value());
    }

    private void isDueLongAgo(Shipment shipment) throws SQLException {
        execute("UPDATE logistics_watched_legs SET latest_at = '2020-01-01' WHERE shipment_id = "
                + shipment.id().value());
    }

    private static void tellOf(Shipment shipment, String code, String classifier, Instant at, boolean lastMile) {
        TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("""
                        {"events":[{"source":"forwarder","trackingNumber":"%s","code":"%s","classifier":"%s",
                                    "occurredAt":"%s","lastMile":%s}]}""".formatted(AcceptedOrders.number(shipment), code, classifier, at, lastMile))
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200);
    }

    private List<String> troubles(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100).stream()
                .filter(event -> event.type().contains("exception-"))
                .peek(event -> assertThat(event.data()).contains("\"kind\":\"delayed\""))
                .map(event -> event.type().split("\\.")[3])
                .toList();
    }

    /** Why it is late, and is so no longer, as that was told. */
    private List<String> causes(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100).stream()
                .filter(event -> event.type().contains("exception-"))
                .map(event -> event.as(Late.class).cause())
                .toList();
    }

    record Late(String cause) {}

    private void run(String work) {
        works.stream().filter(one -> one.name().equals(work)).forEach(BackgroundWork::doSome);
    }

    private Optional<Instant> eta(Shipment shipment) {
        return shipments.find(shipment.id()).orElseThrow().eta();
    }

    private static String sealed(String route, Shipment shipment, String container, Instant departsAt) {
        return sealed(route, shipment.parcels().get(0), container, departsAt);
    }

    private static String sealed(String route, Parcel parcel, String container, Instant departsAt) {
        String departure = create("", """
                {"route":"%s","departsAt":"2037-01-01T00:00:00Z","cutOffAt":"2036-12-31T00:00:00Z"}""".formatted(route)
                        .replace(
                                "2037-01-01T00:00:00Z",
                                departsAt.plus(Duration.ofDays(365)).toString())
                        .replace(
                                "2036-12-31T00:00:00Z",
                                departsAt.plus(Duration.ofDays(365)).toString()))
                .statusCode(201)
                .extract()
                .path("id");
        String unit = create(departure + "/units", "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container))
                .statusCode(201)
                .extract()
                .path("units[-1].id");
        post(departure + "/units/" + unit + "/parcels", "{\"parcels\":[\"%s\"]}".formatted(parcel.id()))
                .statusCode(200);
        departs(departure, departsAt);
        post(departure + "/seals", "{\"seals\":[{\"unit\":\"%s\",\"number\":\"BY-1\"}]}".formatted(unit))
                .statusCode(200);
        return departure;
    }

    /** What is in the past takes no parcels, so that the timetable is set back when they are in. */
    private static void departs(String departure, Instant at) {
        try (Connection connection = io.quarkus.arc.Arc.container()
                        .instance(DataSource.class)
                        .get()
                        .getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE logistics_departures SET departs_at = ? WHERE id = ?")) {
            update.setTimestamp(1, java.sql.Timestamp.from(at));
            update.setLong(
                    2,
                    by.pavilion.logistics.consolidation.DepartureId.fromString(departure)
                            .value());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }

    private static void tell(String container, String classifier, Instant at) {
        TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("""
                        {"events":[{"source":"railway","containerNumber":"%s","code":"arrived","classifier":"%s",
                                    "occurredAt":"%s","location":{"unlocode":"CNTAO"}}]}""".formatted(container, classifier, at))
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse create(String path, String body) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/departures" + (path.isEmpty() ? "" : "/" + path))
                .then();
    }

    private static ValidatableResponse post(String path, String body) {
        return TestCalls.asOperator()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/departures/" + path)
                .then();
    }
}
