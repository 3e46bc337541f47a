package by.pavilion.ordering.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import by.pavilion.ordering.payment.PemKeys;
import by.pavilion.ordering.payment.RsaSignature;
import by.pavilion.ordering.payment.Yuan;
import by.pavilion.shared.Money;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Signatures that {@code openssl dgst -sha256 -sign} (3.0.19) has made with a key of the test's own, and Alipay's forms. */
class AlipayVectorsTest {
    private static final SortedMap<String, String> FORM = new TreeMap<>(Map.of(
            "total_amount",
            "65.46",
            "out_trade_no",
            "pay_0HZX3K8Q00001",
            "subject",
            "跨境商品",
            "app_id",
            "2021000000000001",
            "gmt_payment",
            "2026-01-01 08:00:00"));
    private static final String FORM_SIGNATURE = """
            F6PRp1sILwV7tjDf+9K/OT/SJ3nQ6+/AyrmC41atBp4GUkdEe41BYbO3YBbrRuSJHQvw/OpokE1Kj+ImcxIIq8vbel0Aowred/Q/Hrm5E+vOod9LVtj2vx0NQXmBzG4BlcbDZeEE58QTfcJ0VqmhTUh/KUSHgr+xaOUoYMHtAWSunqeTxn0T4Q/GqfqeHZjtXVrtuB3U0h8ygpfePk5zyDX63lte5RIVe9zh80t/bWLvE7yYtU4jMsMEX6+LDMqVW5OLOD0QE1Vv+y5nNXNoaTefQNbJ2bQ54967RpBUHGH1U/z2Y15uzWBT5LcObdTMnqBhTpPAc3DcJOM9gyYTWA==""";
    private static final String RESPONSE = "{\"code\":\"10000\",\"qr_code\":\"https:\\/\\/qr.alipay.com\\/x\"}";
    private static final String RESPONSE_SIGNATURE = """
            MSCZoh75Vb+I5sEQoU0CjBARd2TYvY+6muzSNmjDdcxWDFPEouemH4+xRwTA3eFKVTmyEird/Klm3OqO+UjcIs9N3E8Ekk9RgQgnBIicmDQcH3rWt9KBXthSqipWSi7xNwvt7DnKzGbftY+XcD3R+eRWCUSLg/8dSxvfVqzeaC/rO1GUXnB7VyYYY/p6CEs6a+/R5wT/UGE1pTF9dutNPg/Sw8ubsBKyXiIXVJITYb2WW8+jCp2ouk5rlPbAA/i3PHGF6YGsNnDk86Yz8kcqgEePhLkIchet2BrDdWRuNeqqTHi3Jlp2wdorrLYZWU7mwRhIeZ1G6JorlI/3Xvrc+w==""";

    private final PemKeys keys = new PemKeys();

    @Test
    void sortedParametersAreSignedAsOpensslSignsThem() throws IOException {
        assertThat(RsaSignature.sign(Form.signed(FORM), keys.privateKey("src/test/resources/payment/vector-key.pem")))
                .isEqualTo(FORM_SIGNATURE);

        PublicKey key = keys.publicKey("src/test/resources/payment/vector-key-public.pem");
        for (String name : FORM.keySet()) {
            SortedMap<String, String> changed = new TreeMap<>(FORM);
            changed.merge(name, "1", String::concat);
            assertThat(RsaSignature.verifies(Form.signed(changed), FORM_SIGNATURE, key))
                    .as(name)
                    .isFalse();
            changed.remove(name);
            assertThat(RsaSignature.verifies(Form.signed(changed), FORM_SIGNATURE, key))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void aFormIsReadAsItWasWrittenAndNoParameterTwice() {
        assertThat(Form.parse(Form.print(FORM))).isEqualTo(FORM);
        assertThatIllegalArgumentException().isThrownBy(() -> Form.parse("a=1&b=2&a=3"));
        assertThatIllegalArgumentException().isThrownBy(() -> Form.parse("a=%zz"));
    }

    @Test
    void theSignedPartOfAnAnswerIsTakenByteForByte() throws IOException {
        String answer = "{ \"sign\":\"s\", \"other_response\":{\"a\":[1,{}]} ,\"alipay_trade_precreate_response\": "
                + RESPONSE + " ,\"x\":1}";

        String part = AlipayClient.part(answer, "alipay_trade_precreate_response");

        assertThat(part).isEqualTo(RESPONSE);
        PublicKey key = keys.publicKey("src/test/resources/payment/vector-key-public.pem");
        assertThat(RsaSignature.verifies(part, RESPONSE_SIGNATURE, key)).isTrue();
        assertThat(RsaSignature.verifies(part.replace("\\/", "/"), RESPONSE_SIGNATURE, key))
                .isFalse();
        for (String wrong : List.of("[]", "{}", "{\"alipay_trade_precreate_response\":\"text\"}", "no json")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> AlipayClient.part(wrong, "alipay_trade_precreate_response"));
        }
    }

    @Test
    void yuanBecomeMoneyToTheFenAndNothingElseDoes() {
        assertThat(Yuan.parse("65.46")).isEqualTo(Money.of("65.46", Money.CNY));
        assertThat(Yuan.parse("65.4")).isEqualTo(Money.of("65.40", Money.CNY));
        assertThat(Yuan.parse("0.01")).isEqualTo(Money.of("0.01", Money.CNY));
        assertThat(Yuan.print(Money.of("65.40", Money.CNY))).isEqualTo("65.40");
        for (String wrong : List.of("", "65.461", "-1", "+1", "1e2", "065", ".5", "5.", "65,46", "１", "99999999999")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Yuan.parse(wrong));
        }
    }

    @Test
    void timesAreThoseOfBeijing() {
        assertThat(AlipayTime.parse("2026-01-01 08:00:00")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(AlipayTime.parse("2026-01-01 08:00:00.123")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(AlipayTime.print(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo("2026-01-01 08:00:00");
    }
}
