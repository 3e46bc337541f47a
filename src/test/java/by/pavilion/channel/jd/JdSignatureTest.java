package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The platform's own worked example, and those that were computed from its rule elsewhere. */
class JdSignatureTest {
    @Test
    void signsAClassicCallAsThePlatformsOwnExampleDoes() {
        Map<String, String> parameters = Map.of(
                "360buy_param_json",
                "{\"end_date\":null,\"optional_fields\":null,\"order_state\":\"WAIT_SELLER_STOCK_OUT\",\"page\":\"1\","
                        + "\"page_size\":\"200\",\"start_date\":null}",
                "access_token",
                "yourtoken",
                "app_key",
                "yourappkey",
                "method",
                "jingdong.pop.order.search",
                "timestamp",
                "2021-05-07 09:20:39.683+0800",
                "v",
                "2.0");

        assertThat(JdSignature.of("yourappSecret", parameters)).isEqualTo("D70825340F4084360B9362B60DFD7930");
    }

    @Test
    void signsTheJsonAsItIsSent() {
        Map<String, String> parameters = Map.of(
                "360buy_param_json",
                "{\"orderId\":\"300000000001\",\"logiCoprId\":\"467\",\"logiNo\":\"SF0000000001\","
                        + "\"remark\":\"白俄罗斯 & <馆>\"}",
                "access_token",
                "demoToken",
                "app_key",
                "demoKey",
                "method",
                "jingdong.pop.order.shipment",
                "timestamp",
                "2025-06-15 23:06:40",
                "v",
                "2.0",
                "format",
                "");

        assertThat(JdSignature.of("demoSecret", parameters)).isEqualTo("7DD45949C5633A46B35B2965E3013E33");
    }

    @Test
    void signsNewerCallsByTheSameRule() {
        assertThat(JdSignature.of("secret", Map.of("b", "2", "a", "1"))).isEqualTo("EF16F26C937CF52AE6F85DF2FD08B24A");
        assertThat(JdSignature.of(
                        "demoSecret",
                        Map.of(
                                "X-JOS-App-Key",
                                "demoKey",
                                "X-JOS-Access-Token",
                                "demoToken",
                                "X-JOS-Timestamp",
                                "1750000000000",
                                "afsOrderId",
                                "700000000001",
                                "scopeSet",
                                "refundInfo")))
                .isEqualTo("D3C7161839A4E53E3D06F75D15C28FCE");
    }

    @Test
    void signsNoValueThatOthersTakeForAFile() {
        assertThatThrownBy(() -> JdSignature.of("secret", Map.of("remark", "@home")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
