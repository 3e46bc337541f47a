package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.AfterSale;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is not as documented must not keep all others of its list from us. */
class JdAfterSalesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"orderId\":\"300000000001\",\"applyTime\":\"2026-11-11 12:00:00\",\"status\":0}",
                "{\"id\":1,\"orderId\":\"300000000001\",\"applyRefundSum\":100,\"status\":0}",
                "{\"id\":1,\"orderId\":\"300000000001\",\"applyRefundSum\":-1,\"applyTime\":\"2026-11-11 12:00:00\"}"
            })
    void anOddApplicationIsForAPerson(String row) throws JsonProcessingException {
        assertThat(JdRefunds.read(json(row))).hasValueSatisfying(one -> {
            assertThat(one.externalId()).isEqualTo("R1");
            assertThat(one.state()).isEqualTo(AfterSale.State.UNKNOWN);
        });
    }

    @Test
    void anOddServiceOrderIsForAPerson() throws JsonProcessingException {
        Optional<AfterSale> read = JdServices.read("S1", json("{\"afsOrderId\":1,\"orderId\":300000000001}"));

        assertThat(read.map(AfterSale::state)).contains(AfterSale.State.UNKNOWN);
    }

    @Test
    void whatDoesNotSayWhatItIsAboutIsLeftOut() throws JsonProcessingException {
        assertThat(JdRefunds.read(json("{\"id\":1,\"applyRefundSum\":100}"))).isEmpty();
        assertThat(JdRefunds.read(json("{\"orderId\":\"300000000001\"}"))).isEmpty();
        assertThat(JdServices.read("S1", json("{\"afsOrderId\":1}"))).isEmpty();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JdJson.read(text).json();
    }
}
