package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ChannelFault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is documented of an answer is enough, also where the wrappers that are seen around it are missing. */
class JdBareAnswersTest {
    private static final String STOCK = "jingdong.ware.stock.sku.set";
    private static final String PAYMENT =
            "jingdong.pop.customs.center.OrderBankAdapterJsfService.getPaymentNoResultByVender";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"obj\":{\"updateStockResult\":[{\"skuId\":2,\"success\":false},{\"skuId\":1,\"success\":true}]}}",
                "{\"returnType\":{\"success\":true,\"obj\":{\"updateStockResult\":[{\"data\":\"1\",\"success\":\"true\"}]}}}"
            })
    void stockIsTakenWhenTheGoodsOwnResultSaysSo(String body) throws ChannelFault, JsonProcessingException {
        JdStock.requireTaken(answer(STOCK, body), "1");

        assertThatThrownBy(() -> JdStock.requireTaken(answer(STOCK, body), "2")).isInstanceOf(ChannelFault.class);
    }

    @Test
    void thePaymentsNumberIsReadWhereverItIs() throws ChannelFault, JsonProcessingException {
        assertThat(JdOrders.paymentNumberIn(answer(PAYMENT, "{\"paymentNo\":\"P1\"}")))
                .contains("P1");
        assertThat(JdOrders.paymentNumberIn(answer(
                        PAYMENT, "{\"getPaymentNoResultByVender_result\":{\"success\":true,\"paymentNo\":\"P2\"}}")))
                .contains("P2");
        assertThat(JdOrders.paymentNumberIn(answer(PAYMENT, "{}"))).isEmpty();
    }

    @Test
    void newerAnswersNeedNotSayThatTheySucceeded() throws ChannelFault, JsonProcessingException {
        assertThat(RestAnswer.read("/x", json("{\"data\":[]}")).has("data")).isTrue();
        for (String failed :
                new String[] {"{}", "{\"success\":false,\"data\":[]}", "{\"errorList\":[{\"code\":\"8\"}]}"}) {
            assertThatThrownBy(() -> RestAnswer.read("/x", json(failed))).isInstanceOf(ChannelFault.class);
        }
    }

    @Test
    void statesOfAServiceOrderMayStandBesideItsNumber() throws JsonProcessingException {
        Optional<AfterSale> read = JdServices.read("S1", json("""
                {"afsOrderId":1,"orderId":300000000001,"mainStatus":100,"refundStatus":20,
                 "afsOrderBaseInfo":{"applyTime":1750000000000}}"""));

        assertThat(read.map(AfterSale::state)).contains(AfterSale.State.REFUNDED);
    }

    private static JdAnswer answer(String method, String body) throws ChannelFault, JsonProcessingException {
        String inner = body.equals("{}") ? "{\"code\":\"0\"}" : "{\"code\":\"0\"," + body.substring(1);
        return JdAnswer.read(method, json("{\"x_responce\":" + inner + "}"));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JdJson.read(text).json();
    }
}
