package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentStatus;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of one shop that are imported together. They are due so late that the product's own worker leaves them alone. */
@QuarkusTest
class ImportTogetherTest {
    private static final Instant FAR = Instant.parse("2037-01-01T00:00:00Z");

    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelOrderStore channelOrders;

    @Inject
    ImportTogether importTogether;

    @Inject
    Statements statements;

    @Inject
    Orders orders;

    @Inject
    EventLog log;

    @Inject
    TestShop goods;

    TinyDouyin platform;
    String shopId;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shopId = TestShops.newShopId();
        TestShops.connect(connectShop, platform, shopId);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void buyersOfManyOrdersAreDecryptedByOneCallAndEachBecomesOneOrder() {
        Sku sku = goods.chocolate("26.00", 10);
        List<ExternalOrder> sold = sell(sku, 4);

        importTogether.run(known(sold));

        assertThat(known(sold)).extracting(ChannelOrder::state).containsOnly(ChannelOrder.State.IMPORTED);
        assertThat(platform.callsOf("order.batchDecrypt")).singleElement().satisfies(call -> assertThat(
                        call.parameters().path("cipher_infos"))
                .hasSize(20));
        assertThat(goods.available(sku)).isEqualTo(6);
        for (ExternalOrder external : sold) {
            Order order = ours(external).orElseThrow();
            assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);
            assertThat(events(external)).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo("by.pavilion.channel.order-imported.v1");
                assertThat(event.sequence()).isEqualTo(1);
                assertThat(event.as(ChannelOrderImported.class).orderId()).isEqualTo(order.id());
                assertThat(event.correlationId()).startsWith("imp_");
            });
        }
    }

    /** The rows that a replica has read may be older than what another one has done meanwhile. */
    @Test
    void whatAnotherReplicaHasImportedMeanwhileIsNotImportedAgain() {
        Sku sku = goods.chocolate("26.00", 10);
        List<ExternalOrder> sold = sell(sku, 3);
        List<ChannelOrder> asTheyWere = known(sold);

        importTogether.run(asTheyWere);
        importTogether.run(asTheyWere);

        assertThat(goods.available(sku)).isEqualTo(7);
        assertThat(sold).allSatisfy(external -> assertThat(events(external)).hasSize(1));
        assertThat(platform.callsOf("order.batchDecrypt")).hasSize(1);
    }

    @Test
    void whenPhonesThatAreLentEndIsKeptForEachOfThem() {
        Sku sku = goods.chocolate("26.00", 10);
        Instant until = Instant.now().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.SECONDS);
        platform.virtualPhones.set(true);
        platform.phonesUntil.set(until.getEpochSecond());
        List<ExternalOrder> sold = sell(sku, 3);

        importTogether.run(known(sold));

        assertThat(phonesUntil(until, sold)).containsExactly(until, until, until);
    }

    /** A process may die between placing an order and saying so, and the marketplace tells the end only of whom it is asked for. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whenALentPhoneEndsIsKeptBeforeItsOrderIsPlaced(int together) {
        Sku sku = goods.chocolate("26.00", 10);
        Instant until = Instant.now().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.SECONDS);
        platform.virtualPhones.set(true);
        platform.phonesUntil.set(until.getEpochSecond());
        List<ExternalOrder> sold = sell(sku, together);
        List<ChannelOrder> asTheyWere = known(sold);
        become("IMPORTED"); // so nothing is noted of them once they are placed

        importTogether.run(asTheyWere);
        become("WANTED");
        importTogether.run(known(sold));

        assertThat(known(sold)).extracting(ChannelOrder::state).containsOnly(ChannelOrder.State.IMPORTED);
        assertThat(phonesUntil(until, sold)).hasSize(together).containsOnly(until);
        assertThat(goods.available(sku)).isEqualTo(10 - together);
        assertThat(platform.callsOf("order.batchDecrypt")).hasSize(1);
    }

    private void become(String state) {
        QuarkusTransaction.requiringNew()
                .run(() -> statements.update(
                        "UPDATE channel_orders SET state = ? WHERE channel = 'douyin' AND shop_id = ?", state, shopId));
    }

    @Test
    void whatIsNotPlainGoesItsOwnWayAndHoldsUpNobody() {
        Sku sku = goods.chocolate("26.00", 10);
        ExternalOrder cancelled = external();
        sell(cancelled, sku).put("order_status", 4);
        ExternalOrder unmapped = external();
        platform.sell(unmapped.externalOrderId(), shopId, "NOBODYS-SKU", 1, 2_837);
        ExternalOrder withoutPhone = external();
        sell(withoutPhone, sku).remove("encrypt_post_tel");
        ExternalOrder undisclosed = external();
        sell(undisclosed, sku).put("encrypt_post_tel", "#strange-%s#".formatted(undisclosed.externalOrderId()));
        ExternalOrder gone = external();
        sell(gone, sku);
        platform.forget(gone.externalOrderId());
        List<ExternalOrder> plain = sell(sku, 2);
        List<ExternalOrder> odd = List.of(cancelled, unmapped, withoutPhone, undisclosed, gone);
        odd.forEach(this::want);
        List<ExternalOrder> all = new ArrayList<>(odd);
        all.addAll(plain);

        importTogether.run(known(all));

        assertThat(known(plain)).extracting(ChannelOrder::state).containsOnly(ChannelOrder.State.IMPORTED);
        assertThat(known(cancelled).state()).isEqualTo(ChannelOrder.State.CLOSED);
        assertThat(known(unmapped).reason()).contains("unmapped-sku");
        assertThat(known(withoutPhone).reason()).contains("buyer-undisclosed");
        assertThat(known(undisclosed).reason()).contains("buyer-undisclosed");
        assertThat(known(gone).state()).isNotEqualTo(ChannelOrder.State.IMPORTED);
        assertThat(known(gone).attempts()).isEqualTo(1);
        assertThat(goods.available(sku)).isEqualTo(8);
        assertThat(platform.callsOf("order.orderDetail")).hasSize(all.size());
    }

    @Test
    void whoComesTooLateForTheLastPieceIsAShortage() {
        Sku sku = goods.chocolate("26.00", 2);
        List<ExternalOrder> sold = sell(sku, 3);

        importTogether.run(known(sold));

        assertThat(known(sold))
                .extracting(ChannelOrder::state)
                .containsExactlyInAnyOrder(
                        ChannelOrder.State.IMPORTED, ChannelOrder.State.IMPORTED, ChannelOrder.State.HELD);
        assertThat(known(sold))
                .filteredOn(order -> order.state() == ChannelOrder.State.HELD)
                .singleElement()
                .satisfies(order -> assertThat(order.reason()).contains("shortage"));
        assertThat(goods.available(sku)).isZero();
        assertThat(platform.callsOf("order.batchDecrypt")).singleElement().satisfies(call -> assertThat(
                        call.parameters().path("cipher_infos"))
                .as("nobody need know who gets nothing")
                .hasSize(10));
    }

    @Test
    void troubleWithTheBuyersPutsAllOfThemOffAndNothingIsAskedTwice() {
        Sku sku = goods.chocolate("26.00", 10);
        List<ExternalOrder> sold = sell(sku, 3);
        platform.fail("order.batchDecrypt", "60000 isp.call-limited");

        importTogether.run(known(sold));

        assertThat(known(sold)).allSatisfy(order -> {
            assertThat(order.state()).isEqualTo(ChannelOrder.State.WANTED);
            assertThat(order.attempts()).isEqualTo(1);
        });
        assertThat(platform.callsOf("order.batchDecrypt")).isEmpty();
        assertThat(goods.available(sku)).isEqualTo(10);
    }

    @Test
    void asManyArePutTogetherAsNeedBeAndOnlyFreshOnes() {
        List<ChannelOrder> fresh = IntStream.range(0, 20)
                .mapToObj(number -> order(number, ChannelOrder.State.WANTED, 0))
                .toList();
        ChannelOrder tried = order(100, ChannelOrder.State.WANTED, 1);
        ChannelOrder ours = order(101, ChannelOrder.State.IMPORTED, 0);
        List<ChannelOrder> due = new ArrayList<>(fresh);
        due.add(2, tried);
        due.add(ours);

        assertThat(ImportOrders.portions(due, 30)).hasSize(22).allSatisfy(portion -> assertThat(portion)
                .hasSize(1));
        assertThat(ImportOrders.portions(due, 4))
                .containsExactly(
                        fresh.subList(0, 5),
                        List.of(tried),
                        fresh.subList(5, 10),
                        fresh.subList(10, 15),
                        fresh.subList(15, 20),
                        List.of(ours));
        assertThat(ImportOrders.portions(fresh, 1)).containsExactly(fresh.subList(0, 10), fresh.subList(10, 20));
    }

    private List<Instant> phonesUntil(Instant until, List<ExternalOrder> sold) {
        return QuarkusTransaction.requiringNew().call(() -> channelOrders.phonesToLookAt(until, 10_000)).stream()
                .filter(phone -> sold.contains(phone.order()))
                .map(ChannelOrderStore.LentPhone::until)
                .toList();
    }

    private static ChannelOrder order(long id, ChannelOrder.State state, int attempts) {
        return new ChannelOrder(
                id, new ExternalOrder("nowhere", "1", "o" + id), state, Optional.empty(), attempts, Optional.empty());
    }

    private List<ExternalOrder> sell(Sku sku, int count) {
        List<ExternalOrder> sold = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            ExternalOrder external = external();
            sell(external, sku);
            want(external);
            sold.add(external);
        }
        return sold;
    }

    private ObjectNode sell(ExternalOrder external, Sku sku) {
        return platform.sell(external.externalOrderId(), shopId, sku.value(), 1, 2_837);
    }

    private ExternalOrder external() {
        return new ExternalOrder("douyin", shopId, TestShops.newOrderId());
    }

    private void want(ExternalOrder external) {
        QuarkusTransaction.requiringNew().run(() -> channelOrders.want(external, FAR));
    }

    private List<ChannelOrder> known(List<ExternalOrder> externals) {
        return externals.stream().map(this::known).toList();
    }

    private ChannelOrder known(ExternalOrder external) {
        return QuarkusTransaction.requiringNew()
                .call(() -> channelOrders.find(external))
                .orElseThrow();
    }

    private Optional<Order> ours(ExternalOrder external) {
        return orders.findExternal("douyin", shopId, external.externalOrderId());
    }

    private List<ReceivedEvent> events(ExternalOrder external) {
        return log.of(Topic.CHANNELS, external.key(), 0, 100);
    }
}
