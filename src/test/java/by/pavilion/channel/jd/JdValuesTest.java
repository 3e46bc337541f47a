package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "\"支付单号\"", "\"12 34\"", "1.5", "[]"})
    void takesNothingForAPaymentThatCustomsCouldNotKnowItBy(String value) throws JsonProcessingException {
        assertThat(JdValues.paymentNumber(json(value))).isEmpty();
        assertThat(JdValues.paymentNumber(json("\"" + "1".repeat(65) + "\""))).isEmpty();
        assertThat(JdValues.paymentNumber(json("\" JP-300000000001 \""))).contains("JP-300000000001");
        assertThat(JdValues.paymentNumber(json("99999999999999999999"))).contains("99999999999999999999");
    }

    @Test
    void readsYuanAsMoney() throws JsonProcessingException {
        assertThat(JdValues.money(json("\"12.90\""))).contains(Money.of("12.90", Money.CNY));
        assertThat(JdValues.money(json("\"12.9\""))).contains(Money.of("12.90", Money.CNY));
        assertThat(JdValues.money(json("\"0\""))).contains(Money.zero(Money.CNY));
        assertThat(JdValues.money(json("129"))).contains(Money.of("129.00", Money.CNY));
        assertThat(JdValues.money(json("0.1"))).contains(Money.of("0.10", Money.CNY));
        assertThat(JdValues.money(json("100.00"))).contains(Money.of("100.00", Money.CNY));
        assertThat(JdValues.money(json("\"-3.50\""))).contains(Money.of("-3.50", Money.CNY));
        assertThat(JdValues.money(json("\"12.900\""))).contains(Money.of("12.90", Money.CNY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"12.905\"",
                "\"12,90\"",
                "\"\"",
                "null",
                "true",
                "\"1e9\"",
                "1e999999",
                "\"999999999999999999999\""
            })
    void takesNothingElseForMoney(String value) throws JsonProcessingException {
        assertThat(JdValues.money(json(value))).isEmpty();
    }

    @Test
    void readsFenWhereThePlatformWritesThem() throws JsonProcessingException {
        assertThat(JdValues.moneyInFen(json("1290"))).contains(Money.of("12.90", Money.CNY));
        assertThat(JdValues.moneyInFen(json("1290.0"))).contains(Money.of("12.90", Money.CNY));
        assertThat(JdValues.moneyInFen(json("12.9"))).isEmpty();
    }

    @Test
    void writesYuanWithBothDecimals() {
        assertThat(JdValues.yuan(Money.of("12.9", Money.CNY))).isEqualTo("12.90");
        assertThat(JdValues.yuan(Money.zero(Money.CNY))).isEqualTo("0.00");
    }

    @Test
    void readsTimesOfShanghai() throws JsonProcessingException {
        Instant time = Instant.parse("2025-06-15T15:06:40Z");

        assertThat(JdValues.instant(json("\"2025-06-15 23:06:40\""))).contains(time);
        assertThat(JdValues.instant(json("\"2025-06-15 23:06:40.683+0800\""))).contains(time);
        assertThat(JdValues.instantOfMillis(json("1750000000000"))).contains(time);
        assertThat(JdValues.time(time)).isEqualTo("2025-06-15 23:06:40");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0001-01-01 00:00:00\"",
                "\"1970-01-01 00:00:00\"",
                "\"2025-02-30 00:00:00\"",
                "\"2025-06-15\"",
                "\"9999-12-31 00:00:00\"",
                "1750000000",
                "null",
                "\"\""
            })
    void takesNothingElseForATime(String value) throws JsonProcessingException {
        assertThat(JdValues.instant(json(value))).isEmpty();
    }

    @Test
    void readsIdsAsText() throws JsonProcessingException {
        assertThat(JdValues.id(json("9223372036854775807"))).contains("9223372036854775807");
        assertThat(JdValues.id(json("9007199254740993"))).contains("9007199254740993");
        assertThat(JdValues.id(json("\" 0300 \""))).contains("0300");
        assertThat(JdValues.id(json("1.0"))).isEmpty();
        assertThat(JdValues.id(json("-1"))).isEmpty();
        assertThat(JdValues.id(json("\"3000-1\""))).isEmpty();
        assertThat(JdValues.id(json("{}"))).isEmpty();
    }

    @Test
    void readsAYesInBothSpellings() throws JsonProcessingException {
        assertThat(JdValues.isTrue(json("true"))).isTrue();
        assertThat(JdValues.isTrue(json("\"true\""))).isTrue();
        assertThat(JdValues.isTrue(json("false"))).isFalse();
        assertThat(JdValues.isTrue(json("\"false\""))).isFalse();
        assertThat(JdValues.isTrue(json("1"))).isFalse();
        assertThat(JdValues.isTrue(json("null"))).isFalse();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JdJson.read(text).json();
    }
}
