package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import by.pavilion.TestKeys;
import by.pavilion.WholeList;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.channel.repairs.RepairCase;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentStatus;
import by.pavilion.ordering.TestShop;
import by.pavilion.parties.Recipient;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import by.pavilion.shared.Workers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the pushed message to the order of ours, with a platform over HTTP that is not the sandbox's. */
@QuarkusTest
class ImportOrderTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    ChannelOrderStore channelOrders;

    @Inject
    Orders orders;

    @Inject
    EventLog log;

    @Inject
    TestShop goods;

    @Inject
    ListingBook book;

    @Inject
    ChannelCases cases;

    @Inject
    ImportProgress progress;

    @Inject
    WantOrders wantOrders;

    @Inject
    RepairCase repairCase;

    @Inject
    WatchAddresses watchAddresses;

    @Inject
    Workers workers;

    @Inject
    Shops shops;

    @Inject
    Channels channels;

    @Inject
    DiscloseBuyer discloseBuyer;

    @Inject
    WatchPhones watchPhones;

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Inject
    ChannelConfig config;

    TinyDouyin platform;
    ExternalOrder external;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        external = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
        TestShops.connect(connectShop, platform, external.shopId());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void whatAMarketplaceSoldBecomesOnePaidOrder() {
        Sku sku = goods.chocolate("26.00", 10);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412);

        push("101", "m1");
        push("110", "m2");
        push("110", "m2");
        push("110", "m3");

        awaitState(ChannelOrder.State.IMPORTED);
        Order order = ours().orElseThrow();
        assertThat(order.orderNo()).isEqualTo(external.externalOrderId());
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(order.totals().payable()).isEqualTo(Money.of("84.12", Money.CNY));
        assertThat(goods.available(sku)).isEqualTo(8);
        assertThat(platform.badCalls).isEmpty();
        assertThat(platform.callsOf("token.create")).hasSize(1);
        assertThat(platform.callsOf("order.batchDecrypt")).singleElement().satisfies(call -> assertThat(
                        call.parameters().path("cipher_infos"))
                .hasSize(5));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("by.pavilion.channel.order-imported.v1");
            assertThat(event.sequence()).isEqualTo(1);
            assertThat(event.as(ChannelOrderImported.class).orderId()).isEqualTo(order.id());
        });
        List<ReceivedEvent> told = log.of(Topic.ORDERS, order.id().toString(), 0, 100);
        assertThat(told)
                .extracting(ReceivedEvent::type)
                .startsWith(
                        "by.pavilion.order.placed.v1", "by.pavilion.order.paid.v1", "by.pavilion.order.accepted.v1");
        assertThat(told)
                .allSatisfy(event -> assertThat(event.data()).doesNotContain("张三", "李四", "13800138000", "建国路", "#"));
        assertThat(told.get(1).data()).contains("9000" + external.externalOrderId());
    }

    @Test
    void whatABuyerPaidForTheWayIsFreightHereToo() {
        Sku sku = goods.chocolate("26.00", 10);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412)
                .put("post_amount", 900)
                .put("post_insurance_amount", 100);

        push("110", "m1");

        awaitState(ChannelOrder.State.IMPORTED);
        Order order = ours().orElseThrow();
        assertThat(order.totals().freight()).isEqualTo(Money.of("10.00", Money.CNY));
        assertThat(order.totals().payable()).isEqualTo(Money.of("84.12", Money.CNY));
        assertThat(order.lines().get(0).freight()).isEqualTo(Money.of("10.00", Money.CNY));
    }

    @Test
    void anOrderWithoutOurSkuIsHeldBeforeItsBuyerIsDecrypted() {
        platform.sell(external.externalOrderId(), external.shopId(), "NOBODYS-SKU", 1, 8_412);

        push("110", "m1");
        awaitState(ChannelOrder.State.HELD);
        push("110", "m2");
        await().until(() -> channelOrder().attempts() == 2);

        assertThat(channelOrder().reason()).contains("unmapped-sku");
        assertThat(ours()).isEmpty();
        assertThat(platform.callsOf("order.batchDecrypt")).isEmpty();
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("by.pavilion.channel.order-import-held.v1");
            assertThat(event.as(ChannelOrderImportHeld.class).reason()).isEqualTo("unmapped-sku");
        });
    }

    @Test
    void aShortageHoldsTheOrderUntilThereIsStock() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412);
        push("110", "m1");
        awaitState(ChannelOrder.State.HELD);
        assertThat(channelOrder().reason()).contains("shortage");
        assertThat(platform.callsOf("order.batchDecrypt")).isEmpty();
        assertThat(goods.available(sku)).isEqualTo(1);
        List<JsonNode> shortages = shortages(sku);
        assertThat(shortages).singleElement().satisfies(told -> {
            assertThat(told.path("channel").asText()).isEqualTo("douyin");
            assertThat(told.path("wanted").asLong()).isEqualTo(2);
            assertThat(told.path("available").asLong()).isEqualTo(1);
            assertThat(told.path("causeRef").asText()).isEqualTo(external.key());
        });
        int attempts = channelOrder().attempts();
        tryAgain();
        await().until(() -> channelOrder().attempts() > attempts);
        assertThat(shortages(sku)).isEqualTo(shortages);

        goods.stock(sku, TestShop.BONDED, 2);
        tryAgain();

        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(goods.available(sku)).isZero();
        assertThat(events())
                .extracting(ReceivedEvent::type)
                .containsExactly("by.pavilion.channel.order-import-held.v1", "by.pavilion.channel.order-imported.v1");
        assertThat(events()).extracting(ReceivedEvent::sequence).containsExactly(1L, 2L);
    }

    private List<JsonNode> shortages(Sku sku) {
        return log.of(Topic.INVENTORY, sku.value(), 0, 100).stream()
                .filter(event -> event.type().equals("by.pavilion.stock.short.v1"))
                .map(event -> event.as(JsonNode.class))
                .toList();
    }

    @Test
    void aShortageIsACaseThatIsDueWhenItHasToBeSentAndIsOverWithTheGoods() {
        Sku sku = goods.chocolate("26.00", 1);
        long shipBy = clock.instant().getEpochSecond() + 86_400;
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412)
                .put("exp_ship_time", shipBy);
        push("110", "m1");
        awaitState(ChannelOrder.State.HELD);

        assertThat(openCases()).singleElement().satisfies(open -> {
            assertThat(open.trouble()).isEqualTo(Trouble.SHORTAGE);
            assertThat(open.subject()).isEqualTo(external.externalOrderId());
            assertThat(open.dueAt()).contains(Instant.ofEpochSecond(shipBy));
            assertThat(open.detail()).contains("shortage, paid 84.12 CNY: " + sku + "×2");
        });
        WholeList.of("/api/v1/cases?kind=MARKETPLACE")
                .body("items.next.reason.text", hasItem(containsString(external.externalOrderId())));

        goods.stock(sku, TestShop.BONDED, 2);
        tryAgain();

        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(openCases()).isEmpty();
        Order order = ours().orElseThrow();
        assertThat(order.channel().shipBy()).contains(Instant.ofEpochSecond(shipBy));
        assertThat(log.of(Topic.ORDERS, order.id().toString(), 0, 1))
                .singleElement()
                .satisfies(placed -> assertThat(
                                placed.as(JsonNode.class).path("shipBy").asText())
                        .isEqualTo(Instant.ofEpochSecond(shipBy).toString()));
    }

    @Test
    void goodsThatComeWakeWhatWaitsForThem() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412);
        push("110", "m1");
        awaitState(ChannelOrder.State.HELD);

        goods.stock(sku, TestShop.BONDED, 2);

        awaitState(ChannelOrder.State.IMPORTED);
    }

    @Test
    void aListingThatComesWakesWhatWaitsForIt() {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode sale = platform.sell(external.externalOrderId(), external.shopId(), "", 1, 4_000);
        ((ObjectNode) sale.withArray("sku_order_list").get(0)).put("sku_id", 1_700_000_000_000_000_003L);
        push("110", "m1");
        awaitState(ChannelOrder.State.HELD);

        list("1700000000000000003", sku, 1);

        awaitState(ChannelOrder.State.IMPORTED);
    }

    @Test
    void aBuyerIsDisclosedOnceForTriesThatFollowEachOtherAndTheAuditTrailSaysSo() throws ChannelFault {
        platform.sell(external.externalOrderId(), external.shopId(), "NOBODYS-SKU", 1, 4_000);
        ShopAccess shop = shops.access("douyin", external.shopId()).orElseThrow();
        OrdersIn adapter = channels.require("douyin", OrdersIn.class);
        MarketplaceOrder order = adapter.fetch(shop, external.externalOrderId());

        BuyersIn.Disclosure first = discloseBuyer.disclose(shop, order, "import");
        BuyersIn.Disclosure second = discloseBuyer.disclose(shop, order, "import");

        assertThat(second).isEqualTo(first);
        assertThat(platform.callsOf("order.batchDecrypt")).hasSize(1);
        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/audit?subject=" + external.externalOrderId())
                .then()
                .statusCode(200)
                .body("items.kind", contains("BUYER"))
                .body("items[0].actor", equalTo("channel:douyin:" + external.shopId()));
        discloseBuyer.forget(external);
        discloseBuyer.disclose(shop, order, "import");
        assertThat(platform.callsOf("order.batchDecrypt")).hasSize(2);
    }

    @Test
    void aListingSaysWhichGoodsOfOursAreMeantAndHowMany() {
        Sku sku = goods.chocolate("26.00", 10);
        list("1700000000000000001", sku, 3);
        ObjectNode sale = platform.sell(external.externalOrderId(), external.shopId(), "NOBODYS-SKU", 2, 20_000);
        ((ObjectNode) sale.withArray("sku_order_list").get(0)).put("sku_id", 1_700_000_000_000_000_001L);

        push("110", "m1");

        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(goods.available(sku)).isEqualTo(4);
        assertThat(ours().orElseThrow().lines()).singleElement().satisfies(line -> {
            assertThat(line.sku()).isEqualTo(sku);
            assertThat(line.quantity()).isEqualTo(6);
        });
    }

    @Test
    void anUnmappedOrderIsTakenOnceItsGoodsAreListed() {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode sale = platform.sell(external.externalOrderId(), external.shopId(), "", 1, 4_000);
        ((ObjectNode) sale.withArray("sku_order_list").get(0)).put("sku_id", 1_700_000_000_000_000_002L);
        push("110", "m1");
        awaitState(ChannelOrder.State.HELD);
        assertThat(openCases()).extracting(ChannelCase::trouble).containsExactly(Trouble.ORDER_HELD);

        list("1700000000000000002", sku, 1);
        tryAgain();

        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(openCases()).isEmpty();
    }

    @Test
    void anOrderOfAShopThatIsConnectedLaterIsNotLost() {
        Sku sku = goods.chocolate("26.00", 1);
        external = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        push("110", "m1");
        awaitState(ChannelOrder.State.HELD);
        assertThat(channelOrder().reason()).contains("unknown-shop");

        TestShops.connect(connectShop, platform, external.shopId());

        awaitState(ChannelOrder.State.IMPORTED);
    }

    @Test
    void troubleOfThePlatformOrOfTheTokenOnlyDelaysTheImport() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        platform.fail("order.orderDetail", "20000 isp.service-error:1", "40003 isv.access-token-expired");
        platform.fail("order.batchDecrypt", "90000 -");

        push("110", "m1");

        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(platform.callsOf("order.batchDecrypt")).hasSize(1);
    }

    @Test
    void anOrderThatIsNotFreeYetWaitsAndACancelledOneIsClosed() {
        Sku sku = goods.chocolate("26.00", 1);
        var sale = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        sale.put("order_status", 105);

        push("110", "m1");
        await().until(() -> channelOrder().attempts() >= 1);
        assertThat(channelOrder().state()).isEqualTo(ChannelOrder.State.WANTED);
        progress.phonesAreLent(Map.of(channelOrder().id(), Instant.now()));
        sale.put("order_status", 4);

        awaitState(ChannelOrder.State.CLOSED);
        assertThat(hasAPhoneToBeLookedAt()).isFalse();
        assertThat(ours()).isEmpty();
        assertThat(platform.callsOf("order.batchDecrypt")).isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    void anOrderWhoseAddressChangesThereIsHeldAndIsACaseOnce() {
        Sku sku = goods.chocolate("26.00", 10);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        push("110", "m1");
        awaitState(ChannelOrder.State.IMPORTED);
        String orderId = ours().orElseThrow().id().toString();

        push("105", "m2");
        push("105", "m2");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(openHolds(orderId)).containsExactly("address-change"));
        assertThat(openCases()).singleElement().satisfies(open -> {
            assertThat(open.trouble()).isEqualTo(Trouble.ADDRESS_CHANGED);
            assertThat(open.subject()).isEqualTo(external.externalOrderId());
            assertThat(open.orderId()).contains(orderId);
            assertThat(open.detail()).contains("message m2");
        });

        ChannelCase open = openCases().get(0);
        repairCase.repair("test", new IdempotencyKey(external.externalOrderId()), "douyin", open.id());
        QuarkusTransaction.requiringNew().run(() -> watchAddresses.told(external, "m2"));
        assertThat(openCases()).as("what was told again has been seen to").isEmpty();

        push("111", "m3");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(openCases())
                .extracting(ChannelCase::trouble)
                .containsExactly(Trouble.ADDRESS_CHANGED));
    }

    /** The message about it is lost. */
    @Test
    void anotherPlaceIsNoticedWheneverTheOrderIsLookedAtAndToldInNoCase() {
        Sku sku = goods.chocolate("26.00", 10);
        ObjectNode sale = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        push("110", "m1");
        awaitState(ChannelOrder.State.IMPORTED);
        String orderId = ours().orElseThrow().id().toString();
        ((ObjectNode) sale.path("post_addr").path("town")).put("name", "海淀区");
        sale.put("update_time", sale.path("update_time").asLong() + 60);

        push("104", "m2");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(openHolds(orderId)).containsExactly("address-change"));
        assertThat(openCases()).singleElement().satisfies(open -> {
            assertThat(open.trouble()).isEqualTo(Trouble.ADDRESS_CHANGED);
            assertThat(open.detail().orElseThrow()).startsWith("version ").doesNotContain("海淀区", "建国路");
        });

        ChannelCase open = openCases().get(0);
        repairCase.repair("test", new IdempotencyKey(external.externalOrderId()), "douyin", open.id());
        int asked = platform.callsOf("order.orderDetail").size();
        push("104", "m3");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> platform.callsOf("order.orderDetail").size() > asked);
        await().during(Duration.ofSeconds(1)).until(() -> openCases().isEmpty());
    }

    /** Without its extension a virtual number leads to nobody. */
    @Test
    void aVirtualNumberIsKeptWithItsExtension() throws ChannelFault {
        platform.virtualPhones.set(true);
        platform.sell(external.externalOrderId(), external.shopId(), "NOBODYS-SKU", 1, 4_000);
        ShopAccess shop = shops.access("douyin", external.shopId()).orElseThrow();
        MarketplaceOrder order = channels.require("douyin", OrdersIn.class).fetch(shop, external.externalOrderId());

        Recipient recipient = discloseBuyer.disclose(shop, order, "import").recipient();

        assertThat(recipient.shipTo().phone()).isEqualTo("18412345678-1234");
        assertThat(recipient.buyer().phone()).isEqualTo("18412345678-1234");
        assertThat(recipient.shipTo().name()).isEqualTo("李四");
    }

    /** A marketplace lends it for a while, and what is on its way by train may take longer. */
    @Test
    void aLentNumberThatEndsBeforeTheGoodsAreThereIsACaseOnce() {
        Sku sku = goods.chocolate("26.00", 10);
        Instant until = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        platform.virtualPhones.set(true);
        platform.phonesUntil.set(until.getEpochSecond());
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412);
        push("110", "m1");
        awaitState(ChannelOrder.State.IMPORTED);

        watchPhones.doSome();

        await().untilAsserted(() -> assertThat(openCases()).singleElement().satisfies(open -> {
            assertThat(open.trouble()).isEqualTo(Trouble.PHONE_ENDING);
            assertThat(open.subject()).isEqualTo(external.externalOrderId());
            assertThat(open.orderId()).contains(ours().orElseThrow().id().toString());
            assertThat(open.dueAt()).contains(until);
            assertThat(open.detail().orElse("")).doesNotContain("18412345678");
        }));
        repairCase.repair(
                "test",
                new IdempotencyKey(external.externalOrderId()),
                "douyin",
                openCases().get(0).id());
        watchPhones.doSome();
        assertThat(openCases()).isEmpty();
    }

    @Test
    void aLentNumberThatIsLentForLongerIsNoCase() {
        Sku sku = goods.chocolate("26.00", 10);
        Instant longer = Instant.now().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.SECONDS);
        platform.virtualPhones.set(true);
        platform.phonesUntil.set(longer.getEpochSecond());
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412);
        push("110", "m1");
        awaitState(ChannelOrder.State.IMPORTED);
        watchPhones.doSome();
        assertThat(platform.callsOf("order.batchDecrypt")).hasSize(1); // there is nothing to be asked yet
        long id = channelOrder().id();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        QuarkusTransaction.requiringNew().run(() -> channelOrders.phoneIsLent(id, tomorrow, Instant.EPOCH));

        watchPhones.doSome();

        await().untilAsserted(() -> assertThat(phoneUntil(longer)).isEqualTo(longer));
        assertThat(platform.callsOf("order.batchDecrypt")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(openCases()).isEmpty();
    }

    /** Else it would be looked for again and again, or be one that ends of an order with another phone. */
    @Test
    void aNumberLentForWhatIsNotPlacedIsNotLookedAt() {
        platform.sell(external.externalOrderId(), external.shopId(), "NOBODYS-SKU", 1, 4_000);
        push("110", "m1");
        awaitState(ChannelOrder.State.HELD);
        progress.phonesAreLent(Map.of(channelOrder().id(), Instant.now()));

        progress.held(channelOrder(), "unmapped-sku", "NOBODYS-SKU", Optional.empty());

        assertThat(hasAPhoneToBeLookedAt()).isFalse();
    }

    private boolean hasAPhoneToBeLookedAt() {
        return statements.number(
                        "SELECT COUNT(*) FROM channel_orders WHERE id = ? AND phone_watch_at IS NOT NULL",
                        channelOrder().id())
                > 0;
    }

    /** Of the order at a time at which its phone is to be looked at. */
    private Instant phoneUntil(Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> channelOrders.phonesToLookAt(at, 1_000)).stream()
                .filter(phone -> phone.order().equals(external))
                .map(ChannelOrderStore.LentPhone::until)
                .findFirst()
                .orElseThrow();
    }

    /** It is kept and shown, and nothing is done because of it. */
    @ParameterizedTest
    @CsvSource({
        "0,8412,malformed-order",
        "-2,8412,malformed-order",
        "2000000000,8412,malformed-order",
        "2,99999999900,malformed-order",
        "2,0,unpaid",
        "2,-8412,unpaid"
    })
    void anOrderThatNobodyCanHaveMadeIsHeld(int pieces, long fen, String reason) {
        Sku sku = goods.chocolate("26.00", 10);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), pieces, fen);

        push("110", "m1");

        awaitHeldUntouched(reason, sku);
    }

    @Test
    void aTextWhereGoodsBelongHoldsTheOrder() {
        Sku sku = goods.chocolate("26.00", 10);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 2, 8_412)
                .put("sku_order_list", "[{\"code\":\"%s\",\"item_num\":2}]".formatted(sku.value()));

        push("110", "m1");

        awaitHeldUntouched("malformed-order", sku);
    }

    private void awaitHeldUntouched(String reason, Sku sku) {
        awaitState(ChannelOrder.State.HELD);
        assertThat(channelOrder().reason()).contains(reason);
        assertThat(openCases()).extracting(ChannelCase::trouble).containsExactly(Trouble.ORDER_HELD);
        assertThat(ours()).isEmpty();
        assertThat(goods.available(sku)).isEqualTo(10);
        assertThat(platform.callsOf("order.batchDecrypt")).isEmpty();
    }

    @Test
    void aBuyerWhoIsNotDisclosedHoldsTheOrder() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000)
                .put("encrypt_post_tel", "#unknown#");

        push("110", "m1");

        awaitState(ChannelOrder.State.HELD);
        assertThat(channelOrder().reason()).contains("buyer-undisclosed");
        assertThat(goods.available(sku)).isEqualTo(1);
    }

    /** It is kept and shown, and nobody asks for it each minute for ever. */
    @Test
    void anOrderThatItsMarketplaceRefusesToGiveIsACaseWhoseRepairAsksAgain() {
        Sku sku = goods.chocolate("26.00", 1);

        push("110", "m1");

        awaitState(ChannelOrder.State.HELD);
        assertThat(channelOrder().reason()).contains("refused-there");
        assertThat(events()).singleElement().satisfies(event -> assertThat(
                        event.as(ChannelOrderImportHeld.class).reason())
                .isEqualTo("refused-there"));
        ChannelCase open = openCases().get(0);
        assertThat(open.trouble()).isEqualTo(Trouble.ORDER_HELD);
        assertThat(open.detail().orElseThrow()).contains("2010001");

        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        repairCase.repair("test", new IdempotencyKey(external.externalOrderId()), "douyin", open.id());

        awaitState(ChannelOrder.State.IMPORTED);
        assertThat(openCases()).isEmpty();
    }

    @Test
    void anOrderThatFailsForLongIsACaseAndGoesOn() {
        QuarkusTransaction.requiringNew()
                .run(() -> channelOrders.want(external, Instant.parse("2037-01-01T00:00:00Z")));
        hasFailed(4); // the product's own worker would try it a second after a first failure
        ChannelFault fault =
                new ChannelFault(ChannelFault.Kind.RETRY, "order.orderDetail answered without create_time");
        for (int attempt = 5; attempt < 10; attempt++) {
            progress.failed(channelOrder(), fault);
        }
        progress.failed(channelOrder(), ChannelFault.ofOurs("IllegalStateException"));
        assertThat(openCases()).isEmpty();

        progress.failed(channelOrder(), fault);

        assertThat(channelOrder().state()).isEqualTo(ChannelOrder.State.WANTED);
        assertThat(openCases()).singleElement().satisfies(open -> {
            assertThat(open.trouble()).isEqualTo(Trouble.ORDER_HELD);
            assertThat(open.detail()).contains("not-to-be-had: order.orderDetail answered without create_time");
        });
    }

    private void hasFailed(int times) {
        long id = channelOrder().id();
        QuarkusTransaction.requiringNew().run(() -> {
            channelOrders.lock(id);
            channelOrders.change(
                    id, ChannelOrder.State.WANTED, null, null, times, Instant.parse("2037-01-01T00:00:00Z"));
        });
    }

    /** Some calls tell of older orders with a letter behind the number, others without it. */
    @Test
    void anOldNumberWithALetterIsTheSameOrder() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);

        pushOf("\\\"" + external.externalOrderId() + "A\\\"", "110", "m1");

        awaitState(ChannelOrder.State.IMPORTED);
    }

    /** The version before has kept it with the letter. */
    @Test
    void anOrderThatIsKeptWithItsLetterIsFoundWithoutIt() {
        Sku sku = goods.chocolate("26.00", 1);
        String number = external.externalOrderId();
        ExternalOrder old = new ExternalOrder("douyin", external.shopId(), number + "A");
        ObjectNode sale = platform.sell(old.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);
        QuarkusTransaction.requiringNew().run(() -> channelOrders.want(old, clock.instant()));
        workers.wake(ImportOrders.NAME);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> orders.findExternal("douyin", old.shopId(), old.externalOrderId())
                        .isPresent());
        sale.put("order_status", 4);
        sale.put("update_time", sale.path("update_time").asLong() + 60);

        push("110", "m1");
        push("106", "m2");
        wantOrders.wantAgain(external);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> orders.findExternal("douyin", old.shopId(), old.externalOrderId())
                        .filter(order -> order.status() == OrderStatus.CANCELLED)
                        .isPresent());
        assertThat(found()).isEmpty();
        assertThat(ours()).isEmpty();
    }

    /** The other's order is there before the slow one has answered at all. */
    @Test
    void aSlowShopKeepsNoOtherWaiting() {
        try (TinyDouyin slow = new TinyDouyin()) {
            slow.slowSeconds.set(15);
            String slowShop = TestShops.newShopId();
            TestShops.connect(connectShop, slow, slowShop);
            for (int number = 0; number < 40; number++) {
                String order = TestShops.newOrderId();
                slow.sell(order, slowShop, "NOBODYS-SKU", 1, 4_000).put("order_status", 4);
                wantOrders.wantAgain(new ExternalOrder("douyin", slowShop, order));
            }
            await().until(() -> !slow.callsOf("order.orderDetail").isEmpty());
            long begun = System.nanoTime();
            Sku sku = goods.chocolate("26.00", 1);
            platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 4_000);

            push("110", "m1");

            await().atMost(Duration.ofSeconds(60)).until(() -> ours().isPresent());
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            assertThat(slow.callsOf("order.orderDetail"))
                    .as("calls that are given up after ten seconds, within %d s", seconds)
                    .hasSizeLessThan(config.parallelImports() * (1 + (int) (seconds + 2) / 10));
        }
    }

    private void push(String tag, String id) {
        pushOf(external.externalOrderId(), tag, id);
    }

    private void pushOf(String orderId, String tag, String id) {
        String body = "[{\"tag\":\"%s\",\"msg_id\":\"%s\",\"data\":\"{\\\"p_id\\\":%s,\\\"shop_id\\\":%s}\"}]"
                .formatted(tag, id, orderId, external.shopId());
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
    }

    private void list(String skuId, Sku sku, int factor) {
        book.put(List.of(new ChannelListing(
                external.channel(),
                external.shopId(),
                new ChannelSku("", skuId),
                sku,
                factor,
                Instant.parse("2020-01-01T00:00:00Z"),
                Optional.empty())));
    }

    private List<ChannelCase> openCases() {
        return cases.page(external.channel(), null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(external.shopId()))
                .toList();
    }

    private static List<String> openHolds(String orderId) {
        return given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/orders/" + orderId + "/holds")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.releasedAt == null }.reason");
    }

    private void tryAgain() {
        QuarkusTransaction.requiringNew()
                .run(() -> channelOrders.hurry(external.channel(), external.shopId(), clock.instant()));
        workers.wake(ImportOrders.NAME);
    }

    private void awaitState(ChannelOrder.State state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(found())
                .hasValueSatisfying(order -> assertThat(order.state()).isEqualTo(state)));
    }

    private ChannelOrder channelOrder() {
        return found().orElseThrow();
    }

    private Optional<ChannelOrder> found() {
        return QuarkusTransaction.requiringNew().call(() -> channelOrders.find(external));
    }

    private Optional<Order> ours() {
        return orders.findExternal(external.channel(), external.shopId(), external.externalOrderId());
    }

    private List<ReceivedEvent> events() {
        return log.of(Topic.CHANNELS, external.key(), 0, 100);
    }
}
