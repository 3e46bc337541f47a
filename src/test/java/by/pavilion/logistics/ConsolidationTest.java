package by.pavilion.logistics;

import static by.pavilion.logistics.AcceptedOrders.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.logistics.consolidation.DepartureId;
import by.pavilion.logistics.consolidation.UnitId;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parcels from Great Stone into containers, onto a train, and what is told of the train. */
@QuarkusTest
@TestProfile(WithTinyCarrier.class)
class ConsolidationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MERCHANT = "mer_0000000000001";
    /** As far from now as a plan mostly is. */
    private static final String SOME_DAY = "2036-12-31T00:00:00Z";

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

    private TinyCarrier carrier;

    @BeforeEach
    void open() {
        carrier = new TinyCarrier(
                WithTinyCarrier.port(),
                ConfigProvider.getConfig().getValue("pavilion.secrets.carrier-secret", String.class));
    }

    @AfterEach
    void close() {
        carrier.close();
    }

    @Test
    void aPlanTakesTheEarliestPromisesForWhichThereIsRoom() {
        Shipment third = orders.handedOver(Instant.parse("2001-03-01T00:00:00Z"), MERCHANT, 400);
        Shipment first = orders.handedOver(Instant.parse("2001-01-01T00:00:00Z"), MERCHANT, 400);
        Shipment second = orders.handedOver(Instant.parse("2001-02-01T00:00:00Z"), MERCHANT, 500);
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");

        post(departure + "/plan", "")
                .statusCode(200)
                .body("fill.parcels", equalTo(2))
                .body("fill.loaded.weightGrams", equalTo(900))
                .body("fill.weightPercent", equalTo(90))
                .body("units[0].parcels", equalTo(2))
                .body("notLoaded[0].id", equalTo(parcel(third)))
                .body("notLoaded[0].volumeEstimated", equalTo(true))
                .body("cutOffPassed", equalTo(false));
        get(departure + "/parcels").body("items.id", hasSize(2)).body("items.id", not(hasItem(parcel(third))));

        putIn(departure, bag, third)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:departure-full"))
                .body("weightGrams", equalTo(100));
        TestCalls.asOperator()
                .delete("/api/v1/departures/" + departure + "/units/" + bag + "/parcels/" + parcel(second))
                .then()
                .statusCode(204);
        putIn(departure, bag, third).statusCode(200).body("fill.loaded.weightGrams", equalTo(800));
        post(departure + "/plan", "").statusCode(200).body("fill.parcels", equalTo(2));

        String other = planned("great-stone-beijing-air", SOME_DAY, 10_000);
        String pallet = unit(other, "{\"kind\":\"PALLET\"}");
        putIn(other, pallet, first)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:parcel-not-waiting"))
                .body("errors[0].pointer", equalTo("/parcels/0"));
        putIn(other, pallet, second).statusCode(200);
    }

    /** Each lot is a parcel: there are more rows of one way than anybody wants to read, and the export must lack none. */
    @Test
    void goodsInBulkShowTheirWayOnceAndAreExportedLotByLot() {
        int lots = 25;
        Shipment bulk = inBulk(lots);
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String container = ContainerNumberTest.fresh(ids.next());
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        String parcels =
                bulk.parcels().stream().map(parcel -> "\"" + parcel.id() + "\"").collect(Collectors.joining(","));

        post(departure + "/units/" + unit + "/parcels", "{\"parcels\":[" + parcels + "]}")
                .statusCode(200)
                .body("fill.parcels", equalTo(lots));

        TestCalls.asOperator()
                .get("/api/v1/shipments/" + bulk.id())
                .then()
                .statusCode(200)
                .body("legs.departure.id", contains(departure))
                .body("legs.unitNumber", contains(container));
        TestCalls.asOperator()
                .get("/api/v1/shipments/" + bulk.id() + "/epcis")
                .then()
                .statusCode(200)
                .body("epcisBody.eventList.findAll { it.type == 'AggregationEvent' }", hasSize(0)); // it is a plan

        seal(departure, unit).statusCode(200);

        TestCalls.asOperator()
                .get("/api/v1/shipments/" + bulk.id() + "/epcis")
                .then()
                .statusCode(200)
                .body("epcisBody.eventList.findAll { it.type == 'AggregationEvent' }", hasSize(lots));
    }

    /** Goods for a bonded warehouse, as logistics hears of them. */
    private Shipment inBulk(int lots) {
        String inbound = INBOUND.print(ids.next());
        String lines =
                IntStream.range(0, lots).mapToObj(lot -> """
                        {"lineId":"inl_%013d","sku":"BY-KOM-CHOC-001","quantity":20,"weightGrams":2100}""".formatted(lot)).collect(Collectors.joining(","));
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
    void whatIsToldOfAContainerReachesEveryParcelInside() {
        List<Shipment> inside = List.of(orders.handedOver(), orders.handedOver(), orders.handedOver());
        String container = ContainerNumberTest.fresh(ids.next());
        String wagon = "%08d".formatted(Math.floorMod(ids.next(), 100_000_000L));
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(
                departure,
                "{\"kind\":\"CONTAINER\",\"number\":\"%s\",\"wagonNumber\":\"%s\"}".formatted(container, wagon));
        String bag = unit(departure, "{\"kind\":\"BAG\",\"parent\":\"%s\"}".formatted(unit));
        putIn(departure, bag, inside.get(0), inside.get(1)).statusCode(200);
        putIn(departure, unit, inside.get(2)).statusCode(200);
        seal(departure, unit).statusCode(200).body("state", equalTo("SEALED"));
        post(departure + "/starts", "{\"at\":\"2026-11-21T06:20:00Z\"}")
                .statusCode(200)
                .body("departedAt", equalTo("2026-11-21T06:20:00Z"))
                .body("arrivesAt", equalTo("2026-12-06T06:20:00Z"));

        String crossed = """
                {"source":"railway","eventId":"%s","containerNumber":"%s","code":"border_crossed",
                 "occurredAt":"2026-11-23T06:00:00+06:00","location":{"name":"Dostyk","country":"KZ"}}""".formatted(UUID.randomUUID(), container);
        String changed = """
                {"source":"railway","wagonNumber":"%s","code":"gauge_changed","occurredAt":"2026-11-23T09:00:00+06:00"}""".formatted(wagon);
        tell(crossed, changed).body("items.status", contains("RECORDED", "RECORDED"));
        tell(crossed, changed).body("items.status", contains("KNOWN", "KNOWN"));

        TestCalls.asOperator()
                .get("/api/v1/shipments/" + inside.get(0).id())
                .then()
                .statusCode(200)
                .body("legs.departure.id", contains(departure))
                .body("legs[0].departure.route.borderCrossing", equalTo("Dostyk–Alashankou"))
                .body("legs[0].unitNumber", equalTo(container))
                .body("legs[0].sealNumber", equalTo("BY-1"));
        for (Shipment shipment : inside) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shipments.tracking(shipment.id()))
                    .extracting(TrackingEvent::code)
                    .containsExactlyInAnyOrder(
                            TrackingCode.LOADED,
                            TrackingCode.DEPARTED,
                            TrackingCode.BORDER_CROSSED,
                            TrackingCode.GAUGE_CHANGED));
            assertThat(shipments.tracking(shipment.id()))
                    .extracting(event -> event.seen().equipment())
                    .contains(container, wagon);
            assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                    .filteredOn(event -> event.type().equals("by.pavilion.shipment.leg-departed.v1"))
                    .hasSize(1);
        }
    }

    @Test
    void theRailwayMayTellOfTheArrivalAndTheParcelsWaitForTheNextLeg() {
        String onwards = onwards();
        Shipment shipment = orders.handedOver(Instant.parse("2000-06-01T00:00:00Z"), MERCHANT, 300);
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(departure, unit, shipment).statusCode(200);
        seal(departure, unit).statusCode(200);

        tell(railway(container, "departed", "2026-11-21T06:00:00Z", "BYMSQ"));
        get(departure).body("state", equalTo("DEPARTED")).body("departedAt", equalTo("2026-11-21T06:00:00Z"));
        tell(railway(container, "arrived", "2026-11-22T06:00:00Z", "KZDYK"));
        get(departure).body("state", equalTo("DEPARTED"));
        tell(railway(container, "arrived", "2026-11-23T06:00:00Z", "CNTAO"));
        get(departure).body("state", equalTo("ARRIVED")).body("arrivedAt", equalTo("2026-11-23T06:00:00Z"));
        String lorry = planned(onwards, SOME_DAY, 1_000_000);
        String pallet = unit(lorry, "{\"kind\":\"PALLET\"}");
        putIn(lorry, pallet, shipment).statusCode(200);

        TestCalls.asOperator()
                .get("/api/v1/shipments/" + shipment.id() + "/epcis")
                .then()
                .statusCode(200)
                .body("'@context'[0]", equalTo("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"))
                .body(
                        "epcisBody.eventList.findAll { it.type == 'AggregationEvent' }.action",
                        containsInAnyOrder("ADD", "DELETE")) // the lorry is a plan
                .body(
                        "epcisBody.eventList.findAll { it.type == 'AggregationEvent' }.parentID",
                        hasItem("urn:pavilion:container:" + container));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactlyInAnyOrder(
                        TrackingCode.LOADED, TrackingCode.DEPARTED, TrackingCode.ARRIVED, TrackingCode.ARRIVED));
    }

    @Test
    void nothingGoesInAfterTheCutOffOrTheSeal() {
        Shipment shipment = orders.handedOver();
        String late = planned("great-stone-qingdao-rail", "2026-01-01T00:00:00Z", 1_000_000);
        String bag = unit(late, "{\"kind\":\"BAG\"}");
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));

        putIn(late, bag, shipment).statusCode(409).body("type", equalTo("urn:pavilion:problem:departure-cut-off"));
        post(departure + "/starts", "{}").statusCode(409).body("state", equalTo("OPEN"));
        post(departure + "/seals", "{\"seals\":[]}").statusCode(422).body("errors[0].reason", equalTo("seal-missing"));
        seal(departure, unit).statusCode(200);
        seal(departure, unit).statusCode(409);
        putIn(departure, unit, shipment).statusCode(409).body("type", equalTo("urn:pavilion:problem:departure-state"));
        post(departure + "/plan", "").statusCode(409);
    }

    @Test
    void aSealIsOnOneUnitOfTheDeparture() {
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String container = ContainerNumberTest.fresh(ids.next());
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        String elsewhere = unit(planned("great-stone-beijing-air", SOME_DAY, 1_000_000), "{\"kind\":\"PALLET\"}");

        post(departure + "/seals", """
                {"seals":[{"unit":"%s","number":"BY-1"},{"unit":"%s","number":"BY-2"},{"unit":"%s","number":"BY-3"}]}""".formatted(elsewhere, unit, unit))
                .statusCode(422)
                .body("errors.pointer", contains("/seals/0/unit", "/seals/2/unit"))
                .body("errors.reason", contains("not-in-departure", "repeated"));
        get(departure).body("state", equalTo("OPEN")).body("units[0].sealNumber", nullValue());

        seal(departure, unit).statusCode(200).body("units[0].sealNumber", equalTo("BY-1"));
    }

    @Test
    void aParcelOfACancelledOrderOrOnItsLastMileWaitsNoMore() {
        Shipment cancelled = orders.handedOver();
        Shipment leaving = orders.handedOver();
        orders.cancel(cancelled);
        tell("""
                {"source":"forwarder","trackingNumber":"%s","code":"out_for_delivery","occurredAt":"2026-11-21T06:00:00Z"}""".formatted(number(leaving))).body("items.status", contains("RECORDED"));
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");

        putIn(departure, bag, cancelled, leaving)
                .statusCode(409)
                .body("errors.pointer", contains("/parcels/0", "/parcels/1"));
    }

    @Test
    void aParcelOfACancelledOrderLeavesItsDepartureWhileThatIsOpen() {
        Shipment cancelled = orders.handedOver();
        Shipment stays = orders.handedOver();
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");
        putIn(departure, bag, cancelled, stays).statusCode(200);

        orders.cancel(cancelled);

        get(departure).body("fill.parcels", equalTo(1)).body("fill.loaded.weightGrams", equalTo(210));
        get(departure + "/parcels").body("items.id", contains(parcel(stays)));
    }

    @Test
    void aPlanThatCannotBeIsRefusedWithTheReason() {
        String departure = planned("great-stone-duisburg-rail", SOME_DAY, 1_000_000);
        String container = ContainerNumberTest.fresh(ids.next());

        create("/api/v1/departures", wish("nowhere", SOME_DAY, 1))
                .statusCode(422)
                .body("errors[0].reason", equalTo("unknown-route"));
        create(
                        "/api/v1/departures",
                        "{\"route\":\"great-stone-beijing-air\",\"departsAt\":\"2026-11-21T06:00:00Z\",\"cutOffAt\":\"2026-11-21T07:00:00Z\"}")
                .statusCode(422)
                .body("errors[0].reason", equalTo("cut-off-after-departure"));
        create("/api/v1/departures/" + departure + "/units", "{\"kind\":\"CONTAINER\",\"number\":\"CSQU3054384\"}")
                .statusCode(422)
                .body("errors[0].reason", equalTo("container-number"));
        unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        create(
                        "/api/v1/departures/" + departure + "/units",
                        "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container))
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:unit-taken"));
        TestCalls.asOperator()
                .get("/api/v1/routes")
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        hasItems(
                                "great-stone-beijing-air",
                                "great-stone-duisburg-rail",
                                "great-stone-qingdao-rail",
                                "petersburg-qingdao-sea",
                                "qingdao-bonded-road"));
        WholeList.of("/api/v1/departures?state=OPEN").body("items.id", hasItem(departure));
    }

    @Test
    void aTrainTakesNothingThatIsBoundElsewhereOrNotHandedOver() {
        Shipment shipment = orders.handedOver();
        Shipment early = orders.booked();
        String duisburg = planned("great-stone-duisburg-rail", SOME_DAY, 1_000_000);
        String qingdao = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String westwards = unit(duisburg, "{\"kind\":\"BAG\"}");
        String eastwards = unit(qingdao, "{\"kind\":\"BAG\"}");

        putIn(duisburg, westwards, shipment)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:parcel-not-waiting"));
        post(duisburg + "/plan", "")
                .statusCode(200)
                .body("fill.parcels", equalTo(0))
                .body("notLoaded", hasSize(0));
        putIn(qingdao, eastwards, early).statusCode(409).body("errors[0].pointer", equalTo("/parcels/0"));
        putIn(qingdao, eastwards, shipment).statusCode(200);
    }

    @Test
    void whatIsToldOfAContainerAfterItsArrivalReachesItsParcelsUntilTheyGoOn() {
        String onwards = onwards();
        Shipment stays = orders.handedOver();
        Shipment goesOn = orders.handedOver();
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(departure, unit, stays, goesOn).statusCode(200);
        seal(departure, unit).statusCode(200);
        tell(railway(container, "departed", "2026-11-01T06:00:00Z", "BYMSQ"));
        tell(railway(container, "arrived", "2026-11-15T06:00:00Z", "CNTAO"));
        String lorry = planned(onwards, SOME_DAY, 1_000_000);
        putIn(lorry, unit(lorry, "{\"kind\":\"PALLET\"}"), goesOn).statusCode(200);

        tell(railway(container, "customs_import_released", Instant.now().toString(), "CNTAO"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(codes(stays)).contains(TrackingCode.CUSTOMS_IMPORT_RELEASED));
        assertThat(codes(goesOn)).contains(TrackingCode.ARRIVED).doesNotContain(TrackingCode.CUSTOMS_IMPORT_RELEASED);
        tell(retraction(container, "h"));
        tell(named(container, "h", "customs_import_held", "2026-11-16T06:00:00Z", "CNTAO"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(codes(goesOn)).contains(TrackingCode.CUSTOMS_IMPORT_HELD));
        assertThat(shipments.find(goesOn.id()).orElseThrow().trouble()).isEmpty();
    }

    @Test
    void whatTheRailwayTakesBackIsUndone() {
        String onwards = onwards();
        Shipment shipment = orders.handedOver();
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(departure, unit, shipment).statusCode(200);
        seal(departure, unit).statusCode(200);
        tell(named(container, "d", "departed", "2026-11-01T06:00:00Z", "BYMSQ"));
        tell(named(container, "a", "arrived", "2026-11-15T06:00:00Z", "CNTAO"));
        String lorry = planned(onwards, SOME_DAY, 1_000_000);
        String pallet = unit(lorry, "{\"kind\":\"PALLET\"}");

        tell(named(container, "u", "unpacked", "2026-11-15T07:00:00Z", "CNTAO"));
        tell(retraction(container, "u"));
        tell(retraction(container, "a"));
        get(departure).body("state", equalTo("DEPARTED")).body("arrivedAt", nullValue());
        putIn(lorry, pallet, shipment).statusCode(409);
        tell(retraction(container, "d"));
        get(departure).body("state", equalTo("SEALED")).body("departedAt", nullValue());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        shipments.find(shipment.id()).orElseThrow().status())
                .isEqualTo(ShipmentStatus.IN_TRANSIT)); // loaded still
        tell(named(container, "d2", "departed", "2026-11-02T06:00:00Z", "BYMSQ"));
        tell(named(container, "a2", "arrived", "2026-11-16T06:00:00Z", "CNTAO"));

        get(departure).body("state", equalTo("ARRIVED")).body("departedAt", equalTo("2026-11-02T06:00:00Z"));
        putIn(lorry, pallet, shipment).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shipments.tracking(shipment.id()))
                .filteredOn(event -> event.seen().retracts() != null)
                .hasSize(3));
    }

    @Test
    void aContainerTravelsWithOneDepartureAtATime() {
        Shipment shipment = orders.handedOver();
        String container = ContainerNumberTest.fresh(ids.next());
        String wish = "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container);
        String first = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String next = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(first, wish);
        putIn(first, unit, shipment).statusCode(200);
        seal(first, unit).statusCode(200);

        create("/api/v1/departures/" + next + "/units", wish)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:container-under-way"))
                .body("departure", equalTo(first));
        tell(railway(container, "departed", "2026-11-01T06:00:00Z", "BYMSQ"));
        tell(railway(container, "arrived", "2026-11-15T06:00:00Z", "CNTAO"));
        unit(next, wish);
        tell(railway(container, "customs_import_held", Instant.now().toString(), "CNTAO"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(codes(shipment)).contains(TrackingCode.CUSTOMS_IMPORT_HELD));
        get(next).body("state", equalTo("OPEN"));
    }

    @Test
    void eachContainerOfATrainArrivesByItself() {
        String onwards = onwards();
        List<Shipment> inside = List.of(orders.handedOver(), orders.handedOver());
        List<String> containers = List.of(ContainerNumberTest.fresh(ids.next()), ContainerNumberTest.fresh(ids.next()));
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        List<String> units = containers.stream()
                .map(number -> unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(number)))
                .toList();
        putIn(departure, units.get(0), inside.get(0)).statusCode(200);
        putIn(departure, units.get(1), inside.get(1)).statusCode(200);
        post(
                        departure + "/seals",
                        "{\"seals\":[{\"unit\":\"%s\",\"number\":\"BY-1\"},{\"unit\":\"%s\",\"number\":\"BY-2\"}]}"
                                .formatted(units.get(0), units.get(1)))
                .statusCode(200);
        post(departure + "/starts", "{\"at\":\"2026-11-01T06:00:00Z\"}").statusCode(200);
        String lorry = planned(onwards, SOME_DAY, 1_000_000);
        String pallet = unit(lorry, "{\"kind\":\"PALLET\"}");

        tell(railway(containers.get(0), "arrived", "2026-11-15T06:00:00Z", "CNTAO"));
        get(departure)
                .body("state", equalTo("DEPARTED"))
                .body("units.arrivedAt", contains("2026-11-15T06:00:00Z", null));
        putIn(lorry, pallet, inside.get(0)).statusCode(200);
        putIn(lorry, pallet, inside.get(1)).statusCode(409);
        tell(railway(containers.get(1), "arrived", "2026-11-18T06:00:00Z", "CNTAO"));

        get(departure).body("state", equalTo("ARRIVED")).body("arrivedAt", equalTo("2026-11-18T06:00:00Z"));
        putIn(lorry, pallet, inside.get(1)).statusCode(200);
        for (int place = 0; place < 2; place++) {
            Shipment shipment = inside.get(place);
            String at = List.of("2026-11-15T06:00:00Z", "2026-11-18T06:00:00Z").get(place);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shipments.tracking(shipment.id()))
                    .filteredOn(event -> event.code() == TrackingCode.ARRIVED)
                    .extracting(TrackingEvent::occurredAt)
                    .containsExactly(Instant.parse(at)));
        }
    }

    @Test
    void nothingArrivesBeforeItLeftOrTomorrow() {
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        post(departure + "/seals", "{\"seals\":[]}").statusCode(200);

        post(departure + "/starts", "{\"at\":\"2037-01-01T00:00:00Z\"}")
                .statusCode(422)
                .body("errors[0].reason", equalTo("in-the-future"));
        post(departure + "/starts", "{\"at\":\"2026-11-01T06:00:00Z\"}").statusCode(200);
        post(departure + "/arrivals", "{\"at\":\"2026-10-31T06:00:00Z\"}")
                .statusCode(422)
                .body("errors[0].reason", equalTo("before-departure"));
        post(departure + "/arrivals", "{\"at\":\"2026-11-15T06:00:00Z\"}")
                .statusCode(200)
                .body("state", equalTo("ARRIVED"))
                .body("arrivedAt", equalTo("2026-11-15T06:00:00Z"));
    }

    @Test
    void nothingIsSealedWithParcelsOfHeldOrders() {
        Shipment held = orders.handedOver();
        Shipment free = orders.handedOver();
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");
        putIn(departure, bag, held, free).statusCode(200);
        orders.hold(held, "suspicious");

        post(departure + "/seals", "{\"seals\":[]}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:parcels-stopped"))
                .body("parcels", contains(parcel(held)));
        TestCalls.asOperator()
                .delete("/api/v1/departures/" + departure + "/units/" + bag + "/parcels/" + parcel(held))
                .then()
                .statusCode(204);
        putIn(departure, bag, held).statusCode(409);
        post(departure + "/seals", "{\"seals\":[]}").statusCode(200);
    }

    @Test
    void whoeverIsLoadingAParcelOfAnOrderThatIsBeingCancelledLoadsNothing() throws Exception {
        Shipment shipment = orders.handedOver();
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection loading = dataSource.getConnection();
                Statement statement = loading.createStatement()) {
            loading.setAutoCommit(false);
            long parcel = shipment.parcels().get(0).id().value();
            long inside = DepartureId.fromString(departure).value();
            statement.execute("UPDATE logistics_departures SET loaded_parcels = 1, loaded_weight_grams = 210,"
                    + " loaded_volume_cm3 = 840 WHERE id = " + inside);
            statement.execute("DELETE FROM logistics_waiting_parcels WHERE parcel_id = " + parcel);
            statement.execute("INSERT INTO logistics_unit_parcels (departure_id, parcel_id, unit_id, shipment_id,"
                    + " weight_grams, volume_cm3, packed_at) VALUES (" + inside + ", " + parcel + ", "
                    + UnitId.fromString(bag).value() + ", " + shipment.id().value() + ", 210, 840, NOW(6))");

            Future<?> cancelling = other.submit(() -> orders.cancel(shipment));
            await().during(Duration.ofMillis(700)).until(() -> !cancelling.isDone());
            loading.commit();
            cancelling.get(60, TimeUnit.SECONDS);
        } finally {
            other.shutdown();
        }

        get(departure).body("fill.parcels", equalTo(0)).body("fill.loaded.weightGrams", equalTo(0));
        get(departure + "/parcels").body("items", hasSize(0));
    }

    @Test
    void ofTwoDeparturesThatTakeAContainerAtOnceOneHasIt() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                String wish =
                        "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(ContainerNumberTest.fresh(ids.next()));
                List<String> departures = List.of(
                        planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000),
                        planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000));

                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> answer : both.invokeAll(departures.stream()
                        .<Callable<Integer>>map(
                                departure -> () -> create("/api/v1/departures/" + departure + "/units", wish)
                                        .extract()
                                        .statusCode())
                        .toList())) {
                    answers.add(answer.get());
                }

                assertThat(answers).containsExactlyInAnyOrder(201, 409);
            }
        } finally {
            both.shutdown();
        }
    }

    @Test
    void nothingIsSealedWithAContainerThatHasGoneWithAnother() throws Exception {
        String wish = "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(ContainerNumberTest.fresh(ids.next()));
        String forgotten = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(forgotten, wish);
        execute("UPDATE logistics_departures SET departs_at = '2020-01-01' WHERE id = "
                + DepartureId.fromString(forgotten).value());
        String other = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        seal(other, unit(other, wish)).statusCode(200);

        seal(forgotten, unit)
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:container-under-way"))
                .body("departure", equalTo(other));
        get(forgotten).body("state", equalTo("OPEN"));
    }

    @Test
    void aCancellationThatIsTooLateForTheSealIsACaseUntilTheContainerIsEmptied() throws Exception {
        Shipment shipment = orders.handedOver();
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(departure, unit, shipment).statusCode(200);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection sealing = dataSource.getConnection();
                Statement statement = sealing.createStatement()) {
            sealing.setAutoCommit(false);
            statement.execute("UPDATE logistics_departures SET state = 'SEALED', sealed_at = '2026-11-01' WHERE id = "
                    + DepartureId.fromString(departure).value());

            Future<?> cancelling = other.submit(() -> orders.cancel(shipment));
            await().during(Duration.ofMillis(700)).until(() -> !cancelling.isDone());
            sealing.commit();
            cancelling.get(60, TimeUnit.SECONDS);
        } finally {
            other.shutdown();
        }

        awaitTrouble(shipment, "by.pavilion.shipment.exception-raised.v1");
        tell(railway(container, "departed", "2026-11-01T06:00:00Z", "BYMSQ"));
        tell(railway(container, "arrived", "2026-11-15T06:00:00Z", "CNTAO"));
        tell(railway(container, "unpacked", "2026-11-16T06:00:00Z", "CNTAO"));
        awaitTrouble(shipment, "by.pavilion.shipment.exception-cleared.v1");
    }

    @Test
    void whatWasCancelledInsideIsACaseUntilItIsTakenOutOfACalledOffDeparture() throws Exception {
        Shipment shipment = orders.handedOver();
        Shipment other = orders.handedOver();
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");
        putIn(departure, bag, shipment, other).statusCode(200);
        post(departure + "/seals", "{\"seals\":[]}").statusCode(200);
        orders.cancel(shipment);
        awaitTrouble(shipment, "by.pavilion.shipment.exception-raised.v1");

        post(departure + "/cancellations", "").statusCode(200).body("state", equalTo("CANCELLED"));

        assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                .noneMatch(event -> event.type().equals("by.pavilion.shipment.exception-cleared.v1"));
        delete(departure, bag, other).statusCode(409);
        delete(departure, bag, shipment).statusCode(204);
        awaitTrouble(shipment, "by.pavilion.shipment.exception-cleared.v1");
        delete(departure, bag, shipment).statusCode(409);
    }

    @Test
    void whatWasCancelledInsideIsTakenOutBeforeTheDepartureLeaves() throws Exception {
        Shipment shipment = orders.handedOver();
        Shipment other = orders.handedOver();
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");
        putIn(departure, bag, shipment, other).statusCode(200);
        post(departure + "/seals", "{\"seals\":[]}").statusCode(200);
        orders.cancel(shipment);

        delete(departure, bag, other).statusCode(409);
        delete(departure, bag, shipment).statusCode(204);

        awaitTrouble(shipment, "by.pavilion.shipment.exception-cleared.v1");
        get(departure).body("state", equalTo("SEALED")).body("fill.parcels", equalTo(1));
        get(departure + "/parcels").body("items.id", contains(parcel(other)));
    }

    private static ValidatableResponse delete(String departure, String unit, Shipment shipment) {
        return TestCalls.asOperator()
                .delete("/api/v1/departures/" + departure + "/units/" + unit + "/parcels/" + parcel(shipment))
                .then();
    }

    @Test
    void aParcelWhoseGoodsAreKeptForItIsNoSecondCase() {
        Shipment shipment = orders.handedOver();
        String departure = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");
        putIn(departure, bag, shipment).statusCode(200);
        post(departure + "/seals", "{\"seals\":[]}").statusCode(200);

        orders.cancelWithoutGoods(shipment);

        assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                .noneMatch(event -> event.type().equals("by.pavilion.shipment.exception-raised.v1"));
    }

    @Test
    void ofAParcelWhoseGoodsAreKeptForItNothingIsOverWhenItsContainerIsEmptied() {
        Shipment shipment = orders.handedOver();
        Shipment other = orders.handedOver();
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(departure, unit, shipment).statusCode(200);
        putIn(departure, unit, other).statusCode(200);
        seal(departure, unit).statusCode(200);
        orders.cancelWithoutGoods(shipment);
        orders.cancel(other);

        tell(railway(container, "departed", "2026-11-01T06:00:00Z", "BYMSQ"));
        tell(railway(container, "arrived", "2026-11-15T06:00:00Z", "CNTAO"));
        tell(railway(container, "unpacked", "2026-11-16T06:00:00Z", "CNTAO"));

        awaitTrouble(other, "by.pavilion.shipment.exception-cleared.v1");
        assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                .noneMatch(event -> event.type().contains("exception"));
    }

    @Test
    void whatWasTakenBackIsToldAnew() {
        Shipment shipment = orders.handedOver();
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(departure, unit, shipment).statusCode(200);
        seal(departure, unit).statusCode(200);
        post(departure + "/starts", "{\"at\":\"2026-11-01T06:00:00Z\"}").statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes(shipment)).contains(TrackingCode.DEPARTED));
        String first = shipments.tracking(shipment.id()).stream()
                .filter(event -> event.code() == TrackingCode.DEPARTED)
                .map(event -> event.seen().eventId())
                .findFirst()
                .orElseThrow();

        tell("""
                {"source":"pavilion","containerNumber":"%s","occurredAt":"%s","retracts":"%s"}""".formatted(container, Instant.now(), first));
        get(departure).body("state", equalTo("SEALED"));
        post(departure + "/starts", "{\"at\":\"2026-11-02T06:00:00Z\"}").statusCode(200);

        get(departure).body("state", equalTo("DEPARTED")).body("departedAt", equalTo("2026-11-02T06:00:00Z"));
    }

    @Test
    void whatIsToldOfTwoContainersAtOnceIsToldOfBoth() throws Exception {
        List<String> containers = List.of(ContainerNumberTest.fresh(ids.next()), ContainerNumberTest.fresh(ids.next()));
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        List<String> units = containers.stream()
                .map(container -> unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container)))
                .toList();
        post(
                        departure + "/seals",
                        "{\"seals\":[{\"unit\":\"%s\",\"number\":\"BY-1\"},{\"unit\":\"%s\",\"number\":\"BY-2\"}]}"
                                .formatted(units.get(0), units.get(1)))
                .statusCode(200);
        containers.forEach(container -> tell(railway(container, "departed", "2026-11-01T06:00:00Z", "BYMSQ")));
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (Future<ValidatableResponse> answer : both.invokeAll(containers.stream()
                    .<Callable<ValidatableResponse>>map(
                            container -> () -> tell(railway(container, "arrived", "2026-11-15T06:00:00Z", "CNTAO")))
                    .toList())) {
                answer.get().body("items.status", contains("RECORDED"));
            }
        } finally {
            both.shutdown();
        }

        get(departure).body("state", equalTo("ARRIVED"));
    }

    @Test
    void namesTheExportPapersThatItLeavesUnder() {
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        get(departure).body("consignments", nullValue());

        post(
                        departure + "/changes",
                        "{\"consignments\":[\"csn_0000000000002\",\"csn_0000000000001\",\"csn_0000000000002\"]}")
                .statusCode(200)
                .body("consignments", contains("csn_0000000000001", "csn_0000000000002"));
        post(departure + "/changes", "{\"carrier\":\"another\"}")
                .statusCode(200)
                .body("consignments", contains("csn_0000000000001", "csn_0000000000002"));
        post(departure + "/changes", "{\"consignments\":[\"papers\"]}")
                .statusCode(422)
                .body("errors.pointer", contains("/consignments/0"));
        post(departure + "/changes", "{\"consignments\":[\"csn_0000000000003\"]}")
                .statusCode(200);
        get(departure).body("consignments", contains("csn_0000000000003"));
        post(departure + "/changes", "{\"consignments\":[]}").statusCode(200).body("consignments", nullValue());
    }

    @Test
    void aPlanIsChangedUntilItHasLeft() {
        Shipment shipment = orders.handedOver(Instant.now(), MERCHANT, 400);
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String bag = unit(departure, "{\"kind\":\"BAG\"}");
        putIn(departure, bag, shipment).statusCode(200);

        post(departure + "/changes", "{\"capacity\":{\"weightGrams\":399,\"volumeCm3\":100000000}}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:departure-booked"))
                .body("weightGrams", equalTo(400));
        post(departure + "/changes", "{\"departsAt\":\"2036-12-30T00:00:00Z\"}")
                .statusCode(422)
                .body("errors.reason", contains("cut-off-after-departure"));
        post(departure + "/changes", "{\"carrier\":\"No Carrier\"}").statusCode(422);
        post(departure + "/changes", """
                        {"departsAt":"2037-02-01T00:00:00Z","cutOffAt":"2037-01-31T00:00:00Z","carrier":"another",
                         "documentNumber":"SMGS 1","capacity":{"weightGrams":400,"volumeCm3":100000000}}""")
                .statusCode(200)
                .body("departsAt", equalTo("2037-02-01T00:00:00Z"))
                .body("cutOffAt", equalTo("2037-01-31T00:00:00Z"))
                .body("carrier", equalTo("another"))
                .body("fill.weightPercent", equalTo(100));
        post(departure + "/seals", "{\"seals\":[]}").statusCode(200);
        post(departure + "/changes", "{\"cutOffAt\":\"2037-01-30T00:00:00Z\"}").statusCode(409);
        post(departure + "/changes", "{\"departsAt\":\"2037-03-01T00:00:00Z\"}").statusCode(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        shipments.find(shipment.id()).orElseThrow().eta())
                .hasValueSatisfying(eta -> assertThat(eta).isAfter("2037-03-01T00:00:00Z")));
        post(departure + "/starts", "{}").statusCode(200);
        post(departure + "/changes", "{\"departsAt\":\"2037-04-01T00:00:00Z\"}")
                .statusCode(409)
                .body("state", equalTo("DEPARTED"));
        post(departure + "/cancellations", "").statusCode(409).body("state", equalTo("DEPARTED"));
    }

    @Test
    void whatIsCalledOffWaitsAgainAndIsACaseUntilItIsSealedInAnother() {
        Shipment first = orders.handedOver();
        Shipment second = orders.handedOver();
        String container = ContainerNumberTest.fresh(ids.next());
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(departure, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(departure, unit, first, second).statusCode(200);
        seal(departure, unit).statusCode(200);

        post(departure + "/cancellations", "")
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("fill.parcels", equalTo(0));
        post(departure + "/cancellations", "").statusCode(200);

        post(departure + "/starts", "{}").statusCode(409);
        post(departure + "/changes", "{\"carrier\":\"another\"}").statusCode(409);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(calledOff(first)).containsExactly("exception-raised"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(calledOff(second)).containsExactly("exception-raised"));
        String other = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String anew = unit(other, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(other, anew, first).statusCode(200);
        assertThat(calledOff(first)).hasSize(1);
        seal(other, anew).statusCode(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(calledOff(first))
                .containsExactly("exception-raised", "exception-cleared"));
        assertThat(calledOff(second)).hasSize(1);
        tell(railway(container, "departed", "2026-11-01T06:00:00Z", "BYMSQ"));
        get(other).body("state", equalTo("DEPARTED"));
        get(departure).body("state", equalTo("CANCELLED"));
    }

    private List<String> calledOff(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100).stream()
                .filter(event -> event.data().contains("\"kind\":\"called_off\""))
                .map(event -> event.type().split("\\.")[3])
                .toList();
    }

    @Test
    void routesAreAddedAndEndOnADay() {
        String code = "test-" + Long.toString(ids.next(), 36);
        String route = """
                {"code":"%s","mode":"SEA","from":{"unlocode":"LVRIX","name":"Riga"},"to":{"unlocode":"CNSHA","name":"Shanghai"},
                 "carrier":"somebody","documentType":"BL","transitMinutes":60000,"delayedAfterMinutes":2880,
                 "capacity":{"weightGrams":1000000,"volumeCm3":4000000},"validFrom":"2030-01-01T00:00:00Z"}""".formatted(code);
        String key = UUID.randomUUID().toString();

        route(route, key).statusCode(201).body("code", equalTo(code)).body("delayedAfterMinutes", equalTo(2880));
        route(route, key).statusCode(201);
        route(route, UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:route-taken"));
        route(
                        route.replace(code, code + "-b")
                                .replace("\"BL\"", "\"CMR\"")
                                .replace("LVRIX", "CNSHA")
                                .replace("\"validFrom\"", "\"validUntil\":\"2029-01-01T00:00:00Z\",\"validFrom\""),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body(
                        "errors.reason",
                        containsInAnyOrder(
                                "ends-where-it-begins", "document-of-another-mode", "ends-before-it-begins"));
        route(route.replace("LVRIX", "Riga"), UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/from/unlocode"));
        route(
                        route.replace("\"mode\"", "\"customsMode\":\"1239\",\"mode\""),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("errors.pointer", contains("/customsMode"));
        create("/api/v1/departures", departs(code, "2029-12-31T00:00:00Z"))
                .statusCode(422)
                .body("errors.reason", contains("route-not-valid"));
        create("/api/v1/departures", departs(code, "2030-06-01T00:00:00Z")).statusCode(201);
        end(code, "2029-06-01T00:00:00Z").statusCode(422).body("errors.pointer", contains("/at"));
        end(code, "2030-05-01T00:00:00Z").statusCode(200).body("validUntil", equalTo("2030-05-01T00:00:00Z"));
        create("/api/v1/departures", departs(code, "2030-06-01T00:00:00Z")).statusCode(422);
        String last = create("/api/v1/departures", departs(code, "2030-04-01T00:00:00Z"))
                .statusCode(201)
                .extract()
                .path("id");
        post(last + "/changes", "{\"departsAt\":\"2030-05-02T00:00:00Z\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/departsAt"))
                .body("errors.reason", contains("route-not-valid"));
        post(last + "/changes", "{\"departsAt\":\"2030-04-30T00:00:00Z\"}").statusCode(200);
        TestCalls.asOperator()
                .get("/api/v1/routes/{code}", "线路")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-route"));
        end("no-such-route", "2030-05-01T00:00:00Z")
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-route"));
        TestCalls.asOperator()
                .get("/api/v1/routes/" + code)
                .then()
                .statusCode(200)
                .body("mode", equalTo("SEA"));
    }

    @Test
    void whatWasPlannedBeforeARouteEndedTakesTheParcelsThatComeAfter() {
        String rail = "test-rail-" + Long.toString(ids.next(), 36);
        String road = "test-road-" + Long.toString(ids.next(), 36);
        String common = """
                "carrier":"somebody","transitMinutes":6000,"capacity":{"weightGrams":1000000,"volumeCm3":4000000},
                "validFrom":"2020-01-01T00:00:00Z"}""";
        route("""
                {"code":"%s","mode":"RAIL","documentType":"SMGS","from":{"unlocode":"BYMSQ","name":"Great Stone"},
                 "to":{"unlocode":"CNXMN","name":"Xiamen"},""".formatted(rail) + common, UUID.randomUUID().toString()).statusCode(201);
        route("""
                {"code":"%s","mode":"ROAD","documentType":"CMR","from":{"unlocode":"CNXMN","name":"Xiamen"},
                 "to":{"unlocode":"CNFOC","name":"Fuzhou"},""".formatted(road) + common, UUID.randomUUID().toString()).statusCode(201);
        Shipment shipment = orders.handedOver();
        String train = planned(rail, SOME_DAY, 1_000_000);
        putIn(train, unit(train, "{\"kind\":\"PALLET\"}"), shipment).statusCode(200);
        post(train + "/seals", "{\"seals\":[]}").statusCode(200);
        post(train + "/starts", "{\"at\":\"2026-09-01T00:00:00Z\"}").statusCode(200);
        String lorry = planned(road, SOME_DAY, 1_000_000);
        end(road, "2026-09-02T00:00:00Z").statusCode(200);
        end(rail, "2026-09-02T00:00:00Z").statusCode(200);

        post(train + "/arrivals", "{\"at\":\"2026-09-04T00:00:00Z\"}").statusCode(200);

        putIn(lorry, unit(lorry, "{\"kind\":\"PALLET\"}"), shipment).statusCode(200);
    }

    @Test
    void onlyGoodsOfTheBondedZoneTakeTheRoadThere() {
        Shipment direct = orders.handedOver();
        Shipment bulk = inBulk(1);
        String container = ContainerNumberTest.fresh(ids.next());
        String train = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(train, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(train, unit, direct, bulk).statusCode(200);
        seal(train, unit).statusCode(200);
        post(train + "/starts", "{\"at\":\"2026-09-01T00:00:00Z\"}").statusCode(200);
        post(train + "/arrivals", "{\"at\":\"2026-09-15T00:00:00Z\"}").statusCode(200);
        String lorry = planned("qingdao-bonded-road", SOME_DAY, 1_000_000);
        String pallet = unit(lorry, "{\"kind\":\"PALLET\"}");

        putIn(lorry, pallet, direct).statusCode(409).body("type", equalTo("urn:pavilion:problem:parcel-not-waiting"));
        putIn(lorry, pallet, bulk).statusCode(200).body("fill.parcels", equalTo(1));
        TestCalls.asOperator()
                .get("/api/v1/routes/qingdao-bonded-road")
                .then()
                .statusCode(200)
                .body("customsMode", equalTo("1210"));
    }

    /** At the port they would wait for nothing, and nobody would hear of it. */
    @Test
    void goodsThatNothingTakesOnFromThePortAreNotBroughtThere() {
        String rail = "test-rail-" + Long.toString(ids.next(), 36);
        String ship = "test-ship-" + Long.toString(ids.next(), 36);
        String common = """
                "carrier":"somebody","transitMinutes":60000,"capacity":{"weightGrams":1000000,"volumeCm3":4000000},
                "validFrom":"2020-01-01T00:00:00Z"}""";
        route("""
                {"code":"%s","mode":"RAIL","documentType":"SMGS","from":{"unlocode":"BYMSQ","name":"Great Stone"},
                 "to":{"unlocode":"EETLL","name":"Tallinn"},""".formatted(rail) + common, UUID.randomUUID().toString()).statusCode(201);
        route("""
                {"code":"%s","mode":"SEA","documentType":"BL","from":{"unlocode":"EETLL","name":"Tallinn"},
                 "to":{"unlocode":"CNNGB","name":"Ningbo"},"customsMode":"1210",""".formatted(ship) + common, UUID.randomUUID().toString()).statusCode(201);
        Shipment direct = orders.handedOver();
        Shipment bulk = inBulk(1);
        String train = planned(rail, SOME_DAY, 1_000_000);
        String pallet = unit(train, "{\"kind\":\"PALLET\"}");

        putIn(train, pallet, direct).statusCode(409).body("type", equalTo("urn:pavilion:problem:parcel-not-waiting"));
        putIn(train, pallet, bulk).statusCode(200).body("fill.parcels", equalTo(1));
    }

    /** A road from the yard in Qingdao that all may take: the one to the bonded zone is for goods of that zone. */
    private static String onwards() {
        String code = "test-onwards-" + UUID.randomUUID().toString().substring(0, 8);
        route("""
                {"code":"%s","mode":"ROAD","documentType":"CMR","from":{"unlocode":"CNTAO","name":"Qingdao"},
                 "to":{"unlocode":"CNTNA","name":"Jinan"},"carrier":"somebody","transitMinutes":6000,
                 "capacity":{"weightGrams":1000000,"volumeCm3":4000000},"validFrom":"2020-01-01T00:00:00Z"}""".formatted(code), UUID.randomUUID().toString()).statusCode(201);
        return code;
    }

    private static String departs(String route, String at) {
        return "{\"route\":\"%s\",\"departsAt\":\"%s\",\"cutOffAt\":\"%s\"}".formatted(route, at, at);
    }

    private static ValidatableResponse route(String body, String key) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/routes")
                .then();
    }

    private static ValidatableResponse end(String route, String at) {
        return TestCalls.asOperator()
                .contentType("application/json")
                .body("{\"at\":\"" + at + "\"}")
                .post("/api/v1/routes/" + route + "/ends")
                .then();
    }

    @Test
    void aParcelGoesByRailToThePortAndByShipToChina() {
        Shipment shipment = orders.handedOver();
        String train = planned("great-stone-petersburg-rail", SOME_DAY, 1_000_000);
        String onTrain = unit(train, "{\"kind\":\"PALLET\"}");
        putIn(train, onTrain, shipment).statusCode(200);
        post(train + "/seals", "{\"seals\":[]}").statusCode(200);
        post(train + "/starts", "{\"at\":\"2026-09-01T00:00:00Z\"}").statusCode(200);
        post(train + "/arrivals", "{\"at\":\"2026-09-04T00:00:00Z\"}").statusCode(200);

        String container = ContainerNumberTest.fresh(ids.next());
        String ship = planned("petersburg-qingdao-sea", SOME_DAY, 1_000_000);
        String unit = unit(ship, "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(container));
        putIn(ship, unit, shipment).statusCode(200);
        post(
                        ship + "/seals",
                        "{\"seals\":[{\"unit\":\"%s\",\"number\":\"RU-1\"}],\"documentNumber\":\"BL 4711\"}"
                                .formatted(unit))
                .statusCode(200)
                .body("route.mode", equalTo("SEA"))
                .body("route.documentType", equalTo("BL"))
                .body("documentNumber", equalTo("BL 4711"));
        tell(railway(container, "departed", "2026-09-06T00:00:00Z", "RULED"));
        get(ship).body("state", equalTo("DEPARTED")).body("arrivesAt", equalTo("2026-10-21T00:00:00Z"));
        tell(railway(container, "arrived", "2026-10-20T00:00:00Z", "CNTAO"));

        get(ship).body("state", equalTo("ARRIVED"));
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/shipments/" + shipment.id())
                .then()
                .statusCode(200)
                .body("legs.departure.route.mode", contains("RAIL", "SEA"))
                .body("legs[1].unitNumber", equalTo(container))
                .body("tracking.findAll { it.code == 'arrived' }.location.unlocode", contains("RULED", "CNTAO")));
    }

    @Test
    void aUnitLeavesThePlanWhileItIsEmptyAndItsContainerIsFreeAgain() {
        Shipment shipment = orders.handedOver();
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String container =
                "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(ContainerNumberTest.fresh(ids.next()));
        String outer = unit(departure, container);
        String inner = unit(departure, "{\"kind\":\"PALLET\",\"parent\":\"%s\"}".formatted(outer));
        putIn(departure, inner, shipment).statusCode(200);

        for (String full : List.of(outer, inner)) {
            remove(departure, full).statusCode(409).body("type", equalTo("urn:pavilion:problem:unit-not-empty"));
        }
        TestCalls.asOperator()
                .delete("/api/v1/departures/" + departure + "/units/" + inner + "/parcels/" + parcel(shipment))
                .then()
                .statusCode(204);
        remove(departure, inner).statusCode(204);
        remove(departure, inner).statusCode(404).body("type", equalTo("urn:pavilion:problem:no-such-unit"));
        remove(departure, outer).statusCode(204);

        get(departure).body("units", hasSize(0));
        String other = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String again = unit(other, container);
        seal(other, again).statusCode(200);
        remove(other, again).statusCode(409).body("type", equalTo("urn:pavilion:problem:departure-state"));
    }

    @Test
    void theWagonMayBeNamedUntilTheTrainLeavesAndIsListenedTo() {
        Shipment shipment = orders.handedOver();
        String departure = planned("great-stone-qingdao-rail", SOME_DAY, 1_000_000);
        String unit = unit(
                departure,
                "{\"kind\":\"CONTAINER\",\"number\":\"%s\"}".formatted(ContainerNumberTest.fresh(ids.next())));
        String bag = unit(departure, "{\"kind\":\"BAG\",\"parent\":\"%s\"}".formatted(unit));
        putIn(departure, bag, shipment).statusCode(200);
        seal(departure, unit).statusCode(200);
        String wagon = "%08d".formatted(Math.floorMod(ids.next(), 100_000_000L));
        String changes = departure + "/units/%s/changes";
        post(changes.formatted(bag), "{\"wagonNumber\":\"123\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/wagonNumber"));
        post(changes.formatted("unt_0000000000000"), "{\"wagonNumber\":\"%s\"}".formatted(wagon))
                .statusCode(404)
                .body("type", equalTo("urn:pavilion:problem:no-such-unit"));

        post(changes.formatted(bag), "{\"wagonNumber\":\"%s\"}".formatted(wagon))
                .statusCode(200)
                .body("units.find { it.id == '%s' }.wagonNumber".formatted(unit), equalTo(wagon));

        post(departure + "/starts", "{\"at\":\"2026-11-21T06:20:00Z\"}").statusCode(200);
        post(changes.formatted(bag), "{\"wagonNumber\":\"12345678\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:departure-state"));
        tell("""
                {"source":"railway","wagonNumber":"%s","code":"gauge_changed","occurredAt":"2026-11-23T09:00:00+06:00"}""".formatted(wagon)).body("items.status", contains("RECORDED"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes(shipment)).contains(TrackingCode.GAUGE_CHANGED));
    }

    private static ValidatableResponse remove(String departure, String unit) {
        return TestCalls.asOperator()
                .delete("/api/v1/departures/" + departure + "/units/" + unit)
                .then();
    }

    @Test
    void aParcelBeginsItsWayWhereItsWarehouseLiesOnceARouteLeadsOnFromThere() {
        String town = "BYZ" + (char) ('A' + Math.floorMod(ids.next(), 26))
                + (char) ('A' + Math.floorMod(ids.next() / 26, 26));
        String road = "test-first-mile-" + Long.toString(ids.next(), 36);
        Shipment before = orders.handedOver(orders.bookedAt(town, MERCHANT));
        route("""
                {"code":"%s","mode":"ROAD","documentType":"CMR","from":{"unlocode":"%s","name":"Somewhere"},
                 "to":{"unlocode":"BYMSQ","name":"Great Stone"},"carrier":"somebody","transitMinutes":300,
                 "capacity":{"weightGrams":1000000,"volumeCm3":4000000},"validFrom":"2020-01-01T00:00:00Z"}""".formatted(road, town), UUID.randomUUID().toString()).statusCode(201);
        Shipment shipment = orders.handedOver(orders.bookedAt(town, MERCHANT));
        String lorry = planned(road, SOME_DAY, 1_000_000);
        String pallet = unit(lorry, "{\"kind\":\"PALLET\"}");
        String plane = planned("great-stone-beijing-air", SOME_DAY, 1_000_000);
        String bag = unit(plane, "{\"kind\":\"BAG\"}");

        putIn(lorry, pallet, before).statusCode(409).body("errors[0].pointer", equalTo("/parcels/0"));
        putIn(plane, bag, shipment).statusCode(409).body("errors[0].pointer", equalTo("/parcels/0"));
        putIn(lorry, pallet, shipment).statusCode(200);
        post(lorry + "/seals", "{\"seals\":[]}").statusCode(200);
        post(lorry + "/starts", "{\"at\":\"2026-09-01T00:00:00Z\"}").statusCode(200);
        post(lorry + "/arrivals", "{\"at\":\"2026-09-01T05:00:00Z\"}").statusCode(200);

        putIn(plane, bag, before, shipment).statusCode(200).body("fill.parcels", equalTo(2));
        await().atMost(PATIENCE).untilAsserted(() -> TestCalls.asOperator()
                .get("/api/v1/shipments/" + shipment.id())
                .then()
                .statusCode(200)
                .body("legs.departure.route.code", contains(road, "great-stone-beijing-air"))
                .body("tracking.findAll { it.code == 'departed' }.location.unlocode", contains(town)));
    }

    private void awaitTrouble(Shipment shipment, String type) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                .filteredOn(event -> event.type().equals(type))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).contains("cancelled_inside")));
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<TrackingCode> codes(Shipment shipment) {
        return shipments.tracking(shipment.id()).stream()
                .map(TrackingEvent::code)
                .toList();
    }

    private static String named(String container, String id, String code, String at, String unlocode) {
        return railway(container, code, at, unlocode)
                .replaceFirst("\\{", "{\"eventId\":\"" + container + "-" + id + "\",");
    }

    private static String retraction(String container, String id) {
        return """
                {"source":"railway","containerNumber":"%s","occurredAt":"%s","retracts":"%s-%s"}""".formatted(container, Instant.now(), container, id);
    }

    private static String parcel(Shipment shipment) {
        return shipment.parcels().get(0).id().toString();
    }

    private static String railway(String container, String code, String at, String unlocode) {
        return """
                {"source":"railway","containerNumber":"%s","code":"%s","occurredAt":"%s","location":{"unlocode":"%s"}}""".formatted(container, code, at, unlocode);
    }

    private static String wish(String route, String cutOff, long grams) {
        return """
                {"route":"%s","departsAt":"2037-01-01T00:00:00Z","cutOffAt":"%s",
                 "capacity":{"weightGrams":%d,"volumeCm3":100000000}}""".formatted(route, cutOff, grams);
    }

    private static String planned(String route, String cutOff, long grams) {
        return create("/api/v1/departures", wish(route, cutOff, grams))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of the unit that was added last. */
    private static String unit(String departure, String unit) {
        return create("/api/v1/departures/" + departure + "/units", unit)
                .statusCode(201)
                .extract()
                .path("units[-1].id");
    }

    private static ValidatableResponse putIn(String departure, String unit, Shipment... parcels) {
        String ids = Stream.of(parcels).map(one -> '"' + parcel(one) + '"').collect(Collectors.joining(","));
        return post(departure + "/units/" + unit + "/parcels", "{\"parcels\":[" + ids + "]}");
    }

    private static ValidatableResponse seal(String departure, String unit) {
        return post(departure + "/seals", "{\"seals\":[{\"unit\":\"%s\",\"number\":\"BY-1\"}]}".formatted(unit));
    }

    private static ValidatableResponse create(String path, String body) {
        return TestCalls.asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse post(String path, String body) {
        return TestCalls.asOperator()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/departures/" + path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return TestCalls.asOperator().get("/api/v1/departures/" + path).then().statusCode(200);
    }

    private static ValidatableResponse tell(String... events) {
        return TestCalls.with(TestKeys.connector())
                .contentType("application/json")
                .body("{\"events\":[" + String.join(",", events) + "]}")
                .post("/api/v1/logistics/tracking-events")
                .then()
                .statusCode(200);
    }
}
