package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelFault.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layer after layer of an answer. */
class JdAnswerTest {
    private static final String METHOD = "jingdong.pop.order.get";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jingdong_pop_order_get_responce\":{\"code\":\"0\",\"info\":{\"apiResult\":{\"success\":true},\"a\":1}}}",
                "{\"jingdong_pop_order_get_response\":{\"code\":0,\"info\":{\"apiResult\":{\"success\":\"true\"},\"a\":1}}}",
                "{\"jingdong_pop_order_get_responce\":{\"code\":\"0\",\"info\":{\"success\":\"true\",\"a\":1,},},}",
                "{\"jingdong_pop_order_get_responce\":\"{\\\"code\\\":\\\"0\\\",\\\"info\\\":{\\\"success\\\":true,\\\"a\\\":1}}\"}",
                "{\"jingdong_pop_order_get_responce\":{\"code\":\"0\",\"info\":\"{\\\"success\\\":true,\\\"a\\\":1}\"}}"
            })
    void believesAnAnswerWhoseLayersAreFine(String text) throws Exception {
        assertThat(read(text).provenResult("info").path("a").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2,WAIT",
        "4,STOP",
        "5,STOP",
        "7,STOP",
        "8,STOP",
        "11,STOP",
        "12,STOP",
        "14,STOP",
        "15,STOP",
        "19,STOP",
        "99904030005,STOP",
        "67,RETRY",
        "'',RETRY",
        "10400002,REFUSED",
        "99999999,RETRY"
    })
    void knowsWhatTheGatewaysCodesMean(String code, Kind kind) {
        ChannelFault fault = fault("{\"error_response\":{\"code\":\"%s\",\"zh_desc\":\"说明\"}}".formatted(code));

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.reason()).contains(METHOD, "说明");
        assertThat(fault instanceof TokenRefused).isEqualTo(code.equals("19"));
    }

    @Test
    void readsTheCodeOfTheCallToo() {
        assertThat(fault("{\"x_responce\":{\"code\":\"2\",\"info\":{\"success\":true}}}")
                        .kind())
                .isEqualTo(Kind.WAIT);
        assertThat(fault("{\"x_responce\":{\"code\":19}}")).isInstanceOf(TokenRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x_responce\":{\"code\":\"0\",\"info\":{\"apiResult\":{\"success\":false,\"numberCode\":10}}}}",
                "{\"x_responce\":{\"code\":\"0\",\"info\":{\"apiResult\":{\"success\":\"false\"},\"list\":[]}}}",
                "{\"x_responce\":{\"code\":\"0\",\"info\":{\"success\":\"false\",\"errorCode\":\"10400001\"}}}"
            })
    void takesARefusalForOne(String text) {
        assertThat(fault(text).kind()).isEqualTo(Kind.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x_responce\":{\"code\":\"0\",\"success\":false}}",
                "{\"x_responce\":{\"code\":\"0\",\"success\":\"false\",\"message\":\"价格错误\"}}",
                "{\"x_responce\":{\"code\":\"0\",\"apiResult\":{\"success\":false,\"numberCode\":10}}}",
                "{\"x_responce\":{\"code\":\"0\",\"sop_delivery_result\":{\"success\":\"false\"}}}",
                "{\"x_responce\":{\"code\":\"0\",\"x_result\":{\"apiResult\":{\"success\":false}}}}",
                "{\"x_responce\":{\"code\":\"0\",\"x_result\":\" {\\\"success\\\":false}\"}}",
                "{\"x_responce\":{\"code\":\"0\",\"a_result\":{\"success\":true},\"b_result\":{\"success\":false}}}"
            })
    void findsARefusalInWhateverWrapperItIs(String text) {
        ChannelFault refusal =
                catchThrowableOfType(ChannelFault.class, () -> read(text).saysSuccess());

        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Kind.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"x_responce\":{\"code\":\"0\",\"success\":true}}|true",
                "{\"x_responce\":{\"code\":0,\"x_result\":{\"success\":\"true\"}}}|true",
                "{\"x_responce\":{\"code\":0,\"apiResult\":{\"success\":true}}}|true",
                "{\"x_responce\":{\"code\":\"0\",\"order_id\":\"1\",\"modified\":\"2026-11-11 00:00:00\"}}|false",
                "{\"x_responce\":{\"code\":\"0\",\"list\":[]}}|false"
            })
    void knowsWhetherAnAnswerSaysThatItSucceeded(String text, boolean said) throws Exception {
        assertThat(read(text).saysSuccess()).isEqualTo(said);
    }

    @Test
    void triesAgainWhatFailedWithThePlatform() {
        String text = "{\"x_responce\":{\"code\":\"0\",\"info\":{\"success\":\"false\",\"errorCode\":\"99999999\"}}}";

        assertThat(fault(text).kind()).isEqualTo(Kind.RETRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"\"",
                "{\"a_responce\":{\"code\":\"0\"},\"b_responce\":{\"code\":\"0\"}}",
                "{\"x_responce\":{\"info\":{\"success\":true}}}",
                "{\"x_responce\":{\"code\":\"0\"}}",
                "{\"x_responce\":{\"code\":\"0\",\"info\":[]}}",
                "{\"x_responce\":{\"code\":\"0\",\"info\":{\"list\":[]}}}",
                "{\"x_responce\":\"nothing\"}",
                "{\"x_responce\":null}"
            })
    void triesAgainWhatIsNoAnswer(String text) {
        assertThat(fault(text).kind()).isEqualTo(Kind.RETRY);
    }

    @Test
    void mendsAnAnswerOnceAndNoMore() throws JsonProcessingException {
        assertThat(JdJson.read("{\"a\":[1,2, ],\"b\":\",}\" ,\n}").json().toString())
                .isEqualTo("{\"a\":[1,2],\"b\":\",}\"}");
        assertThat(JdJson.read("{\"a\":1,}").repaired()).isTrue();
        assertThat(JdJson.read("{\"a\":1}").repaired()).isFalse();
        assertThatThrownBy(() -> JdJson.read("{\"a\":1")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JdJson.read("{\"a\":,}")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JdJson.read("<html>")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JdJson.read("{} {}")).isInstanceOf(JsonProcessingException.class);
    }

    private static JdAnswer read(String text) throws ChannelFault, JsonProcessingException {
        return JdAnswer.read(METHOD, JdJson.read(text).json());
    }

    private static ChannelFault fault(String text) {
        return catchThrowableOfType(ChannelFault.class, () -> read(text).provenResult("info"));
    }
}
