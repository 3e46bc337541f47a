package by.pavilion.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import by.pavilion.sandbox.CountedStatements;
import by.pavilion.sandbox.Mailbox;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.Seals;
import by.pavilion.sandbox.SignedCalls;
import by.pavilion.sandbox.TestFirm;
import by.pavilion.sandbox.TestFirm.Received;
import by.pavilion.sandbox.carrier.Booking.Announcement;
import by.pavilion.sandbox.carrier.Carrier.Sealed;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CarrierTest {
    private static final String WAYBILLS = "/sandbox/carrier/v1/waybills";

    @Inject
    DataSource dataSource;

    @Inject
    Seals seals;

    private final SignedCalls shop = new SignedCalls("pavilion.secrets.carrier-secret");

    @Test
    void takesAReleasedParcelToItsDoorAndProvesItToCustoms() {
        try (TestFirm address = new TestFirm()) {
            Map<String, Object> booking = booking("1210", address);
            booking.put("subscriberDxpId", "DXPENTCARTEST");
            String number = shop.post(WAYBILLS, booking)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("waybillNo");
            Mailbox shopsMailbox = new Mailbox("DXPENTCARTEST");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(shopsMailbox.statuses(number))
                    .containsExactly("2", "3", "120"));
            assertThat(address.received()).isEmpty();

            shop.post(WAYBILLS + "/" + number + "/dispatch", Map.of("reference", booking.get("reference")))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("ACCEPTED"));

            await().atMost(Duration.ofSeconds(60)).until(() -> codes(address).contains("delivered"));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(codes(address))
                    .containsExactlyInAnyOrder("picked_up", "departed", "out_for_delivery", "delivered"));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(shopsMailbox.messages())
                    .filteredOn(xml -> xml.contains("CEB514Message") && xml.contains(number))
                    .extracting(xml -> Mailbox.first(xml, "returnStatus"))
                    .containsExactly("2", "3", "120"));
            shop.post(WAYBILLS + "/" + number + "/events", Map.of("reference", booking.get("reference")))
                    .then()
                    .statusCode(200)
                    .body(
                            "events.eventId",
                            equalTo(List.of(
                                    number + "-picked_up",
                                    number + "-departed",
                                    number + "-out_for_delivery",
                                    number + "-delivered")))
                    .body("events.code", equalTo(List.of("picked_up", "departed", "out_for_delivery", "delivered")));
            shop.post(WAYBILLS + "/" + number + "/events", Map.of("reference", "shp_other"))
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void declaresAWaybillAnewWhenTheShopSaysThatCustomsRefusedIt() {
        try (TestFirm address = new TestFirm()) {
            Map<String, Object> booking = booking("1210", address);
            booking.put("subscriberDxpId", "DXPENTCARAGAIN");
            String number = shop.post(WAYBILLS, booking).path("waybillNo");
            Mailbox shopsMailbox = new Mailbox("DXPENTCARAGAIN");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(shopsMailbox.statuses(number))
                    .containsExactly("2", "3", "120"));

            booking.put("declareAgain", true);
            shop.post(WAYBILLS, booking).then().statusCode(200).body("waybillNo", equalTo(number));

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(shopsMailbox.statuses(number))
                    .containsExactly("2", "3", "120", "2", "3", "120"));
        }
    }

    @Test
    void givesOneReferenceOneNumberAndAnotherReferenceAnother() {
        try (TestFirm address = new TestFirm()) {
            Map<String, Object> booking = booking("9610", address);
            Response first = shop.post(WAYBILLS, booking);
            Response again = shop.post(WAYBILLS, booking);
            Response other = shop.post(WAYBILLS, booking("9610", address));

            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(other.<String>path("waybillNo")).isNotEqualTo(first.path("waybillNo"));
            first.then().body("waybillNo", matchesPattern("SX\\d{12}"));
        }
    }

    @Test
    void namesATrainForParcelsFromBelarusOnly() {
        try (TestFirm address = new TestFirm()) {
            shop.post(WAYBILLS, booking("9610", address))
                    .then()
                    .body("transport.trafMode", equalTo("3"))
                    .body("transport.trafNo", notNullValue())
                    .body("transport.voyageNo", notNullValue())
                    .body("transport.billNo", notNullValue());
            shop.post(WAYBILLS, booking("1210", address)).then().body("transport", nullValue());
        }
    }

    @Test
    void refusesAWrongSignatureAndForeignReferences() {
        try (TestFirm address = new TestFirm()) {
            Map<String, Object> booking = booking("1210", address);
            String number = shop.post(WAYBILLS, booking).path("waybillNo");

            shop.postWithWrongSignature(WAYBILLS, booking("1210", address))
                    .then()
                    .statusCode(401);
            shop.post(WAYBILLS + "/" + number + "/dispatch", Map.of("reference", "shp_other"))
                    .then()
                    .statusCode(404);
            booking.put("orderNo", "another");
            shop.post(WAYBILLS, booking).then().statusCode(409);
            booking.remove("weightKg");
            shop.post(WAYBILLS, booking).then().statusCode(400).body("message", equalTo("missing or wrong: weightKg"));
        }
    }

    @Test
    void refusesWhatCustomsCouldNotReadSoThatItSpoilsNoOthersMessage() {
        try (TestFirm address = new TestFirm()) {
            Map<String, Object> booking = booking("1210", address);
            booking.put("consignee", Map.of("name", "李收货", "phone", "10000000001", "address", "路".repeat(201)));

            shop.post(WAYBILLS, booking)
                    .then()
                    .statusCode(400)
                    .body("message", equalTo("missing or wrong: consignee/address"));
            booking.put("orderNo", "o".repeat(61));
            shop.post(WAYBILLS, booking).then().statusCode(400).body("message", equalTo("missing or wrong: orderNo"));
        }
    }

    @Test
    void servesCallsThatArriveTogetherEachWithItsOwnNumber() {
        try (TestFirm address = new TestFirm()) {
            List<Map<String, Object>> bookings = IntStream.range(0, 40)
                    .mapToObj(number -> booking("1210", address))
                    .toList();

            List<String> numbers = bookings.parallelStream()
                    .map(booking -> shop.post(WAYBILLS, booking).<String>path("waybillNo"))
                    .toList();

            assertThat(numbers).doesNotContainNull().doesNotHaveDuplicates();
            assertThat(bookings.parallelStream()
                            .map(booking -> shop.post(WAYBILLS, booking).<String>path("waybillNo"))
                            .toList())
                    .isEqualTo(numbers);
        }
    }

    @Test
    void takesAndMovesManyParcelsByAHandfulOfStatements() {
        CountedStatements counted = new CountedStatements(dataSource);
        WaybillStore waybills = new WaybillStore(counted.store());
        List<Sealed> many =
                IntStream.range(0, 50).mapToObj(number -> wish("DXPENTFEWTEST")).toList();

        List<Waybill> taken = QuarkusTransaction.requiringNew().call(() -> {
            waybills.insert(many, Instant.now());
            return List.copyOf(waybills.ofReferences(references(many)).values());
        });
        assertThat(taken).hasSize(50);
        assertThat(counted.sent()).hasSize(2);

        List<Long> ids = taken.stream().map(Waybill::id).toList();
        QuarkusTransaction.requiringNew().run(() -> {
            waybills.dispatch(ids, Instant.now().plusSeconds(3600));
            waybills.announced(ids);
            waybills.advance(ids, Stage.PICKED_UP, Instant.now().plusSeconds(3600));
            waybills.delivered(ids, Stage.DELIVERED, Instant.now());
            waybills.proved(ids);
        });
        assertThat(counted.sent()).hasSize(5);
    }

    @Test
    void announcesManyWaybillsTogetherAndKeepsNothingOfTheirConsignees() {
        SandboxStore store = new CountedStatements(dataSource).store();
        List<Sealed> many = IntStream.range(0, 30)
                .mapToObj(number -> wish("DXPENTMANYTEST"))
                .toList();

        List<String> waiting = QuarkusTransaction.requiringNew().call(() -> {
            new WaybillStore(store).insert(many, Instant.now());
            return details(store, many);
        });

        assertThat(waiting).hasSize(30).allSatisfy(details -> assertThat(details)
                .isNotBlank()
                .doesNotContain("李收货", "10000000001", "address"));
        Mailbox shopsMailbox = new Mailbox("DXPENTMANYTEST");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(shopsMailbox.messages().stream()
                        .filter(xml -> xml.contains("CEB512Message"))
                        .mapToLong(xml -> xml.split("<returnStatus>120<", -1).length - 1)
                        .sum())
                .isEqualTo(30));
        // customs may answer before the carrier has noted that it announced
        await().untilAsserted(() -> assertThat(details(store, many)).containsOnlyNulls());
    }

    private Sealed wish(String subscriber) {
        String reference = "shp_" + UUID.randomUUID();
        Announcement announcement = new Announcement("0.210", "10.00", "黑巧克力×2", "李收货", "海南省海口市样例路1号", "10000000001");
        Booking booking = new Booking(
                reference, "ord_1", "1210", "http://localhost:9/", subscriber, Optional.empty(), false, announcement);
        return new Sealed(booking, seals.seal(reference, announcement.print()));
    }

    private static List<String> references(List<Sealed> those) {
        return those.stream().map(wish -> wish.booking().reference()).toList();
    }

    private static List<String> details(SandboxStore store, List<Sealed> those) {
        return store.list(
                "SELECT details FROM sandbox_waybills WHERE reference IN (" + Statements.placeholders(those.size())
                        + ")",
                row -> row.getString("details"),
                references(those).toArray());
    }

    private static Set<String> codes(TestFirm address) {
        Set<String> codes = new LinkedHashSet<>();
        for (Received push : address.received()) {
            JsonNode body = SandboxJson.object(push.body()).orElseThrow();
            body.findValuesAsText("code").forEach(codes::add);
        }
        return codes;
    }

    private static Map<String, Object> booking(String mode, TestFirm address) {
        return new HashMap<>(Map.of(
                "reference",
                "shp_" + UUID.randomUUID(),
                "orderNo",
                "ord_1",
                "mode",
                mode,
                "weightKg",
                "0.210",
                "goods",
                "黑巧克力×2",
                "freight",
                "10.00",
                "consignee",
                Map.of("name", "李收货", "phone", "10000000001", "address", "海南省海口市样例路1号"),
                "notifyUrl",
                address.url("/notify")));
    }
}
