package by.pavilion.channel.douyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.MarketplaceOrder.State;
import by.pavilion.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform's orders become, and what becomes of those that are not as documented. */
class DouyinOrdersTest {
    private static final ExternalOrder ID = new ExternalOrder("douyin", "12345", "6900000000000000001");
    private static final String ORDER = """
            {"order_id":"6900000000000000001","order_status":2,"create_time":1762848000,"update_time":1762848060,
             "pay_time":1762848030,"exp_ship_time":1763020800,"pay_amount":12900,"channel_payment_no":"DP1",
             "post_addr":{"province":{"name":"海南省"},"city":{"name":"海口市"},"town":{"name":"龙华区"}},
             "sku_order_list":[{"order_id":"6900000000000000002","product_id":3500000000000000000,
               "product_id_str":"3500000000000000001","sku_id":1700000000000000001,"code":" BY-KOM-CHOC-001 ",
               "item_num":2}]}""";

    @SuppressWarnings("NullAway") // reading asks nobody
    private final DouyinOrders orders = new DouyinOrders(null, new Config());

    private record Config() implements DouyinConfig {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Map<String, String> categories() {
            return Map.of();
        }

        @Override
        public Map<String, String> carriers() {
            return Map.of();
        }

        @Override
        public boolean packages() {
            return true;
        }

        @Override
        public Optional<List<String>> plainShops() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> serviceApps() {
            return Optional.empty();
        }

        @Override
        public Optional<String> vendor() {
            return Optional.empty();
        }

        @Override
        public String paymentProvider() {
            return "douyinpay";
        }

        @Override
        public boolean stockSteps() {
            return false;
        }
    }

