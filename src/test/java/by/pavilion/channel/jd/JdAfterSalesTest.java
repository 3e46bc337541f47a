package by.pavilion.channel.jd;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.AfterSale;
import by.pavilion.ordering.ReturnTracking;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** There is room for so much only, and what does not fit would keep the whole list from us. */
    @ParameterizedTest
    @CsvSource({"待商家审核退款申请单据", "WAIT_FOR_THE_MERCHANT_TO_CONFIRM_WHAT_CAME_BACK", "100", "''"})
    void aStateInWordsMakesNoVersionThatCannotBeKept(String state) throws JsonProcessingException {
        Optional<AfterSale> refund = JdRefunds.read(json("""
                {"id":1,"orderId":"300000000001","applyRefundSum":100,"applyTime":"2026-11-11 12:00:00","status":"%s"}\
                """.formatted(state)));
        Optional<AfterSale> service = JdServices.read("S1", json("""
                {"orderId":"300000000001","afsOrderBaseInfo":{"modifiedTime":1762833600000},
                 "mainStatus":"%1$s","refundStatus":"%1$s"}\
                """.formatted(state)));

        assertThat(refund.map(AfterSale::version)).hasValueSatisfying(JdAfterSalesTest::fits);
        assertThat(service.map(AfterSale::version)).hasValueSatisfying(JdAfterSalesTest::fits);
    }

    /** {@code channel_after_sales.version} holds it. */
    private static void fits(String version) {
        assertThat(version).matches("[\\x21-\\x7e]{11,40}");
    }

    /** The platform has parcels of the shop among them, and texts where numbers are documented. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"waybillType\":2,\"waybillCode\":\"SF1234567\",\"providerId\":467}] | jd-467 | SF1234567",
                "[{\"waybillType\":\"2\",\"waybillCode\":\" SF1234567 \",\"providerName\":\"顺丰\"}] | other | SF1234567",
                "[{\"waybillType\":2,\"waybillCode\":1234567,\"providerId\":\"467\"}] | jd-467 | 1234567",
                "[{\"waybillType\":2,\"waybillCode\":\"SF1\"},{\"waybillType\":2,\"waybillCode\":\"SF7654321\"}]"
                        + " | other | SF7654321",
                "[{\"waybillType\":2,\"waybillCode\":\"SF1234567\"},{\"waybillType\":3,\"waybillCode\":\"SF7654321\"}]"
                        + " | other | SF1234567"
            })
    void theBuyersParcelIsReadFromAServiceOrder(String waybills, String carrier, String number)
            throws JsonProcessingException {
        AfterSale told = told(waybills);
        assertThat(told.sentBack()).contains(new ReturnTracking(carrier, number));
        assertThat(told.isNumberUnclear()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"SF1234567\"",
                "[{\"waybillType\":3,\"waybillCode\":\"SF1234567\"}]",
                "[{\"waybillType\":2}]",
                "[{\"waybillType\":3,\"waybillCode\":\"顺丰 1234567\"}]",
                "[{\"waybillType\":2,\"waybillCode\":{\"code\":\"SF1234567\"}}]"
            })
    void whatIsNoNumberOfABuyersParcelIsNone(String waybills) throws JsonProcessingException {
        AfterSale told = told(waybills);
        assertThat(told.sentBack()).isEmpty();
        assertThat(told.isNumberUnclear()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"顺丰 1234567", "SF1", "明天寄"})
    void wordsInTheNumbersPlaceAreToldApartFromNone(String words) throws JsonProcessingException {
        AfterSale told = told("[{\"waybillType\":2,\"waybillCode\":\"" + words + "\"}]");
        assertThat(told.sentBack()).isEmpty();
        assertThat(told.isNumberUnclear()).isTrue();
    }

    /** Only of one kind of goods it is sure which of them come back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"skuId\":1,\"skuNum\":2}] | 2",
                "[{\"skuId\":1,\"skuNum\":\"2\"}] | 2",
                "[{\"skuId\":1}] | ",
                "[{\"skuId\":1,\"skuNum\":0}] | ",
                "[{\"skuId\":1,\"skuNum\":-1}] | ",
                "[{\"skuId\":1,\"skuNum\":\"两件\"}] | ",
                "[{\"skuId\":1,\"skuNum\":9007199254740993}] | ",
                "[{\"skuId\":1,\"skuNum\":1},{\"skuId\":2,\"skuNum\":1}] | ",
                "[] | "
            })
    void howManyPiecesComeBackIsReadFromAServiceOrder(String goods, @Nullable Long pieces)
            throws JsonProcessingException {
        Optional<AfterSale> read = JdServices.read("S1", json("""
                {"orderId":"300000000001","afsOrderBaseInfo":{"modifiedTime":1762833600000},"mainStatus":10,
                 "skuInfoList":%s}""".formatted(goods)));

        assertThat(read.orElseThrow().pieces()).isEqualTo(Optional.ofNullable(pieces));
    }

    private static AfterSale told(String waybills) throws JsonProcessingException {
        return JdServices.read("S1", json("""
                        {"orderId":"300000000001","afsOrderBaseInfo":{"modifiedTime":1762833600000},"mainStatus":10,
                         "waybillInfoList":%s}""".formatted(waybills))).orElseThrow();
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
