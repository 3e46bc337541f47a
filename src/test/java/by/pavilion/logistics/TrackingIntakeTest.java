package by.pavilion.logistics;

import static by.pavilion.logistics.AcceptedOrders.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What forwarders and aggregators tell of parcels. */
@QuarkusTest
@TestProfile(WithTinyCarrier.class)
class TrackingIntakeTest {
    @Inject
    Clock clock;

    @Inject
    AcceptedOrders orders;

    @Inject
    Shipments shipments;

    @Inject
    EventLog log;

    @Inject
    Ids ids;

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
    void everyLineStandsForItselfAndIsAnsweredAtItsPlace() {
        Shipment shipment = orders.booked();

        tell(
                        event(shipment, "e1", "departed", "2026-11-20T03:00:00Z"),
                        "{\"source\":\"forwarder\",\"trackingNumber\":\"NOBODYS-1\",\"code\":\"departed\",\"occurredAt\":\"2026-11-20T03:00:00Z\"}",
                        "{\"source\":\"forwarder\",\"containerNumber\":\"CSQU3054384\",\"code\":\"departed\",\"occurredAt\":\"2026-11-20T03:00:00Z\"}",
                        "{\"source\":\"For Warder\",\"trackingNumber\":\"X\",\"colour\":1,\"classifier\":\"MAYBE\"}",
                        "5")
                .statusCode(200)
                .body("items.status", contains("RECORDED", "REFUSED", "REFUSED", "REFUSED", "REFUSED"))
                .body("items.subject", contains(number(shipment), "NOBODYS-1", "CSQU3054384", "X", ""))
                .body("items[1].errors[0].pointer", equalTo("/events/1/trackingNumber"))
                .body("items[1].errors[0].reason", equalTo("unknown-tracking-number"))
                .body("items[2].errors[0].reason", equalTo("container-number"))
                .body(
                        "items[3].errors.pointer",
                        contains(
                                "/events/3/colour",
                                "/events/3/source",
                                "/events/3/occurredAt",
                                "/events/3/code",
                                "/events/3/classifier"));

        assertThat(of(shipment).status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(types(shipment))
                .containsExactly(
                        "by.pavilion.shipment.created.v1",
                        "by.pavilion.shipment.tracking-recorded.v1",
                        "by.pavilion.shipment.leg-departed.v1");
    }

    @Test
    void whatIsNeitherTrueNorFalseIsNotTakenForFalse() {
        Shipment shipment = orders.booked();
        String line = """
                {"source":"forwarder","trackingNumber":"%s","code":"arrived","occurredAt":"2026-11-20T0%d:00:00Z","lastMile":%s}""";

        tell(
                        line.formatted(number(shipment), 1, "\"yes\""),
                        line.formatted(number(shipment), 2, "1"),
                        line.formatted(number(shipment), 3, "\"FALSE\""),
                        line.formatted(number(shipment), 4, "true"))
                .statusCode(200)
                .body("items.status", contains("REFUSED", "REFUSED", "RECORDED", "RECORDED"))
                .body("items[0].errors.pointer", contains("/events/0/lastMile"))
                .body("items[0].errors[0].reason", equalTo("unknown-value"));

        assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::lastMile)
                .containsExactly(false, true);
    }

    /** Events, exports and answers say that there are none of them. */
    @Test
    void aControlCharacterInWordsBecomesASpace() {
        Shipment shipment = orders.booked();
        String line = "{\"source\":\"forwarder\",\"trackingNumber\":\"%s\",\"code\":\"arrived\","
                + "\"occurredAt\":\"2026-11-20T01:00:00Z\",\"location\":{\"name\":\"Minsk\\u0007 2\"},"
                + "\"text\":\"on\\u0000board\"}";

        tell(line.formatted(number(shipment)), line.formatted("1\\u00012"))
                .statusCode(200)
                .body("items.status", contains("RECORDED", "REFUSED"))
                .body("items[1].subject", equalTo("1 2"));

        TrackingEvent told = shipments.tracking(shipment.id()).get(0);
        assertThat(told.location().name()).isEqualTo("Minsk  2");
        assertThat(told.seen().rawText()).isEqualTo("on board");
    }

