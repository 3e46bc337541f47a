package by.pavilion.channel.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ClearanceOut.Step;
import by.pavilion.channel.ConnectShop;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.TestShops;
import by.pavilion.channel.TinyDouyin;
import by.pavilion.channel.WantOrders;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.repairs.RepairCase;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps of customs and of the long way that a marketplace is told of, and what becomes of those that it does not take. */
@QuarkusTest
class ReportClearanceTest {
    private static final String CLEARANCE = "crossborder.orderCustomClearance";

    @Inject
    ConnectShop connectShop;

    @Inject
    WantClearance wantClearance;

    @Inject
    WhenParcelTravels whenParcelTravels;

    @Inject
    Ids ids;

    @Inject
    ChannelCases cases;

    @Inject
    RepairCase repairCase;

    @Inject
    Statements statements;

    @Inject
    WantOrders wantOrders;

    @Inject
    Orders orders;

    @Inject
    TestShop goods;

    TinyDouyin platform;
    ExternalOrder order;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        order = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
        TestShops.connect(connectShop, platform, order.shopId());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aStepThatIsRefusedIsACaseWhoseRepairTellsItAgain() {
        platform.fail(CLEARANCE, "50002 isv.business-failed:2021");

        want(Step.CLEARANCE_STARTED);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(openCases()).singleElement().satisfies(open -> {
                    assertThat(open.trouble()).isEqualTo(Trouble.CLEARANCE_REFUSED);
                    assertThat(open.subject()).isEqualTo(order.externalOrderId() + "/CLEARANCE_STARTED");
                    assertThat(open.detail().orElseThrow()).contains("2021");
                }));
        assertThat(repaired()).contains("sent-again");

