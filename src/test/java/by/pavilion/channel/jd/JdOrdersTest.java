package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.MarketplaceOrder.State;
import by.pavilion.channel.OrderSearch;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders as the platform may write them, well or badly. */
@QuarkusTest
class JdOrdersTest {
    private static final ExternalOrder ID = new ExternalOrder("jd", "1", "300000000001");
    private static final String ORDER = """
            {"orderInfo":{"orderId":300000000001,"orderState":"WAIT_SELLER_STOCK_OUT","orderPayment":"56.7",
            "orderStartTime":"2026-11-11 00:00:01","paymentConfirmTime":"2026-11-11 00:00:02",
            "modified":"2026-11-11 00:00:03","orderEndTime":"0001-01-01 00:00:00","logisticsId":"","waybill":"",
            "parentOrderId":"0","consigneeInfo":{"province":"海南省","city":"海口市","county":"龙华区","oaid":"o1"},
            "itemInfoList":[{"skuId":9007199254740993,"outerSkuId":" 0012A ","itemTotal":"2","wareId":"1"}]},
            "paymentNo":"JP1"}""";

    @Inject
    JdOrders orders;

    @ParameterizedTest
    @CsvSource({
        "WAIT_SELLER_STOCK_OUT,READY",
        "PAUSE,STOPPED",
        "POP_ORDER_PAUSE,STOPPED",
        "LOCKED,STOPPED",
        "WAIT_SELLER_DELIVERY,FULFILLED",
        "WAIT_GOODS_RECEIVE_CONFIRM,FULFILLED",
        "FINISHED_L,FULFILLED",
        "TRADE_CANCELED,CANCELLED",
        "SEND_TO_DISTRIBUTION_CENER,UNKNOWN",
        "SOMETHING_NEW,UNKNOWN"
    })
    void knowsStatesAndDoesNotStumbleOverOthers(String state, State ours) throws Exception {
        assertThat(read("orderState", "\"" + state + "\"").state()).isEqualTo(ours);
    }

    @Test
    void keepsNumbersExactAndCodesAsTheyAre() throws Exception {
        MarketplaceOrder order = read("orderState", "\"LOCKED\"");

        assertThat(order.lines()).singleElement().satisfies(line -> {
            assertThat(line.sku().skuId()).isEqualTo("9007199254740993");
            assertThat(line.externalLineId()).isEqualTo("9007199254740993");
            assertThat(line.code()).isEqualTo("0012A");
            assertThat(line.quantity()).isEqualTo(2);
        });
        assertThat(order.placedAt()).isEqualTo("2026-11-10T16:00:01Z");
        assertThat(order.payment().orElseThrow().amount()).isEqualTo(Money.of("56.70", Money.CNY));
    }