    @Test
    void whatIsToldTwiceCountsOnceWithAnIdOrWithout() {
        Shipment shipment = orders.booked();
        String named = event(shipment, "e1", "departed", "2026-11-20T03:00:00Z");
        String nameless = named.replaceFirst("\"eventId\":\"[^\"]*\",", "").replace("departed", "arrived");

        tell(named, nameless, named).body("items.status", contains("RECORDED", "RECORDED", "KNOWN"));
        tell(named, nameless).body("items.status", contains("KNOWN", "KNOWN"));
        tell(nameless.replace("03:00:00Z", "04:00:00Z")).body("items.status", contains("RECORDED"));

        assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.DEPARTED, TrackingCode.ARRIVED, TrackingCode.ARRIVED);
    }

    @Test
    void lateAndCorrectedEventsCountByTheTimeAtWhichTheyHappened() {
        Shipment shipment = orders.booked();

        tell(event(shipment, "e3", "delivered", "2026-11-23T03:00:00Z"));
        tell(event(shipment, "e2", "customs_import_held", "2026-11-22T03:00:00Z"));
        tell(event(shipment, "e1", "arrived", "2026-11-21T03:00:00Z"));
        assertThat(of(shipment).status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(of(shipment).trouble()).isEmpty();
        tell("""
                {"eventId":"%s-e4","source":"forwarder","trackingNumber":"%s","occurredAt":"2026-11-23T09:00:00Z",
                 "retracts":"%s-e3"}""".formatted(number(shipment), number(shipment), number(shipment)))
                .body("items.status", contains("RECORDED"));

        TestCalls.asOperator()
                .get("/api/v1/shipments/" + shipment.id() + "/epcis")
                .then()
                .statusCode(200)
                .body("epcisBody.eventList.bizStep", contains("arriving", "holding", "receiving"))
                .body("epcisBody.eventList[0].errorDeclaration", nullValue())
                .body("epcisBody.eventList[2].errorDeclaration.reason", equalTo("did_not_occur"))
                .body("epcisBody.eventList[2].errorDeclaration.correctiveEventIDs", hasSize(0));
        Shipment corrected = of(shipment);
        assertThat(corrected.status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(corrected.deliveredAt()).isEmpty();
        assertThat(corrected.trouble()).contains(Trouble.HELD_BY_CUSTOMS);
        ReceivedEvent raised = last(shipment, "exception-raised");
        assertThat(raised.as(ShipmentExceptionRaised.class).kind()).isEqualTo(Trouble.HELD_BY_CUSTOMS);
        assertThat(last(shipment, "customs-status-changed").data())
                .contains("\"side\":\"import\"", "\"customsStep\":\"held\"");
        assertThat(last(shipment, "leg-arrived").as(ShipmentLegArrived.class).arrivedAt())
                .isEqualTo(Instant.parse("2026-11-21T03:00:00Z"));
    }

    @Test
    void whatIsOnlyExpectedMovesNothingAndIsTold() {
        Shipment shipment = orders.booked();

        tell(event(shipment, "e1", "arrived", "2026-12-21T03:00:00Z").replace("{", "{\"classifier\":\"EST\","));

        assertThat(of(shipment).status()).isEqualTo(ShipmentStatus.LABELLED);
        assertThat(types(shipment))
                .containsExactly("by.pavilion.shipment.created.v1", "by.pavilion.shipment.tracking-recorded.v1");
        assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100)
                        .get(1)
                        .data())
                .contains("\"classifier\":\"EST\"");
    }

    @Test
    void codesOfOthersAndLocalTimesAreUnderstoodAndKept() {
        Shipment shipment = orders.booked();

        tell("""
                {"source":"kuaidi100","trackingNumber":"%s","scheme":"kuaidi100","rawCode":"5",
                 "occurredAt":"2026-11-27 09:30:00","text":"张师傅派件中","location":{"name":"北京","country":"CN"}}""".formatted(number(shipment)), """
                {"source":"kuaidi100","trackingNumber":"%s","scheme":"kuaidi100","rawCode":"14",
                 "occurredAt":"2026-11-27 11:30"}""".formatted(number(shipment)))
                .body("items.status", contains("RECORDED", "RECORDED"));

        assertThat(of(shipment).status()).isEqualTo(ShipmentStatus.EXCEPTION);
        assertThat(of(shipment).trouble()).contains(Trouble.REFUSED);
        Sighting seen = shipments.tracking(shipment.id()).get(0).seen();
        assertThat(seen.code()).isEqualTo(TrackingCode.OUT_FOR_DELIVERY);
        assertThat(seen.occurredAt()).isEqualTo(Instant.parse("2026-11-27T01:30:00Z"));
        assertThat(seen.offset()).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(seen.precision()).isEqualTo(Precision.ASSUMED_ZONE);
        assertThat(seen.rawTime()).isEqualTo("2026-11-27 09:30:00");
        assertThat(seen.lastMile()).isTrue();
        assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                .allSatisfy(event -> assertThat(event.data()).doesNotContain("张师傅"));
    }

    @Test
    void whatDiffersInAWordIsAnotherThing() {
        Shipment shipment = orders.booked();
        String plain =
                event(shipment, "x", "arrived", "2026-11-20T03:00:00Z").replaceFirst("\"eventId\":\"[^\"]*\",", "");

        tell(
                        plain,
                        plain.replace("{", "{\"classifier\":\"EST\","),
                        plain.replace("}", ",\"location\":{\"unlocode\":\"CNTAO\"}}"),
                        plain.replace("}", ",\"retracts\":\"e1\"}"),
                        plain)
                .body("items.status", contains("RECORDED", "RECORDED", "RECORDED", "RECORDED", "KNOWN"));
    }

    @Test
    void aContainerIsNeitherDeliveredNorRefused() {
        String container = ContainerNumberTest.fresh(ids.next());
        String line = "{\"source\":\"railway\",\"containerNumber\":\"" + container
                + "\",\"occurredAt\":\"2026-11-20T03:00:00Z\",%s}";

        tell(
                        line.formatted("\"code\":\"delivered\""),
                        line.formatted("\"scheme\":\"kuaidi100\",\"rawCode\":\"4\""),
                        line.formatted("\"code\":\"exception\",\"reason\":\"refused\""),
                        line.formatted("\"code\":\"exception\",\"reason\":\"damaged\""))
                .body("items.status", contains("REFUSED", "REFUSED", "REFUSED", "REFUSED"))
                .body(
                        "items.errors.reason.flatten()",
                        contains("of-parcels-only", "of-parcels-only", "of-parcels-only", "unknown-container"));
    }

    @Test
    void nothingHasHappenedInTheFuture() {
        Shipment shipment = orders.booked();
        Instant hence = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(3, ChronoUnit.HOURS);
        String localHence =
                hence.atOffset(ZoneOffset.ofHours(8)).toLocalDateTime().toString();

        tell(
                        event(shipment, "e1", "arrived", "2037-01-01T00:00:00Z"),
                        event(shipment, "e2", "arrived", "2037-01-01T00:00:00Z")
                                .replace("{", "{\"classifier\":\"EST\","),
                        event(shipment, "e3", "arrived", hence.toString()),
                        event(shipment, "e4", "arrived", localHence))
                .body("items.status", contains("REFUSED", "RECORDED", "REFUSED", "RECORDED"))
                .body("items[0].errors[0].reason", equalTo("in-the-future"))
                .body("items[2].errors[0].reason", equalTo("in-the-future"));
    }

    /** Nobody's clocks are so, and the event that would tell of it says hours and minutes. */
    @Test
    void nothingHappensSoFarFromUtc() {
        Shipment shipment = orders.booked();

        tell(
                        event(shipment, "e1", "arrived", "2026-11-20T03:00:00+03:00:15"),
                        event(shipment, "e2", "arrived", "2026-11-20T03:00:00-15:00"),
                        event(shipment, "e3", "arrived", "2026-11-20T03:00:00+14:00"))
                .body("items.status", contains("REFUSED", "REFUSED", "RECORDED"))
                .body("items[0].errors.pointer", contains("/events/0/occurredAt"))
                .body("items[0].errors[0].reason", equalTo("malformed"));
    }

    @Test
    void thatAParcelGoesBackIsToldOnce() {
        Shipment shipment = orders.booked();

        tell(event(shipment, "e1", "returning", "2026-11-20T03:00:00Z"));
        tell(event(shipment, "e2", "returning", "2026-11-21T03:00:00Z"));
        tell(event(shipment, "e3", "returned", "2026-11-22T03:00:00Z"));

        assertThat(types(shipment))
                .filteredOn(type -> type.contains("return-started"))
                .hasSize(1);
        assertThat(last(shipment, "return-started").data()).contains("\"status\":\"RETURNING\"");
    }

    @Test
    void thatAParcelWentBackIsToldWithItsReturnWhereNobodyToldBefore() {
        Shipment shipment = orders.booked();

        tell(event(shipment, "e2", "returned", "2026-11-22T03:00:00Z"));
        tell(event(shipment, "e1", "returning", "2026-11-20T03:00:00Z"));

        assertThat(types(shipment))
                .filteredOn(type -> type.contains("return-started"))
                .hasSize(1);
        assertThat(last(shipment, "return-started").data()).contains("\"status\":\"RETURNED\"");
    }

    /** The depot alone shows it then, and whoever ships the order hears of that and not of the correction. */
    @Test
    void aReturnThatIsTakenBackShowsThatTheParcelHasLeftForItsBuyer() {
        Shipment shipment = orders.booked();
        tell(event(shipment, "e1", "returning", "2026-11-20T03:00:00Z"));
        tell(event(shipment, "e2", "arrived", "2026-11-21T03:00:00Z").replace("}", ",\"lastMile\":true}"));
        assertThat(types(shipment)).noneMatch(type -> type.contains("leg-departed"));

        tell(event(shipment, "e3", "other", "2026-11-20T09:00:00Z")
                .replace("}", ",\"retracts\":\"%s-e1\"}".formatted(number(shipment))));

        ShipmentLegDeparted left = last(shipment, "leg-departed").as(ShipmentLegDeparted.class);
        assertThat(left.lastMile()).isTrue();
        assertThat(left.departedAt()).isEqualTo(Instant.parse("2026-11-21T03:00:00Z"));
    }

    @Test
    void twoPartiesTellOfOneLegAndCustomsSpeaksOnce() {
        Shipment shipment = orders.booked();
        String left = event(shipment, "p1", "departed", "2026-11-20T03:00:00Z")
                .replace("}", ",\"location\":{\"unlocode\":\"BYMSQ\"}}");
        String held = event(shipment, "p3", "customs_import_held", "2026-11-22T03:00:00Z");
        String released = event(shipment, "p4", "customs_import_released", "2026-11-23T03:00:00Z");

        tell(left, left.replace("forwarder", "railway").replace("03:00:00", "03:40:00"));
        tell(released, held, released.replace("forwarder", "railway").replace("p4", "q4"));
        tell(released.replace("p4", "p5").replace("}", ",\"retracts\":\"%s-p6\"}".formatted(number(shipment))));
        tell(left.replace("p1", "p6")
                .replace("departed", "customs_import_presented")
                .replace("20T", "24T"));

        assertThat(types(shipment)).filteredOn(type -> type.contains("leg-")).hasSize(1);
        assertThat(types(shipment))
                .filteredOn(type -> type.contains("customs-status"))
                .hasSize(1);
        assertThat(last(shipment, "customs-status-changed").data()).contains("\"customsStep\":\"released\"");
    }

    @Test
    void whatCustomsReleasesDependsOnTheCountry() {
        Shipment shipment = orders.booked();
        String released = """
                {"source":"railway","trackingNumber":"%s","scheme":"dcsa","rawCode":"CUSR","occurredAt":"2026-11-2%sT03:00:00Z",
                 "location":{%s}}""";

        tell(
                released.formatted(number(shipment), "0", "\"unlocode\":\"BYMSQ\""),
                released.formatted(number(shipment), "1", "\"country\":\"KZ\""),
                released.formatted(number(shipment), "2", "\"country\":\"CN\""));

        assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactly(
                        TrackingCode.CUSTOMS_EXPORT_RELEASED, TrackingCode.OTHER, TrackingCode.CUSTOMS_IMPORT_RELEASED);
    }

    @Test
    void whatCustomsHoldsBeforeTheExportIsInTroubleUntilItIsReleased() {
        Shipment shipment = orders.booked();

        tell(raw(shipment, "upu", "EXA", "20"), raw(shipment, "upu", "EXB", "21"));

        assertThat(shipments.find(shipment.id()).orElseThrow().trouble()).contains(Trouble.HELD_BY_CUSTOMS);
        assertThat(last(shipment, "customs-status-changed").data())
                .contains("\"side\":\"export\"", "\"customsStep\":\"held\"");
        tell(raw(shipment, "upu", "EXC", "22"));
        assertThat(shipments.find(shipment.id()).orElseThrow().trouble()).isEmpty();
        assertThat(last(shipment, "exception-cleared").data()).contains("\"kind\":\"held_by_customs\"");
    }

    @Test
    void aCodeThatNobodyKnowsIsKeptAsItWasToldAndChangesNothing() {
        Shipment shipment = orders.booked();

        tell(raw(shipment, "dcsa", "GTOT", "20"), raw(shipment, "upu", "EXZ", "21"), raw(shipment, "upu", "EXD", "22"));

        assertThat(shipments.tracking(shipment.id()))
                .extracting(TrackingEvent::code)
                .containsExactly(TrackingCode.HANDED_OVER, TrackingCode.OTHER, TrackingCode.EXCEPTION);
        assertThat(shipments.tracking(shipment.id()))
                .extracting(event -> event.seen().rawCode())
                .containsExactly("GTOT", "EXZ", "EXD");
        assertThat(shipments.find(shipment.id()).orElseThrow().trouble()).contains(Trouble.OTHER);
    }

    /** @param day of November */
    private static String raw(Shipment shipment, String scheme, String code, String day) {
        return """
                {"source":"somebody","trackingNumber":"%s","scheme":"%s","rawCode":"%s","occurredAt":"2026-11-%sT03:00:00Z"}""".formatted(number(shipment), scheme, code, day);
    }

    @Test
    void onlyPlacesThatWeKnowAreNamedToOthers() {
        Shipment shipment = orders.booked();

        tell(
                event(shipment, "e1", "departed", "2026-11-20T03:00:00Z")
                        .replace("}", ",\"location\":{\"name\":\"建国路1号 李四\",\"country\":\"CN\"}}"),
                event(shipment, "e2", "arrived", "2026-11-21T03:00:00Z")
                        .replace("}", ",\"location\":{\"name\":\"北京\",\"country\":\"CN\"}}"),
                event(shipment, "e3", "customs_import_presented", "2026-11-21T04:00:00Z")
                        .replace("}", ",\"location\":{\"name\":\"李四\",\"unlocode\":\"CNTAO\"}}"));

        assertThat(shipments.tracking(shipment.id()).get(0).location().name()).isEqualTo("建国路1号 李四");
        assertThat(log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100))
                .allSatisfy(event -> assertThat(event.data()).doesNotContain("建国路", "李四"));
        assertThat(last(shipment, "leg-arrived").data())
                .contains("\"location\":{\"name\":\"Beijing\",\"country\":\"CN\",\"unlocode\":\"CNBJS\"}");
        assertThat(last(shipment, "customs-status-changed").data()).contains("\"name\":\"Qingdao\"");
    }

    @Test
    void aBodyWithoutATypeIsNotGuessedAtAndWordsAreNoScheme() throws Exception {
        Shipment shipment = orders.booked();

        HttpResponse<String> answer =
                TestCalls.postWithoutType(TestKeys.connector(), "/api/v1/logistics/tracking-events", "{}");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("urn:pavilion:problem:unsupported-media-type");
        tell("""
                {"source":"kuaidi100","trackingNumber":"%s","scheme":"快递","rawCode":"5","occurredAt":"2026-11-20T03:00:00Z"}""".formatted(number(shipment)))
                .statusCode(200)
                .body("items[0].errors[0].pointer", equalTo("/events/0/scheme"));
    }

    @Test
    void aSpreadsheetDoesAsWell() {
        Shipment shipment = orders.booked();

        send("text/csv", """
                        \uFEFFsource,eventId,trackingNumber,code,occurredAt,place,country,unlocode
                        forwarder,%1$s-1,%1$s,departed,2026-11-20T03:00:00+03:00,"Minsk, station",BY,BYMSQ
                        forwarder,%1$s-2,%1$s,arrived,soon,,,
                        forwarder,short
                        """.formatted(number(shipment)))
                .statusCode(200)
                .body("items.status", contains("RECORDED", "REFUSED", "REFUSED"))
                .body("items[1].errors[0].pointer", equalTo("/events/1/occurredAt"));

        assertThat(shipments.tracking(shipment.id())).singleElement().satisfies(event -> assertThat(event.location())
                .isEqualTo(new Location("Minsk, station", "BY", "BYMSQ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"events\":[]}", "{\"events\":5}", "null"})
    void whatIsNoBatchIsRefusedAsAWhole(String body) {
        send("application/json", body).statusCode(422).body("type", equalTo("urn:pavilion:problem:tracking-batch"));
    }

    @Test
    void aBatchHasItsLimitAndItsColumns() {
        String one = "{\"source\":\"forwarder\"}";

        tell(List.of((one + " ").repeat(501).split(" ")).toArray(String[]::new))
                .statusCode(422)
                .body("errors[0].reason", equalTo("too-many"));
        send("text/csv", "source,colour\nforwarder,red\n").statusCode(422).body("errors[0].pointer", equalTo("colour"));
        send("text/csv", "source\n").statusCode(422);
    }

    private Shipment of(Shipment shipment) {
        return shipments.find(shipment.id()).orElseThrow();
    }

    private List<String> types(Shipment shipment) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100).stream()
                .map(ReceivedEvent::type)
                .toList();
    }

    private ReceivedEvent last(Shipment shipment, String fact) {
        return log.of(Topic.LOGISTICS, shipment.id().toString(), 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.shipment." + fact + ".v1"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static String event(Shipment shipment, String id, String code, String at) {
        return """
                {"eventId":"%s-%s","source":"forwarder","trackingNumber":"%s","code":"%s","occurredAt":"%s"}""".formatted(number(shipment), id, number(shipment), code, at);
    }

    private static ValidatableResponse tell(String... events) {
        return send("application/json", "{\"events\":[" + String.join(",", events) + "]}");
    }

    private static ValidatableResponse send(String mediaType, String body) {
        return TestCalls.with(TestKeys.connector())
                .contentType(mediaType)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/logistics/tracking-events")
                .then();
    }
}