    @Test
    void readsFenSecondsAndNumbersOfNineteenDigits() throws ChannelFault {
        MarketplaceOrder order = orders.read(ID, ORDER);

        assertThat(order.state()).isEqualTo(State.READY);
        assertThat(order.updatedAt()).isEqualTo(Instant.ofEpochSecond(1_762_848_060L));
        assertThat(order.shipBy()).contains(Instant.ofEpochSecond(1_763_020_800L));
        assertThat(order.payment()).hasValueSatisfying(payment -> {
            assertThat(payment.amount()).isEqualTo(Money.of("129.00", Money.CNY));
            assertThat(payment.transactionId()).isEqualTo("DP1");
        });
        assertThat(order.lines())
                .containsExactly(new MarketplaceOrder.Line(
                        "6900000000000000002",
                        new ChannelSku("3500000000000000001", "1700000000000000001"),
                        "BY-KOM-CHOC-001",
                        2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"pay_amount\":5200;5200",
                "\"pay_amount\":\"5200\",\"sum_amount\":6000;5200",
                "\"sum_amount\":6000;6000",
                "\"pay_amount\":0,\"sum_amount\":2600,\"given_product_type\":\"FREE\";0",
                "\"given_product_type\":\"FREE\",\"pay_amount\":2600;0"
            })
    void aLineCostsWhatIsPaidForItAndAGiftNothing(String fields, long fen) throws ChannelFault {
        MarketplaceOrder order = orders.read(ID, ORDER.replace("\"item_num\":2", "\"item_num\":2," + fields));

        assertThat(order.lines())
                .extracting(MarketplaceOrder.Line::share)
                .containsExactly(Optional.of(Money.ofMinor(fen, Money.CNY)));
    }

    @ParameterizedTest
    @CsvSource({
        "1,EARLY",
        "105,EARLY",
        "2,READY",
        "101,READY",
        "3,FULFILLED",
        "5,FULFILLED",
        "4,CANCELLED",
        "77,UNKNOWN",
        "\"2\",READY",
        "\"?\",UNKNOWN",
        "null,UNKNOWN",
        "{},UNKNOWN"
    })
    void takesAStateThatItDoesNotKnowForUnknown(String status, State state) throws ChannelFault {
        assertThat(orders.read(ID, ORDER.replace("\"order_status\":2", "\"order_status\":" + status))
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-12900", "\"\"", "null", "129.5", "99999999999999999999", "{}", "[]"})
    void anAmountThatIsNoneIsNoPayment(String amount) throws ChannelFault {
        assertThat(orders.read(ID, ORDER.replace("\"pay_amount\":12900", "\"pay_amount\":" + amount))
                        .payment())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"post_amount\":800;800",
                "\"post_amount\":\"800\",\"post_insurance_amount\":50;850",
                "\"post_amount\":-800;0",
                "\"post_amount\":99999999999;0",
                "\"post_amount\":null;0"
            })
    void freightIsThePartOfThePaymentThatIsForTheWay(String fields, long fen) throws ChannelFault {
        MarketplaceOrder order = orders.read(ID, ORDER.replace("\"order_status\":2", "\"order_status\":2," + fields));

        assertThat(order.payment().orElseThrow().freight()).isEqualTo(Money.ofMinor(fen, Money.CNY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"pay_amount\":5200,\"platform_cost_amount\":800;800",
                "\"pay_amount\":0,\"promotion_platform_amount\":5200,\"promotion_talent_amount\":300;5500",
                "\"pay_amount\":5200,\"platform_cost_amount\":-800;0",
                "\"pay_amount\":5200;0",
                "\"sum_amount\":6000,\"platform_cost_amount\":800;0",
                "\"pay_amount\":0,\"platform_cost_amount\":2600,\"given_product_type\":\"FREE\";0"
            })
    void knowsWhatThePlatformPaysOfALine(String fields, long fen) throws ChannelFault {
        MarketplaceOrder order = orders.read(ID, ORDER.replace("\"item_num\":2", "\"item_num\":2," + fields));

        assertThat(order.lines())
                .extracting(MarketplaceOrder.Line::borne)
                .containsExactly(Money.ofMinor(fen, Money.CNY));
        assertThat(order.digest())
                .as("who bears it is no other version")
                .isEqualTo(orders.read(
                                ID,
                                ORDER.replace(
                                        "\"item_num\":2",
                                        "\"item_num\":2," + fields.replaceAll("(platform_cost|talent)_amount", "x")))
                        .digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"promotion_amount\":3000,\"promotion_shop_amount\":3000,\"shop_cost_amount\":3000;0",
                "\"promotion_platform_amount\":1000,\"promotion_talent_amount\":\"200\";1200",
                "\"promotion_platform_amount\":1000,\"platform_cost_amount\":700,\"shop_cost_amount\":300;700",
                "\"promotion_shop_amount\":1000,\"platform_cost_amount\":400;400",
                "\"promotion_platform_amount\":1000,\"platform_cost_amount\":0;0",
                "\"platform_cost_amount\":-700;0",
                "\"platform_cost_amount\":99999999999;0",
                "\"platform_cost_amount\":null;0"
            })
    void whatThePlatformBearsIsWhatItPaysOfThePrice(String fields, long fen) throws ChannelFault {
        MarketplaceOrder order = orders.read(ID, ORDER.replace("\"order_status\":2", "\"order_status\":2," + fields));

        assertThat(order.payment().orElseThrow().borne()).isEqualTo(Money.ofMinor(fen, Money.CNY));
        assertThat(order.payment().orElseThrow().amount()).isEqualTo(Money.of("129.00", Money.CNY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "null", "1762848060000", "\"yesterday\""})
    void anOrderWithoutATimeIsAskedForAgain(String time) {
        assertThatThrownBy(
                        () -> orders.read(ID, ORDER.replace("\"update_time\":1762848060", "\"update_time\":" + time)))
                .isInstanceOfSatisfying(
                        ChannelFault.class, fault -> assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.RETRY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]x", "text"})
    void whatIsNoJsonIsAskedForAgain(String raw) {
        assertThatThrownBy(() -> orders.read(ID, raw)).isInstanceOf(ChannelFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"goods\"",
                "\"[{}]\"",
                "{}",
                "5",
                "null",
                "[null]",
                "[{\"item_num\":-2}]",
                "[{\"item_num\":\"x\"}]"
            })
    void countsNoPiecesWhereNoneAreTold(String goods) throws ChannelFault {
        MarketplaceOrder order = orders.read(ID, """
                {"order_status":2,"create_time":1,"update_time":2,"sku_order_list":%s}""".formatted(goods));

        assertThat(order.lines()).allMatch(line -> line.quantity() < 1);
        assertThat(order.state()).isEqualTo(State.READY);
    }

    @Test
    void missingFieldsAreEmptyAndHarmless() throws ChannelFault {
        MarketplaceOrder order =
                orders.read(ID, "{\"create_time\":1,\"update_time\":\"2\",\"sku_order_list\":[{},\"text\"]}");

        assertThat(order.lines()).containsOnly(new MarketplaceOrder.Line("", new ChannelSku("", ""), "", 0));
        assertThat(order.payment()).isEmpty();
        assertThat(order.ciphers()).isEmpty();
        assertThat(order.state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void theSameContentHasTheSameDigestWhateverItsCiphertext() throws ChannelFault {
        String one = ORDER.replace("\"order_status\":2", "\"order_status\":2,\"encrypt_post_tel\":\"#a#\"");
        String other = ORDER.replace("\"order_status\":2", "\"order_status\":2,\"encrypt_post_tel\":\"#b#\"");
        String shipped = ORDER.replace("\"order_status\":2", "\"order_status\":3");

        assertThat(orders.read(ID, one).digest())
                .isEqualTo(orders.read(ID, other).digest());
        assertThat(orders.read(ID, shipped).digest())
                .isNotEqualTo(orders.read(ID, ORDER).digest());
    }
}
