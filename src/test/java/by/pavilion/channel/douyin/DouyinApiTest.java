package by.pavilion.channel.douyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import by.pavilion.channel.AccessToken;
import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ConnectShop;
import by.pavilion.channel.OperateShop;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.ShopTokens;
import by.pavilion.channel.Shops;
import by.pavilion.channel.StaleTokens;
import by.pavilion.channel.TestShops;
import by.pavilion.channel.TinyDouyin;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.limits.Breaker;
import by.pavilion.channel.limits.ShopCalls;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.Leases;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DouyinApiTest {
    private static final String LIST = "order.searchList";

    @Inject
    ConnectShop connectShop;

    @Inject
    Shops shops;

    @Inject
    ShopTokens tokens;

    @Inject
    DouyinClient client;

    @Inject
    DouyinApi api;

    @Inject
    DouyinAuthorization authorization;

    @Inject
    DouyinConfig config;

    @Inject
    DouyinOrderSearch search;

    @Inject
    DouyinPrices prices;

    @Inject
    DouyinAfterSales afterSales;

    @Inject
    ShopCalls calls;

    @Inject
    OperateShop operateShop;

    @Inject
    Breaker breaker;

    @Inject
    ChannelCases cases;

    @Inject
    Leases leases;

    @Inject
    Clock clock;

    TinyDouyin platform;
    ShopAccess shop;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        String shopId = TestShops.newShopId();
        TestShops.connect(connectShop, platform, shopId);
        shop = shops.access("douyin", shopId).orElseThrow();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void setsPricesAboveNothingOnly() throws ChannelFault {
        ChannelSku sku = new ChannelSku("3500000000000000001", TestShops.newOrderId());

        prices.set(shop, sku, Money.of("12.90", Money.CNY));

        assertThat(prices.read(shop, sku)).isEqualTo(Money.of("12.90", Money.CNY));
        for (String wrong : List.of("0.00", "-1.00")) {
            ChannelFault refused =
                    catchThrowableOfType(ChannelFault.class, () -> prices.set(shop, sku, Money.of(wrong, Money.CNY)));
            assertThat(refused.kind()).isEqualTo(ChannelFault.Kind.REFUSED);
        }
        assertThat(platform.callsOf("sku.editPrice")).hasSize(1);
    }

    @Test
    void takesTheTokenThatAnotherReplicaHasFetchedMeanwhile() throws ChannelFault {
        Instant now = clock.instant();
        platform.tokens.add("theirs");
        tokens.keep(shop.shop().id(), new AccessToken("theirs", "", now.plusSeconds(3_600), now.plusSeconds(7_200)));
        DouyinApi late = new DouyinApi(client, calls, new StaleTokens(Optional.empty(), 3), config, leases, clock);

        late.call(shop, "product.detail", Map.of("product_id", "1"));

        assertThat(platform.callsOf("token.create")).isEmpty();
        assertThat(platform.callsOf("product.detail"))
                .extracting(TinyDouyin.Call::token)
                .containsExactly("theirs");
    }

    @Test
    void aTokenThatIsNearlyOverIsRenewedAndWithItWhatRenewsTheNext() throws ChannelFault {
        look();
        AccessToken first = tokens.find(shop.shop().id()).orElseThrow();
        assertThat(first.refreshToken()).isEqualTo("r-" + first.value());

        nearlyOver(first);
        look();
        AccessToken second = tokens.find(shop.shop().id()).orElseThrow();
        nearlyOver(second);
        look();

        assertThat(platform.callsOf("token.create")).hasSize(1);
        assertThat(platform.callsOf("token.refresh"))
                .extracting(call -> call.parameters().path("refresh_token").asText())
                .containsExactly(first.refreshToken(), second.refreshToken());
        assertThat(platform.callsOf("token.refresh")).allSatisfy(call -> assertThat(
                        call.parameters().path("grant_type").asText())
                .isEqualTo("refresh_token"));
        assertThat(tokens.find(shop.shop().id()).orElseThrow().value()).isNotIn(first.value(), second.value());
        assertThat(platform.badCalls).isEmpty();
    }

    @Test
    void aRenewalThatFailsLeavesTheTokenInUse() throws ChannelFault {
        look();
        AccessToken first = tokens.find(shop.shop().id()).orElseThrow();
        nearlyOver(first);
        platform.fail("token.refresh", "20000 isp.service-error:1");

        look();

        assertThat(platform.callsOf("product.detail"))
                .extracting(TinyDouyin.Call::token)
                .containsExactly(first.value(), first.value());
        assertThat(tokens.find(shop.shop().id()).orElseThrow().refreshToken()).isEqualTo(first.refreshToken());
    }

    @Test
    void whatCannotBeRenewedIsMadeAnew() throws ChannelFault {
        look();
        nearlyOver(tokens.find(shop.shop().id()).orElseThrow());
        platform.refreshTokens.clear();

        look();

        assertThat(platform.callsOf("token.refresh")).hasSize(1);
        assertThat(platform.callsOf("token.create")).hasSize(2);
    }

    @Test
    void theCodeOfAShopsOwnerIsExchangedOnceForTheShopsToken() throws ChannelFault {
        platform.codes.put("c1", shop.shop().shopId());

        AccessToken token = authorization.byCode(shop, "c1");

        assertThat(platform.tokens).contains(token.value());
        assertThat(token.refreshToken()).isEqualTo("r-" + token.value());
        assertThat(token.expiresAt()).isAfter(token.renewAt());
        assertThat(platform.callsOf("token.create")).singleElement().satisfies(call -> assertThat(call.parameters())
                .hasToString("""
                        {"code":"c1","grant_type":"authorization_code"}"""));
        ChannelFault again = catchThrowableOfType(ChannelFault.class, () -> authorization.byCode(shop, "c1"));
        assertThat(again.kind()).isEqualTo(ChannelFault.Kind.STOP);
        assertThat(platform.badCalls).isEmpty();
    }

    @Test
    void aCodeOfAnotherShopIsRefused() {
        platform.codes.put("c2", TestShops.newShopId());

        ChannelFault fault = catchThrowableOfType(ChannelFault.class, () -> authorization.byCode(shop, "c2"));

        assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.REFUSED);
    }

    /** Its owner has not said yes: what is the form for a shop of our own is not even tried. */
    @Test
    void anApplicationThatServesOthersGetsNoTokenWithoutACode() {
        DouyinApi serving = new DouyinApi(
                client, calls, tokens, new Serving(config, shop.shop().appKey()), leases, clock);

        ChannelFault fault = catchThrowableOfType(
                ChannelFault.class, () -> serving.call(shop, "product.detail", Map.of("product_id", "1")));

        assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.STOP);
        assertThat(platform.callsOf("token.create")).isEmpty();
    }

    /** As it is configured, and with an application that serves others. */
    private record Serving(DouyinConfig rest, String appKey) implements DouyinConfig {
        @Override
        public Duration timeout() {
            return rest.timeout();
        }

        @Override
        public Map<String, String> carriers() {
            return rest.carriers();
        }

        @Override
        public boolean packages() {
            return rest.packages();
        }

        @Override
        public Optional<String> vendor() {
            return rest.vendor();
        }

        @Override
        public Map<String, String> categories() {
            return rest.categories();
        }

        @Override
        public Optional<List<String>> plainShops() {
            return rest.plainShops();
        }

        @Override
        public Optional<List<String>> serviceApps() {
            return Optional.of(List.of(appKey));
        }

        @Override
        public String paymentProvider() {
            return rest.paymentProvider();
        }

        @Override
        public boolean stockSteps() {
            return rest.stockSteps();
        }
    }

    /** Else a parcel, say, would be taken for one that the platform does not want. */
    @Test
    void whoGetsNoTokenIsStoppedAndNotRefused() {
        String refusal = "40004 isv.parameter-invalid:shop_id";
        platform.fail("token.create", refusal, refusal, refusal);

        ChannelFault fault = catchThrowableOfType(ChannelFault.class, this::look);

        assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.STOP);
        assertThat(fault.reason()).contains("token.create 40004");
        assertThat(platform.callsOf("product.detail")).isEmpty();
    }

    @Test
    void anApplicationThatMayNotActForTheShopAnyMoreGivesWayToAnother() throws ChannelFault {
        try (TinyDouyin other = new TinyDouyin()) {
            String shopId = shop.shop().shopId();
            Shop later = TestShops.connect(connectShop, other, shopId);
            ShopAccess byLater = shops.access("douyin", shopId).orElseThrow();
            assertThat(byLater.shop().id()).isEqualTo(later.id());
            other.fail("product.detail", "30001 dop.authorization-closed");

            ChannelFault revoked = catchThrowableOfType(
                    ChannelFault.class, () -> api.call(byLater, "product.detail", Map.of("product_id", "1")));

            assertThat(revoked.kind()).isEqualTo(ChannelFault.Kind.RETRY);
            assertThat(revoked.reason()).contains("dop.authorization-closed");
            assertThat(shops.access("douyin", shopId)).contains(shop);
            assertThat(breaker.stopOf(later)).isEmpty();
            ChannelCases.About about = new ChannelCases.About(
                    "douyin", shopId, Trouble.TOKEN_EXPIRING, later.id().toString());
            assertThat(cases.findOpen(about))
                    .hasValueSatisfying(
                            open -> assertThat(open.detail().orElse("")).contains(other.appKey));
            look();

            Instant now = clock.instant();
            tokens.keep(later.id(), new AccessToken("new", "", now.plusSeconds(3_600), now.plusSeconds(7_200)));
            assertThat(shops.access("douyin", shopId).map(way -> way.shop().id()))
                    .contains(later.id());
            assertThat(cases.findOpen(about)).isEmpty();
        }
    }

    /** Whoever was at it just then still holds the secret. */
    @Test
    void nothingIsCalledThroughAConnectionThatWasEndedMeanwhile() throws ChannelFault {
        look();
        int before = platform.calls.size();
        operateShop.act(
                shop.shop(),
                OperateShop.Action.DISCONNECT,
                new OperateShop.Particulars(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));

        ChannelFault ended = catchThrowableOfType(ChannelFault.class, this::look);

        assertThat(ended.kind()).isEqualTo(ChannelFault.Kind.RETRY);
        assertThat(platform.calls).hasSize(before);
        assertThat(breaker.stopOf(shop.shop())).isEmpty();
    }

    @Test
    void theOnlyApplicationOfAShopIsStoppedWhenItMayNotActAnyMore() {
        platform.fail("product.detail", "30001 dop.authorization-closed");

        ChannelFault revoked = catchThrowableOfType(ChannelFault.class, this::look);

        assertThat(revoked.kind()).isEqualTo(ChannelFault.Kind.STOP);
        assertThat(breaker.stopOf(shop.shop())).isPresent();
        assertThat(shops.access("douyin", shop.shop().shopId())).contains(shop);
    }

    private void look() throws ChannelFault {
        api.call(shop, "product.detail", Map.of("product_id", "1"));
    }

    private void nearlyOver(AccessToken token) {
        Instant now = clock.instant();
        tokens.keep(
                shop.shop().id(),
                new AccessToken(token.value(), token.refreshToken(), now.minusSeconds(1), now.plusSeconds(3_600)));
    }

    @Test
    void aListThatIsNotGivenIsAskedForAgain() {
        platform.fail(LIST, "50002 isv.business-failed:20005", "40004 isv.parameter-invalid:20004", "50002 -");

        for (int time = 0; time < 3; time++) {
            ChannelFault fault = catchThrowableOfType(ChannelFault.class, this::list);
            assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.RETRY);
        }
    }

    @Test
    void aWindowThatIsNotTakenIsCut() throws ChannelFault {
        platform.fail(LIST, "50002 isv.business-failed:20013");

        assertThat(search.changed(shop, Instant.now().minusSeconds(60), Instant.now(), Optional.empty())
                        .tooMany())
                .isTrue();
    }

    @Test
    void anAfterSaleThatNamesNoOrderDoesNotHideTheOthers() throws ChannelFault {
        Instant now = Instant.now();
        ObjectNode sale = platform.sell(TestShops.newOrderId(), shop.shop().shopId(), "NOBODYS-SKU", 1, 4_000);
        platform.want("7000000000000000001", sale.objectNode(), 2, 4_000);
        platform.want("7000000000000000002", sale, 2, 4_000);

        assertThat(afterSales
                        .changed(shop, now.minusSeconds(60), now.plusSeconds(60), Optional.empty())
                        .found())
                .extracting(AfterSale::externalId)
                .containsExactly("7000000000000000002");
    }

    /** What changes while a list is read leaves it, and lets another one move up that nobody sees. */
    @Test
    void afterSalesOfMoreThanAPageAreReadInNarrowerWindowsAndByPagesOnlyWhileNothingChanges() throws ChannelFault {
        ObjectNode sale = platform.sell(TestShops.newOrderId(), shop.shop().shopId(), "NOBODYS-SKU", 1, 4_000);
        Instant second = Instant.parse("2026-11-11T12:00:00Z");
        for (int number = 0; number < 101; number++) {
            wantAt(second, sale, number);
        }
        assertThat(afterSales
                        .changed(shop, second.minusSeconds(60), second.plusSeconds(60), Optional.empty())
                        .tooMany())
                .isTrue();

        AfterSales.Page first = afterSales.changed(shop, second, second.plusSeconds(1), Optional.empty());
        assertThat(first.tooMany()).isFalse();
        assertThat(first.next()).isPresent();
        wantAt(second, sale, 101);

        ChannelFault changed = catchThrowableOfType(
                ChannelFault.class, () -> afterSales.changed(shop, second, second.plusSeconds(1), first.next()));
        assertThat(changed.kind()).isEqualTo(ChannelFault.Kind.RETRY);
        assertThat(changed.reason()).contains("changes while it is read");
    }

    private void wantAt(Instant second, ObjectNode sale, int number) {
        platform.want(Long.toString(7_000_000_000_000_001_000L + number), sale, 1, 1_000)
                .put("update_time", second.getEpochSecond());
    }

    @Test
    void anAfterSaleOfLessThanNothingOrMoreThanThereCanBeIsForAPerson() throws ChannelFault {
        ObjectNode sale = platform.sell(TestShops.newOrderId(), shop.shop().shopId(), "NOBODYS-SKU", 1, 4_000);
        for (long fen : List.of(-1L, Long.MAX_VALUE)) {
            platform.want("7000000000000000004", sale, 2, fen);

            AfterSale read = afterSales.fetch(shop, "7000000000000000004");

            assertThat(read.state()).as("%d fen", fen).isEqualTo(AfterSale.State.UNKNOWN);
            assertThat(read.externalOrderId()).isEqualTo(sale.path("order_id").asText());
        }
    }

    /** Money goes back for a protected price, too; for other goods, the same ones again and a repair it does not. */
    @Test
    void whetherAFinishedAfterSaleIsMoneyDependsOnItsType() throws ChannelFault {
        ObjectNode sale = platform.sell(TestShops.newOrderId(), shop.shop().shopId(), "NOBODYS-SKU", 1, 4_000);
        Map<Integer, AfterSale.State> expected = Map.of(
                0, AfterSale.State.REFUNDED,
                1, AfterSale.State.REFUNDED,
                2, AfterSale.State.REFUNDED,
                3, AfterSale.State.CLOSED,
                6, AfterSale.State.REFUNDED,
                7, AfterSale.State.CLOSED,
                8, AfterSale.State.CLOSED,
                9, AfterSale.State.UNKNOWN);

        for (Map.Entry<Integer, AfterSale.State> one : expected.entrySet()) {
            platform.want("7000000000000000003", sale, one.getKey(), 1_000).put("aftersale_status", 12);

            assertThat(afterSales.fetch(shop, "7000000000000000003").state())
                    .as("type %d", one.getKey())
                    .isEqualTo(one.getValue());
        }
    }

    /** What the detail lacks would be taken back from what the list has told of the same version. */
    @Test
    void theListAndTheDetailOfAnAfterSaleSayTheSame() throws ChannelFault {
        String id = "7000000000000000005";
        ObjectNode sale = platform.sell(TestShops.newOrderId(), shop.shop().shopId(), "NOBODYS-SKU", 1, 4_000);
        platform.want(id, sale, 1, 3_900);

        AfterSale whole = afterSales.fetch(shop, id);

        assertThat(whole).isEqualTo(listed());
        assertThat(whole.kind()).isEqualTo(AfterSale.Kind.REFUND_ONLY);
        assertThat(whole.state()).isEqualTo(AfterSale.State.ASKED);
        assertThat(whole.amount()).isEqualTo(Money.of("39.00", Money.CNY));
        assertThat(whole.externalLineId()).isEqualTo(sale.path("order_id").asText());
    }

    /** The only one. */
    private AfterSale listed() throws ChannelFault {
        Instant now = Instant.now();
        List<AfterSale> found = afterSales
                .changed(shop, now.minusSeconds(60), now.plusSeconds(60), Optional.empty())
                .found();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** The list has the company's name, the detail its code; words are no number. */
    @Test
    void theBuyersParcelIsReadAsTheListAndAsTheDetailHaveIt() throws ChannelFault {
        String id = "7000000000000000004";
        ObjectNode sale = platform.sell(TestShops.newOrderId(), shop.shop().shopId(), "NOBODYS-SKU", 1, 4_000);
        ObjectNode info = platform.want(id, sale, 0, 4_000);
        assertThat(listed().sentBack()).isEmpty();
        info.put("return_logistics_code", "").put("return_logistics_company_name", "");
        assertThat(listed().sentBack()).isEmpty();
        assertThat(listed().isNumberUnclear()).isFalse();
        info.put("return_logistics_code", "单号 1234567");
        assertThat(listed().sentBack()).isEmpty();
        assertThat(listed().isNumberUnclear()).isTrue();

        info.put("return_logistics_code", 7_312_345_678_901L).put("return_logistics_company_name", "顺丰速运");
        assertThat(listed().sentBack()).contains(new ReturnTracking("other", "7312345678901"));
        assertThat(afterSales.fetch(shop, id).sentBack()).isEmpty();
        platform.sendBack(id, "ShunFeng", "已寄出");
        assertThat(afterSales.fetch(shop, id).isNumberUnclear()).isTrue();
        platform.sendBack(id, "ShunFeng", " SF7312345678901 ");
        assertThat(afterSales.fetch(shop, id).isNumberUnclear()).isFalse();
        assertThat(afterSales.fetch(shop, id).sentBack()).contains(new ReturnTracking("shunfeng", "SF7312345678901"));
    }

    /** None and nonsense tell nothing: then a person says how many. */
    @Test
    void howManyPiecesComeBackIsReadFromAnAfterSale() throws ChannelFault {
        String id = "7000000000000000004";
        ObjectNode sale = platform.sell(TestShops.newOrderId(), shop.shop().shopId(), "NOBODYS-SKU", 2, 8_000);
        ObjectNode info = platform.want(id, sale, 0, 4_000);
        assertThat(afterSales.fetch(shop, id).pieces()).isEmpty();

        info.put("need_return_count", 1);
        assertThat(afterSales.fetch(shop, id).pieces()).contains(1L);
        info.put("need_return_count", "2");
        assertThat(afterSales.fetch(shop, id).pieces()).contains(2L);
        info.put("other_line", TestShops.newOrderId());
        assertThat(afterSales.fetch(shop, id).pieces()).as("of two lines").isEmpty();
        info.remove("other_line");
        for (long nonsense : new long[] {0, -1, 1_000_001, Long.MAX_VALUE}) {
            info.put("need_return_count", nonsense);
            assertThat(afterSales.fetch(shop, id).pieces()).as("%d", nonsense).isEmpty();
        }
        info.put("need_return_count", "两件");
        assertThat(afterSales.fetch(shop, id).pieces()).isEmpty();
    }

    @Test
    void anyOtherCallMayBeRefusedForGood() {
        platform.fail("product.detail", "50002 isv.business-failed:1");

        ChannelFault fault = catchThrowableOfType(
                ChannelFault.class, () -> api.call(shop, "product.detail", Map.of("product_id", "1")));

        assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.REFUSED);
    }

    /** What was done in part may not be done: it is unknown, and tried or read again. */
    @Test
    void whatFailedInPartIsNoSuccessWhereNobodyReadsTheItems() {
        for (String method : List.of("sku.syncStock", "sku.editPrice", "order.logisticsAddMultiPack")) {
            platform.fail(method, "10001 isv.business-failed:1");

            ChannelFault fault =
                    catchThrowableOfType(ChannelFault.class, () -> api.call(shop, method, Map.of("x", "1")));

            assertThat(fault).as(method).isNotNull();
            assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.RETRY);
            assertThat(fault.reason()).contains("10001");
        }
    }

    @Test
    void itemsAreReadOfWhatFailedInPart() throws ChannelFault {
        platform.fail("order.batchDecrypt", "10001 isv.business-failed:300008");

        assertThat(api.call(shop, "order.batchDecrypt", Map.of("cipher_infos", List.of()))
                        .isObject())
                .isTrue();
    }

    private void list() throws ChannelFault {
        search.changed(shop, Instant.now().minusSeconds(60), Instant.now(), Optional.empty());
    }
}
