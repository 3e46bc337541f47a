package by.pavilion.channel.douyin;

import static by.pavilion.channel.SignMethod.HMAC_SHA256;
import static by.pavilion.channel.SignMethod.MD5;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked examples of the platform's description, computed there in two other languages. */
class DouyinSignatureTest {
    private static final String APP_KEY = "7123456789012345678";
    private static final String SECRET = "00000000-1111-2222-3333-444444444444";
    private static final String TIME = "1750000000";

    @Test
    void signsACallAsTheWorkedExampleDoes() {
        String parameters = CanonicalJson.of(Map.of(
                "product_id", "3500000000000000001",
                "show_draft", "false",
                "extra", Map.of("z", 1, "a", List.of("饼干 & <Milk>", new BigDecimal("0.5")))));

        assertThat(parameters)
                .isEqualTo("{\"extra\":{\"a\":[\"饼干 & <Milk>\",0.5],\"z\":1},"
                        + "\"product_id\":\"3500000000000000001\",\"show_draft\":\"false\"}");
        assertThat(DouyinSignature.ofCall(HMAC_SHA256, APP_KEY, SECRET, "product.detail", parameters, TIME))
                .isEqualTo("7291c22f87bf9aaa811184f18f32ef4a5ef58170db1c798e71ed09f27166f6aa");
        assertThat(DouyinSignature.ofCall(MD5, APP_KEY, SECRET, "product.detail", parameters, TIME))
                .isEqualTo("65fc80acf2216e5e5a8fd58e59ef0121");
    }

    @Test
    void signsATokenCallAsTheWorkedExampleDoes() {
        String parameters =
                CanonicalJson.of(Map.of("code", "", "grant_type", "authorization_self", "shop_id", "12345"));

        assertThat(parameters).isEqualTo("{\"code\":\"\",\"grant_type\":\"authorization_self\",\"shop_id\":\"12345\"}");
        assertThat(DouyinSignature.ofCall(HMAC_SHA256, APP_KEY, SECRET, "token.create", parameters, TIME))
                .isEqualTo("fadb297ed3a1bad27f20df575319552e77675d7930ed02adb30e45ba5a8769a7");
        assertThat(DouyinSignature.ofCall(MD5, APP_KEY, SECRET, "token.create", parameters, TIME))
                .isEqualTo("c474fc460deb1415b675083c32737881");
    }

    @Test
    void signsAMessageAsTheWorkedExampleDoes() {
        byte[] body = ("[{\"tag\":\"110\",\"msg_id\":\"m-demo-1\",\"data\":\"{\\\"p_id\\\":6900000000000000001,"
                        + "\\\"s_ids\\\":[6900000000000000001],\\\"shop_id\\\":12345,\\\"order_status\\\":2}\"}]")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(body).hasSize(144);
        assertThat(DouyinSignature.ofMessage(MD5, APP_KEY, SECRET, body)).isEqualTo("d32eac3ce06d2acbd179fbf7a8d4ea7a");
        assertThat(DouyinSignature.ofMessage(HMAC_SHA256, APP_KEY, SECRET, body))
                .isEqualTo("6763ebc2208774a2704879d68e81fe6c49591ab421fb58e9f953b6d5ee3f70ae");
    }

    @Test
    void signsACallToUsAsTheWorkedExampleDoes() {
        String parameters = "{\"order_id\":\"6900000000000000001\",\"shop_id\":12345}";

        assertThat(DouyinSignature.ofCallToUs(MD5, APP_KEY, SECRET, parameters, "2025-06-15 23:06:40"))
                .isEqualTo("92bb000b1cd60561065ed5b30ad4b737");
        assertThat(DouyinSignature.ofCallToUs(HMAC_SHA256, APP_KEY, SECRET, parameters, "2025-06-15 23:06:40"))
                .isEqualTo("dcda230520031af9f1c3ac38cdd8d816868c3c6b977be54b1f99c205b4508a89");
    }

    @Test
    void takesNoNoticeOfTheCaseOfTheDigits() {
        assertThat(DouyinSignature.matches("0abc", "0ABC")).isTrue();
        assertThat(DouyinSignature.matches("0abc", "0abd")).isFalse();
        assertThat(DouyinSignature.matches("0abc", "")).isFalse();
        assertThat(DouyinSignature.matches("0abc", "0abс")).isFalse(); // a Cyrillic letter that looks the same
    }
}
