package by.pavilion.sandbox.jd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked examples of the platform's rule, the first of them its own. */
class JdSignatureTest {
    @Test
    void signsAsThePlatformsExample() {
        Map<String, String> form = new HashMap<>();
        form.put("method", "jingdong.pop.order.search");
        form.put("app_key", "yourappkey");
        form.put("access_token", "yourtoken");
        form.put("timestamp", "2021-05-07 09:20:39.683+0800");
        form.put("v", "2.0");
        form.put("360buy_param_json", """
                {"end_date":null,"optional_fields":null,"order_state":"WAIT_SELLER_STOCK_OUT","page":"1",\
                "page_size":"200","start_date":null}""");

        assertThat(new JdSignature("yourappSecret").over(form)).isEqualTo("D70825340F4084360B9362B60DFD7930");
    }

    @Test
    void signsJsonAsItCame() {
        Map<String, String> form = new HashMap<>();
        form.put("method", "jingdong.pop.order.shipment");
        form.put("app_key", "demoKey");
        form.put("access_token", "demoToken");
        form.put("timestamp", "2025-06-15 23:06:40");
        form.put("v", "2.0");
        form.put("sign_method", "");
        form.put("360buy_param_json", """
                {"orderId":"300000000001","logiCoprId":"467","logiNo":"SF0000000001","remark":"白俄罗斯 & <馆>"}""");
        JdSignature signature = new JdSignature("demoSecret");

        assertThat(signature.verifies(form, "7DD45949C5633A46B35B2965E3013E33")).isTrue();
        assertThat(signature.verifies(form, "7dd45949c5633a46b35b2965e3013e33")).isFalse();
        form.put("360buy_param_json", form.get("360buy_param_json") + " ");
        assertThat(signature.verifies(form, "7DD45949C5633A46B35B2965E3013E33")).isFalse();
    }

    @Test
    void signsNewerCallsAlike() {
        Map<String, String> pairs = new HashMap<>();
        pairs.put("X-JOS-App-Key", "demoKey");
        pairs.put("X-JOS-Access-Token", "demoToken");
        pairs.put("X-JOS-Timestamp", "1750000000000");
        pairs.put("afsOrderId", "700000000001");
        pairs.put("scopeSet", "refundInfo");

        assertThat(new JdSignature("demoSecret").over(pairs)).isEqualTo("D3C7161839A4E53E3D06F75D15C28FCE");
        assertThat(new JdSignature("secret").over(Map.of("a", "1", "b", "2")))
                .isEqualTo("EF16F26C937CF52AE6F85DF2FD08B24A");
    }
}