    @ParameterizedTest
    @CsvSource({"\"6.5\",6.50", "\"0\",0.00", "\"-1\",0.00", "\"99999999\",0.00", "null,0.00"})
    void freightIsThePartOfThePaymentThatIsForTheWay(String told, String freight) throws Exception {
        assertThat(read("freightPrice", told).payment().orElseThrow().freight())
                .isEqualTo(Money.of(freight, Money.CNY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[];0.00",
                "[{\"couponType\":\"41\",\"couponPrice\":\"10\"}];10.00",
                "[{\"couponType\":\"41-京东券优惠\",\"couponPrice\":\"10.5\"}];10.50",
                "[{\"couponType\":39,\"couponPrice\":\"0.3\"},{\"couponType\":\"34\",\"couponPrice\":\"2\"}];2.30",
                "[{\"couponType\":\"52\",\"couponPrice\":\"5\"}];5.00",
                "[{\"couponType\":\"100\",\"couponPrice\":\"5\"},{\"couponType\":\"30\",\"couponPrice\":\"5\"}];0.00",
                "[{\"couponType\":\"41\",\"couponPrice\":\"-5\"},{\"couponType\":\"41\"},{},null,\"41\"];0.00",
                "[{\"couponType\":\"999\",\"couponPrice\":\"5\"}];0.00",
                "\"41\";0.00",
                "null;0.00"
            })
    void couponsAndPointsOfThePlatformArePaidByIt(String discounts, String borne) throws Exception {
        assertThat(read("couponDetailList", discounts).payment().orElseThrow().borne())
                .isEqualTo(Money.of(borne, Money.CNY));
    }

    @ParameterizedTest
    @CsvSource({"\"6.5\",6.50", "\"0.00\",0.00", "\"-1\",0.00", "null,0.00"})
    void aBalanceThatLayThereIsPaidWithToo(String balance, String borne) throws Exception {
        assertThat(read("balanceUsed", balance).payment().orElseThrow().borne()).isEqualTo(Money.of(borne, Money.CNY));
    }

    @Test
    void tellsLinesOfTheSameGoodsApart() throws Exception {
        MarketplaceOrder order = read(
                "itemInfoList",
                "[{\"skuId\":\"5\",\"itemTotal\":\"1\"},{\"skuId\":\"5\",\"itemTotal\":\"1\",\"jdPrice\":\"0\"}]");

        assertThat(order.lines())
                .extracting(MarketplaceOrder.Line::externalLineId)
                .containsExactly("5", "5-2");
        assertThat(order.lines()).extracting(MarketplaceOrder.Line::code).containsOnly("");
    }

    @Test
    void tellsWhatIsInAListedOrderAsFarAsItIsListed() throws JsonProcessingException {
        ObjectNode order = (ObjectNode) JdJson.read(ORDER).json().get("orderInfo");
        order.put("waybill", "SF1,SF2");

        assertThat(JdOrders.contentOf(order))
                .contains(new OrderSearch.Content(1, Optional.of(Money.of("56.70", Money.CNY)), Set.of("SF1", "SF2")));
        order.remove("orderPayment");
        assertThat(JdOrders.contentOf(order))
                .contains(new OrderSearch.Content(1, Optional.empty(), Set.of("SF1", "SF2")));
        order.remove("itemInfoList");
        assertThat(JdOrders.contentOf(order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "\"0.00\"", "\"-1\"", "\"\"", "\"12.345\"", "null", "\"a lot\""})
    void takesNoPaymentOfNothingForOne(String amount) throws Exception {
        assertThat(read("orderPayment", amount).payment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0001-01-01 00:00:00\"", "\"1970-01-01 00:00:00\"", "null", "\"soon\""})
    void isNotPaidWhereNoTimeSaysSo(String time) throws Exception {
        assertThat(read("paymentConfirmTime", time).payment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"itemInfoList", "consigneeInfo", "orderPayment", "waybill", "orderState"})
    void readsAnOrderWithoutAFieldAsFarAsItGoes(String field) throws Exception {
        ObjectNode tree = (ObjectNode) JdJson.read(ORDER).json();
        ((ObjectNode) tree.get("orderInfo")).remove(field);

        assertThat(orders.read(ID, tree.toString()).id()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"goods\"",
                "\"[{\\\"skuId\\\":\\\"5\\\",\\\"itemTotal\\\":\\\"1\\\"}]\"",
                "{}",
                "5",
                "null",
                "[\"goods\"]",
                "[null]",
                "[{\"skuId\":\"5\",\"itemTotal\":\"0\",\"jdPrice\":\"0\"}]",
                "[{\"skuId\":\"5\",\"itemTotal\":\"-2\",\"jdPrice\":\"-1\"}]",
                "[{\"skuId\":\"5\",\"itemTotal\":\"1.5\"}]",
                "[{\"skuId\":\"5\",\"itemTotal\":\"two\"}]"
            })
    void countsNoPiecesWhereNoneAreTold(String items) throws Exception {
        MarketplaceOrder order = read("itemInfoList", items);

        assertThat(order.lines()).allMatch(line -> line.quantity() < 1);
        assertThat(order.state()).isEqualTo(State.READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"海南省\"", "\"{\\\"oaid\\\":\\\"o1\\\"}\"", "[]", "5", "null"})
    void readsNobodyOutOfATextWhereABuyerBelongs(String consignee) throws Exception {
        MarketplaceOrder order = read("consigneeInfo", consignee);

        assertThat(order.ciphers()).isEmpty();
        assertThat(order.region()).isEqualTo(new MarketplaceOrder.Region("", "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"text\"", "{\"orderInfo\":\"nothing\"}", "no json"})
    void doesNotMakeAnOrderOfNothing(String raw) {
        ChannelFault fault = catchThrowableOfType(ChannelFault.class, () -> orders.read(ID, raw));

        assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.RETRY);
    }

    @ParameterizedTest
    @CsvSource({"\"0\",", "0,", "\"300000000009\",300000000009", "300000000009,300000000009", "null,"})
    void knowsWhatAnOrderWasMadeOutOf(String parent, String splitFrom) throws Exception {
        assertThat(read("parentOrderId", parent).splitFrom()).isEqualTo(Optional.ofNullable(splitFrom));
    }

    @Test
    void knowsParcelsOfSeveralCarriers() throws Exception {
        assertThat(JdOrders.parcels(JdJson.read("{\"logisticsId\":\"467|463\",\"waybill\":\"SF1, SF2|YT1\"}")
                        .json()))
                .isEqualTo(List.of(
                        new JdOrders.Parcel("467", "SF1"),
                        new JdOrders.Parcel("467", "SF2"),
                        new JdOrders.Parcel("463", "YT1")));
        assertThat(JdOrders.parcels(JdJson.read("{\"waybill\":\"\"}").json())).isEmpty();
    }

    private MarketplaceOrder read(String field, String value) throws ChannelFault, JsonProcessingException {
        ObjectNode tree = (ObjectNode) JdJson.read(ORDER).json();
        ((ObjectNode) tree.get("orderInfo")).set(field, JdJson.read(value).json());
        return orders.read(ID, tree.toString());
    }
}