        await().atMost(Duration.ofSeconds(60)).until(() -> told(1));
        await().until(() -> openCases().isEmpty());
    }

    /** It would say that the parcel is less far than was told. */
    @Test
    void aStepThatALaterOneHasOvertakenIsNotToldAnyMore() {
        platform.fail(CLEARANCE, "50002 isv.business-failed:2021");
        want(Step.CLEARANCE_STARTED);
        await().atMost(Duration.ofSeconds(60)).until(() -> openCases().size() == 1);
        want(Step.CLEARED);
        await().atMost(Duration.ofSeconds(60)).until(() -> told(2));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(statements.number(
                        "SELECT COUNT(*) FROM channel_clearance_reports WHERE shop_id = ? AND state = 'REPORTED'",
                        order.shopId()))
                .isEqualTo(1));

        assertThat(repaired()).contains("seen");

        await().during(Duration.ofSeconds(2)).until(() -> !told(1));
        assertThat(openCases()).isEmpty();
    }

    private Optional<String> repaired() {
        return repairCase
                .repair(
                        "test",
                        new IdempotencyKey(order.externalOrderId()),
                        "douyin",
                        openCases().get(0).id())
                .outcome();
    }

    /** A parcel's way is told with the number under which the platform can follow it, and only the way. */
    @Test
    void aStepOfTheWayIsToldWithItsWaybill() {
        QuarkusTransaction.requiringNew().run(() -> whenParcelTravels.on(departed("LX000000005CN")));

        await().atMost(Duration.ofSeconds(60)).until(() -> !platform.callsOf("crossborder.orderLogisticsTrace")
                .isEmpty());
        JsonNode told =
                platform.callsOf("crossborder.orderLogisticsTrace").get(0).parameters();
        assertThat(told.path("status").asInt()).isEqualTo(2);
        assertThat(told.path("oversea_trans_no").asText()).isEqualTo("LX000000005CN");
        want(Step.CLEARANCE_STARTED);
        await().atMost(Duration.ofSeconds(60)).until(() -> told(1));
        assertThat(platform.callsOf(CLEARANCE).get(0).parameters().has("oversea_trans_no"))
                .isFalse();
    }

    @Test
    void aPlaceAbroadThatAParcelArrivesAtIsNotTheEndOfItsWay() {
        for (String abroad : List.of("{\"country\":\"RU\",\"unlocode\":\"RULED\"}", "{\"unlocode\":\"BYMSQ\"}")) {
            QuarkusTransaction.requiringNew()
                    .run(() -> whenParcelTravels.on(travels("LX000000005CN", "arrived", abroad)));
        }
        assertThat(wanted()).isZero();

        QuarkusTransaction.requiringNew()
                .run(() -> whenParcelTravels.on(travels("LX000000005CN", "arrived", "{\"unlocode\":\"CNTAO\"}")));

        assertThat(wanted()).isEqualTo(1);
    }

    private long wanted() {
        return statements.number(
                "SELECT COUNT(*) FROM channel_clearance_reports WHERE shop_id = ? AND step = 'ARRIVED'",
                order.shopId());
    }

    /** Of an order that is ours: goods in the zone are declared to its district. */
    @Test
    void aFailureIsToldWithWhyAndByWhichCustoms() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.sell(order.externalOrderId(), order.shopId(), sku.value(), 1, 4_000);
        wantOrders.wantAgain(order);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> orders.findExternal("douyin", order.shopId(), order.externalOrderId())
                        .isPresent());

        QuarkusTransaction.requiringNew()
                .run(() -> wantClearance.want(order, Step.CLEARANCE_FAILED, Instant.now(), "399"));

        await().atMost(Duration.ofSeconds(60)).until(() -> told(3));
        JsonNode failure = platform.callsOf(CLEARANCE).stream()
                .map(TinyDouyin.Call::parameters)
                .filter(call -> call.path("status").asInt() == 3)
                .findFirst()
                .orElseThrow();
        assertThat(failure.path("error_info").asText()).isEqualTo("399");
        assertThat(failure.path("customs_code").asText()).isEqualTo("4601");
    }

    /** So no row has to remember the event. */
    @Test
    void aStepThatIsToldOfTwiceIsWantedOnce() {
        ReceivedEvent departed = departed("LX000000006CN");
        QuarkusTransaction.requiringNew().run(() -> whenParcelTravels.on(departed));
        await().atMost(Duration.ofSeconds(60)).until(() -> reports("REPORTED") == 1);

        QuarkusTransaction.requiringNew().run(() -> whenParcelTravels.on(departed));

        assertThat(whenParcelTravels.toleratesRepeats(departed)).isTrue();
        assertThat(reports("REPORTED")).isEqualTo(1);
        assertThat(reports("WANTED")).isZero();
    }

    @Test
    void parcelsOfOurOwnShopAreOfNoInterest() {
        ReceivedEvent sold = departed("LX000000007CN");
        ReceivedEvent ours = new ReceivedEvent(
                sold.id(),
                sold.topic(),
                sold.type(),
                sold.key(),
                sold.sequence(),
                sold.time(),
                sold.correlationId(),
                "{\"channel\":{\"code\":\"storefront\"}}");

        assertThat(whenParcelTravels.wants(sold)).isTrue();
        assertThat(whenParcelTravels.wants(ours)).isFalse();
    }

    private long reports(String state) {
        return statements.number(
                "SELECT COUNT(*) FROM channel_clearance_reports WHERE shop_id = ? AND state = ?",
                order.shopId(),
                state);
    }

    /** One shop's marketplace may need a minute for what another's does at once. */
    @Test
    void aSlowShopKeepsNoOtherWaiting() {
        try (TinyDouyin slow = new TinyDouyin()) {
            slow.slowSeconds.set(4);
            String slowShop = TestShops.newShopId();
            TestShops.connect(connectShop, slow, slowShop);
            for (int orders = 0; orders < 20; orders++) {
                want(new ExternalOrder("douyin", slowShop, TestShops.newOrderId()), Step.CLEARANCE_STARTED);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !slow.callsOf(CLEARANCE).isEmpty());

            want(Step.CLEARANCE_STARTED);

            await().atMost(Duration.ofSeconds(60)).until(() -> told(1));
            assertThat(slow.callsOf(CLEARANCE)).hasSizeLessThan(20);
        }
    }

    private ReceivedEvent departed(String waybill) {
        return travels(waybill, "departed", "{}");
    }

    private ReceivedEvent travels(String waybill, String code, String location) {
        String parcel = IdFormat.prefixed("pcl").print(ids.next());
        String data = """
            {"shipmentId":"%1$s","shipmentKind":"order_outbound","orderIds":["%2$s"],
             "channel":{"code":"douyin","shopId":"%3$s","externalOrderId":"%4$s"},"customsMode":"9610",
             "status":"IN_TRANSIT","parcels":[{"parcelId":"%5$s","trackingNumber":"%6$s","carrierCode":"POST",
               "carrierName":"Post","logisticsCode":"4601W6L001","lines":[]}],
             "event":{"eventId":"%7$s","parcelId":"%5$s","code":"%8$s","classifier":"ACT",
               "occurredAt":"2026-11-11T12:00:00Z","occurredAtOffset":"+08:00","occurredAtPrecision":"second",
               "recordedAt":"2026-11-11T12:00:01Z","location":%9$s,
               "source":{"party":"POST","eventId":"1","rawCode":"EMC"},"lastMile":false}}\
            """.formatted(
                        IdFormat.prefixed("shp").print(ids.next()),
                        IdFormat.prefixed("ord").print(ids.next()),
                        order.shopId(),
                        order.externalOrderId(),
                        parcel,
                        waybill,
                        IdFormat.prefixed("trk").print(ids.next()),
                        code,
                        location);
        return new ReceivedEvent(
                "evt_" + parcel, Topic.LOGISTICS, whenParcelTravels.type(), "shp_1", 3, Instant.now(), "c", data);
    }

    private void want(Step step) {
        want(order, step);
    }

    private void want(ExternalOrder of, Step step) {
        QuarkusTransaction.requiringNew().run(() -> wantClearance.want(of, step, Instant.now(), ""));
    }

    private boolean told(int status) {
        return platform.callsOf(CLEARANCE).stream()
                .anyMatch(call -> call.parameters().path("status").asInt() == status);
    }

    private List<ChannelCase> openCases() {
        return cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(order.shopId()))
                .toList();
    }
}
