package by.pavilion.sandbox.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.sandbox.SandboxJson;
import org.junit.jupiter.api.Test;

/** The worked examples of the platform's signing rules. */
class DouyinSignatureTest {
    private final DouyinSignature signature =
            new DouyinSignature("7123456789012345678", "00000000-1111-2222-3333-444444444444");

    @Test
    void writesParametersInTheirCanonicalForm() {
        String input = """
                {"product_id":"3500000000000000001","show_draft":"false",\
                "extra":{"z":1,"a":["\\u997c\\u5e72 & <Milk>",0.5]}}""";

        assertThat(canonical(input)).isEqualTo("""
                {"extra":{"a":["饼干 & <Milk>",0.5],"z":1},"product_id":"3500000000000000001","show_draft":"false"}""");
    }

    @Test
    void dropsNullsAndKeepsLongNumbersExact() {
        assertThat(canonical("{\"b\":null,\"a\":6900000000000000001,\"c\":1.0,\"d\":\"=/'\\n\"}"))
                .isEqualTo("{\"a\":6900000000000000001,\"c\":1,\"d\":\"=/'\\n\"}");
    }

    @Test
    void signsCallsAsInTheWorkedExample() {
        String parameters = """
                {"extra":{"a":["饼干 & <Milk>",0.5],"z":1},"product_id":"3500000000000000001","show_draft":"false"}""";

        assertThat(signature.ofCall("product.detail", parameters, "1750000000", "hmac-sha256"))
                .isEqualTo("7291c22f87bf9aaa811184f18f32ef4a5ef58170db1c798e71ed09f27166f6aa");
        assertThat(signature.ofCall("product.detail", parameters, "1750000000", "md5"))
                .isEqualTo("65fc80acf2216e5e5a8fd58e59ef0121");
    }

    @Test
    void signsTokenCallsByTheSameRule() {
        String parameters = "{\"code\":\"\",\"grant_type\":\"authorization_self\",\"shop_id\":\"12345\"}";

        assertThat(signature.ofCall("token.create", parameters, "1750000000", "hmac-sha256"))
                .isEqualTo("fadb297ed3a1bad27f20df575319552e77675d7930ed02adb30e45ba5a8769a7");
        assertThat(signature.ofCall("token.create", parameters, "1750000000", "md5"))
                .isEqualTo("c474fc460deb1415b675083c32737881");
    }

    @Test
    void signsCallsToTheShop() {
        String parameters = "{\"order_id\":\"6900000000000000001\",\"shop_id\":12345}";

        assertThat(signature.ofCallToShop(parameters, "2025-06-15 23:06:40", "hmac-sha256"))
                .isEqualTo("dcda230520031af9f1c3ac38cdd8d816868c3c6b977be54b1f99c205b4508a89");
        assertThat(signature.ofCallToShop(parameters, "2025-06-15 23:06:40", "md5"))
                .isEqualTo("92bb000b1cd60561065ed5b30ad4b737");
    }

    @Test
    void signsMessagesOverTheirBytes() {
        String body = """
                [{"tag":"110","msg_id":"m-demo-1","data":"{\\"p_id\\":6900000000000000001,\
                \\"s_ids\\":[6900000000000000001],\\"shop_id\\":12345,\\"order_status\\":2}"}]""";

        assertThat(body).hasSize(144);
        assertThat(signature.ofMessage(body, "md5")).isEqualTo("d32eac3ce06d2acbd179fbf7a8d4ea7a");
        assertThat(signature.ofMessage(body, "hmac-sha256"))
                .isEqualTo("6763ebc2208774a2704879d68e81fe6c49591ab421fb58e9f953b6d5ee3f70ae");
    }

    private static String canonical(String json) {
        return CanonicalJson.of(SandboxJson.object(json).orElseThrow());
    }
}
