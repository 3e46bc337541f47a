package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.repairs.RepairCase;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportParcelsTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelCases cases;

    @Inject
    RepairCase repairCase;

    @Inject
    ChannelOrderStore orders;

    @Inject
    ParcelReportStore reports;

    @Inject
    ReportProgress progress;

    @Inject
    WhenParcelLeaves whenParcelLeaves;

    @Inject
    EventLog log;

    @Inject
    Ids ids;

    TinyDouyin platform;
    ExternalOrder order;
    String parcelId;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        order = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
        parcelId = IdFormat.prefixed("pcl").print(ids.next());
        TestShops.connect(connectShop, platform, order.shopId());
        platform.sell(order.externalOrderId(), order.shopId(), "SKU-1", 1, 12_900);
        // Far away, so that nobody imports the order meanwhile.
        QuarkusTransaction.requiringNew().run(() -> orders.want(order, Instant.parse("2037-01-01T00:00:00Z")));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void tellsTheMarketplaceTheNumberOnce() {
        depart(true);
        depart(true);

        await().until(() -> state().equals("REPORTED"));
        assertThat(platform.badCalls).isEmpty();
        assertThat(platform.callsOf("order.logisticsAddMultiPack"))
                .singleElement()
                .satisfies(call -> {
                    JsonNode parameters = call.parameters();
                    assertThat(parameters.path("order_id").asText()).isEqualTo(order.externalOrderId());
                    assertThat(parameters.path("request_id").asText()).isEqualTo(order.externalOrderId() + "-SF100");
                    assertThat(parameters.path("pack_list")).singleElement().satisfies(pack -> {
                        assertThat(pack.path("company_code").asText()).isEqualTo("shunfeng");
                        assertThat(pack.path("logistics_code").asText()).isEqualTo("SF100");
                        assertThat(pack.path("shipped_order_info"))
                                .singleElement()
                                .satisfies(line -> {
                                    assertThat(line.path("shipped_order_id").asText())
                                            .isEqualTo(order.externalOrderId());
                                    assertThat(line.path("shipped_num").asLong())
                                            .isEqualTo(1);
                                });
                    });
                    assertThat(parameters.has("is_refund_reject")).isFalse();
                });
        ReceivedEvent told = events().get(0);
        assertThat(told.type()).isEqualTo("by.pavilion.channel.shipment-reported.v1");
        assertThat(told.sequence()).isEqualTo(1);
        assertThat(told.as(ChannelShipmentReported.class).trackingNumber()).isEqualTo("SF100");
        assertThat(events()).hasSize(1);
    }

    @Test
    void looksBeforeItTellsAgain() {
        platform.losesAnswers.set(true);

        depart(true);

        await().until(() -> state().equals("REPORTED"));
        assertThat(platform.callsOf("order.logisticsAddMultiPack")).hasSize(1);
        assertThat(platform.callsOf("order.orderDetail")).hasSize(2);
        assertThat(events()).hasSize(1);
    }

    @Test
    void triesAgainAfterTroubleOfThePlatform() {
        platform.fail("order.logisticsAddMultiPack", "20000 isp.service-error:1");

        depart(true);

        await().until(() -> state().equals("REPORTED"));
        assertThat(platform.callsOf("order.logisticsAddMultiPack")).hasSize(1);
    }

    /** Nothing of it was done, and the answer does not say what. */
    @Test
    void takesAnAnswerThatItFailedInPartForNoReport() {
        platform.fail("order.logisticsAddMultiPack", "10001 isv.business-failed:1");

        depart(true);

        await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("REPORTED"));
        assertThat(platform.callsOf("order.logisticsAddMultiPack")).hasSize(1);
    }

    @Test
    void aReadingThatIsRefusedRefusesNoParcel() {
        platform.fail("order.orderDetail", "50002 isv.business-failed:2010001");

        depart(true);

        await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("REPORTED"));
    }

    @Test
    void doesNotInsistWhenThePlatformRefuses() {
        platform.fail("order.logisticsAddMultiPack", "50002 isv.business-failed:70019");

        depart(true);

        await().until(() -> state().equals("REFUSED"));
        await().untilAsserted(() -> assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("by.pavilion.channel.shipment-report-refused.v1");
            assertThat(event.as(ChannelShipmentReportRefused.class).reason()).contains("70019");
        }));
        ChannelCase open = cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(order.shopId()))
                .findFirst()
                .orElseThrow();
        assertThat(open.trouble()).isEqualTo(Trouble.PARCEL_REFUSED);
        await().during(Duration.ofSeconds(1)).until(() -> events().size() == 1);

        repairCase.repair("test", new IdempotencyKey(parcelId), "douyin", open.id());

        await().until(() -> state().equals("REPORTED"));
        assertThat(events()).extracting(ReceivedEvent::sequence).containsExactly(1L, 2L);
    }

    /** Somebody has typed it in the platform's console. */
    @Test
    void aNumberThatThePlatformHasAlreadyIsReported() {
        platform.sell(order.externalOrderId(), order.shopId(), "SKU-1", 1, 12_900)
                .withArray("logistics_info")
                .addObject()
                .put("tracking_no", "SF100")
                .put("company", "shunfeng");

        depart(true);

        await().until(() -> state().equals("REPORTED"));
        assertThat(platform.callsOf("order.logisticsAddMultiPack")).hasSize(1);
        assertThat(events()).singleElement().satisfies(event -> assertThat(event.type())
                .isEqualTo("by.pavilion.channel.shipment-reported.v1"));
    }

    @Test
    void anotherNumberThatThePlatformHasIsForAPerson() {
        platform.sell(order.externalOrderId(), order.shopId(), "SKU-1", 1, 12_900)
                .withArray("logistics_info")
                .addObject()
                .put("tracking_no", "SF999")
                .put("company", "shunfeng");

        depart(true);

        await().until(() -> state().equals("REFUSED"));
    }

    @Test
    void aCallThatIsRetiredRefusesNoParcel() {
        platform.fail("order.logisticsAddMultiPack", "70000 isp.api-service-off", "70000 isp.api-service-off");
        platform.fail("order.logisticsAdd", "70000 isp.api-service-off");

        depart(true);

        await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("REPORTED"));
        assertThat(platform.callsOf("order.logisticsAddMultiPack")).isEmpty();
        assertThat(platform.callsOf("order.logisticsAdd")).singleElement().satisfies(call -> assertThat(
                        call.parameters().path("logistics_code").asText())
                .isEqualTo("SF100"));
    }

    @Test
    void whatIsNotTakenForLongIsACaseAndIsTriedOn() {
        ParcelReport report = new ParcelReport(
                parcelId,
                IdFormat.prefixed("shp").print(ids.next()),
                IdFormat.prefixed("ord").print(ids.next()),
                order,
                "SF",
                "SF100",
                "correlation-" + parcelId,
                9);
        QuarkusTransaction.requiringNew().run(() -> reports.insert(report, Instant.parse("2037-01-01T00:00:00Z")));

        progress.failed(report, new ChannelFault(ChannelFault.Kind.RETRY, "order.logisticsAdd 90000 -"));

        assertThat(state()).isEqualTo("WANTED");
        ChannelCase open = cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(order.shopId()))
                .findFirst()
                .orElseThrow();
        assertThat(open.trouble()).isEqualTo(Trouble.PARCEL_REFUSED);
        assertThat(open.detail()).contains("order.logisticsAdd 90000 -");
        repairCase.repair("test", new IdempotencyKey(parcelId), "douyin", open.id());
        await().until(() -> state().equals("REPORTED"));
    }

    @Test
    void doesNotReportALegBeforeTheLastMile() {
        depart(false);

        assertThat(QuarkusTransaction.requiringNew().call(() -> reports.findByIdOptional(parcelId)))
                .isEmpty();
    }

    @Test
    void getsANewTokenWhenTheOldOneHasEnded() {
        platform.sell(order.externalOrderId(), order.shopId(), "SKU-1", 1, 12_900);
        depart(true);
        await().until(() -> state().equals("REPORTED"));
        String first = platform.callsOf("order.logisticsAddMultiPack").get(0).token();
        platform.tokens.clear();
        platform.sell(order.externalOrderId(), order.shopId(), "SKU-1", 1, 12_900);
        parcelId = IdFormat.prefixed("pcl").print(ids.next());

        depart(true);

        await().until(() -> state().equals("REPORTED"));
        assertThat(platform.callsOf("token.create")).hasSize(1);
        assertThat(platform.callsOf("token.refresh")).hasSize(1);
        assertThat(platform.callsOf("order.logisticsAddMultiPack").get(1).token())
                .isNotEqualTo(first);
    }

    private void depart(boolean lastMile) {
        String data = """
            {"shipmentId":"%s","shipmentKind":"order_outbound","orderIds":["%s"],
             "channel":{"code":"douyin","shopId":"%s","externalOrderId":"%s"},"customsMode":"1210",
             "status":"IN_TRANSIT","parcels":[{"parcelId":"%s","trackingNumber":"SF100","carrierCode":"SF",
               "carrierName":"顺丰","logisticsCode":"4601W6L001","lines":[]}],
             "lastMile":%s,"location":{},"departedAt":"2026-11-11T12:00:00Z"}\
            """.formatted(
                        IdFormat.prefixed("shp").print(ids.next()),
                        IdFormat.prefixed("ord").print(ids.next()),
                        order.shopId(),
                        order.externalOrderId(),
                        parcelId,
                        lastMile);
        ReceivedEvent event = new ReceivedEvent(
                "evt_" + UUID.randomUUID(),
                Topic.LOGISTICS,
                whenParcelLeaves.type(),
                "shp_1",
                3,
                Instant.now(),
                "correlation-" + parcelId,
                data);
        QuarkusTransaction.requiringNew().run(() -> whenParcelLeaves.on(event));
    }

    private String state() {
        return QuarkusTransaction.requiringNew()
                .call(() -> reports.findById(parcelId).state.name());
    }

    private List<ReceivedEvent> events() {
        return log.of(Topic.CHANNELS, order.key(), 0, 100);
    }
}
