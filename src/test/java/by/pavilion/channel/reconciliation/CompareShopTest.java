package by.pavilion.channel.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ConnectShop;
import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.KnownOrders;
import by.pavilion.channel.Shop;
import by.pavilion.channel.Shops;
import by.pavilion.channel.TestShops;
import by.pavilion.channel.TinyDouyin;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A marketplace that has forgotten orders of ours is asked about each, a few at a time. */
@QuarkusTest
class CompareShopTest {
    private static final int ORDERS = 5;

    @Inject
    CompareShop compareShop;

    @Inject
    ConnectShop connectShop;

    @Inject
    Shops shops;

    @Inject
    KnownOrders knownOrders;

    @Inject
    TestShop goods;

    TinyDouyin platform;
    Shop shop;
    Instant from;
    Instant until;
    final List<String> forgotten = new ArrayList<>();

    @BeforeEach
    void sellAndForget() {
        platform = new TinyDouyin();
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
        Sku sku = goods.chocolate("26.00", ORDERS);
        from = Instant.now().minus(Duration.ofHours(1));
        until = Instant.now().plus(Duration.ofHours(1));
        for (int number = 0; number < ORDERS; number++) {
            String order = TestShops.newOrderId();
            platform.sell(order, shop.shopId(), sku.value(), 1, 2_837);
            push(order);
            forgotten.add(order);
        }
        await().atMost(Duration.ofSeconds(90)).until(() -> known().size() == ORDERS);
        forgotten.forEach(platform::forget);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void itIsAskedAboutAFewAtATimeAndGoesOnWhereItWas() throws ChannelFault {
        List<KnownOrder> missing = new ArrayList<>();
        List<Integer> portions = new ArrayList<>();
        Optional<String> asked = Optional.empty();
        do {
            CompareShop.Result result = compare(asked, 2, Instant.MAX);
            missing.addAll(result.missingThere());
            portions.add(result.missingThere().size());
            asked = result.asked();
        } while (asked.isPresent());

        assertThat(portions).containsExactly(2, 2, 1);
        assertThat(missing).extracting(KnownOrder::externalOrderId).containsExactlyInAnyOrderElementsOf(forgotten);
    }

    @Test
    void whenItsTimeIsOverOneQuestionIsAskedAllTheSame() throws ChannelFault {
        CompareShop.Result result = compare(Optional.empty(), 100, Instant.MIN);

        assertThat(result.missingThere()).hasSize(1);
        assertThat(result.asked()).contains(result.missingThere().get(0).externalOrderId());
    }

    @Test
    void aFaultDoesNotCostWhatWasAnsweredBefore() throws ChannelFault {
        String gone = "50002 isv.business-failed:2010001";
        String fault = "20000 isp.service-error:1";
        platform.fail("order.orderDetail", gone, gone, fault, fault, fault, fault, fault);

        CompareShop.Result result = compare(Optional.empty(), 100, Instant.MAX);

        platform.faults.clear();
        assertThat(result.missingThere()).hasSize(2);
        assertThat(compare(result.asked(), 100, Instant.MAX).missingThere()).hasSize(ORDERS - 2);
    }

    private void push(String order) {
        String body = """
                [{"tag":"110","msg_id":"m-%1$s","data":"{\\"p_id\\":%1$s,\\"shop_id\\":%2$s}"}]""".formatted(order, shop.shopId());
        RestAssured.given()
                .header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
    }

    private CompareShop.Result compare(Optional<String> after, int most, Instant end) throws ChannelFault {
        return compareShop
                .compare(
                        shops.access("douyin", shop.shopId()).orElseThrow(),
                        from,
                        until,
                        5_000,
                        new CompareShop.Asking(after, most, end))
                .orElseThrow();
    }

    private List<KnownOrder> known() {
        return knownOrders.changedBetween("douyin", shop.shopId(), from, until, "");
    }
}
