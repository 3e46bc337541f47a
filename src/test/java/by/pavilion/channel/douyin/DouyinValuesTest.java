package by.pavilion.channel.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DouyinValuesTest {
    @Test
    void readsFenAsMoney() throws IOException {
        assertThat(DouyinValues.money(json("12900"))).contains(Money.of("129.00", Money.CNY));
        assertThat(DouyinValues.money(json("\"1\""))).contains(Money.of("0.01", Money.CNY));
        assertThat(DouyinValues.money(json("1.5"))).isEmpty();
        assertThat(DouyinValues.money(json("\"1.5\""))).isEmpty();
        assertThat(DouyinValues.money(json("99999999999999999999"))).isEmpty();
    }

    @Test
    void readsEpochSecondsAndTakesNothingElseForThem() throws IOException {
        assertThat(DouyinValues.instant(json("1750000000"))).contains(Instant.parse("2025-06-15T15:06:40Z"));
        assertThat(DouyinValues.instant(json("0"))).isEmpty();
        assertThat(DouyinValues.instant(json("1750000000000"))).isEmpty();
        assertThat(DouyinValues.instant(json("\"2025-06-15\""))).isEmpty();
    }

    @Test
    void readsIdsAsText() throws IOException {
        assertThat(DouyinValues.id(json("3473196049974326300"))).contains("3473196049974326300");
        assertThat(DouyinValues.id(json("\" 0012A \""))).contains("0012A");
        assertThat(DouyinValues.id(json("1.0"))).isEmpty();
        assertThat(DouyinValues.id(json("true"))).isEmpty();
        assertThat(DouyinValues.id(json("\"\""))).isEmpty();
    }

    @Test
    void knowsAnOldOrderWithAndWithoutItsLetter() throws IOException {
        assertThat(DouyinValues.orderId(json("\"4700000000000000001A\""))).contains("4700000000000000001");
        assertThat(DouyinValues.orderId(json("4700000000000000001"))).contains("4700000000000000001");
        assertThat(DouyinValues.orderId(json("\"4700000000000000001B\""))).contains("4700000000000000001B");
        assertThat(DouyinValues.orderId(json("\"A\""))).contains("A");
    }

    private static JsonNode json(String text) throws IOException {
        return DouyinJson.READER.readTree(text);
    }
}
