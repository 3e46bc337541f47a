package by.pavilion.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.sandbox.window.MessageReader.FormatFault;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalRulesTest {
    private final MessageReader reader = new MessageReader();

    @Test
    void takesWhatAddsUp() {
        assertThat(refusal(TestMessages.order("O1"))).isEmpty();
        assertThat(refusal(TestMessages.payment("O1"))).isEmpty();
        assertThat(refusal(TestMessages.waybill("O1"))).isEmpty();
        assertThat(refusal(TestMessages.list("O1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ceb:acturalPaid>67.64 | <ceb:acturalPaid>67.63 | [Code:1333",
                "<ceb:goodsValue>52.00  | <ceb:goodsValue>51.99  | [Code:1333",
                "<ceb:totalPrice>52.00  | <ceb:totalPrice>51.00  | [Code:1333",
                "<ceb:gnum>1            | <ceb:gnum>2            | [Code:1333",
                "<ceb:buyerIdNumber>119900199001010010 | <ceb:buyerIdNumber>119900199001010017 | [Code:1334",
            })
    void sendsBackAnOrderThatDoesNotAddUp(String right, String wrong, String text) {
        Optional<Refusal> refusal = refusal(TestMessages.order("O1").replace(right.strip(), wrong.strip()));

        assertThat(refusal.orElseThrow().status()).isEqualTo("100");
        assertThat(refusal.orElseThrow().text()).startsWith(text.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ceb:trafNo>80602</ceb:trafNo>      | ''",
                "<ceb:packNo>1                       | <ceb:packNo>2",
                "<ceb:assureCode>4601W60001          | <ceb:assureCode>4601W60009",
                "<ceb:tradeMode>9610                 | <ceb:tradeMode>1210",
                "<ceb:tradeMode>9610                 | <ceb:tradeMode>0110",
                "<ceb:totalPrice>52.00               | <ceb:totalPrice>52.01",
                "<ceb:unit1>035                      | <ceb:unit1>011",
                "<ceb:gcode>1806320000               | <ceb:gcode>3304990039",
                "<ceb:gcode>1806320000               | <ceb:gcode>2201101000",
            })
    void refusesAListThatBreaksARuleOfItsOwn(String right, String wrong) {
        Optional<Refusal> refusal =
                refusal(TestMessages.list("O1").replace(right.strip(), wrong == null ? "" : wrong.strip()));

        assertThat(refusal.orElseThrow().status()).isEqualTo("-621001");
    }

    @Test
    void saysInWhichUnitsTheTariffCounts() {
        String list = TestMessages.list("O1");
        String second = "<ceb:unit1>035</ceb:unit1><ceb:qty2>2</ceb:qty2><ceb:unit2>011</ceb:unit2>";
        String two = list.replace("<ceb:unit1>035</ceb:unit1>", second);

        assertThat(refusal(two).orElseThrow()).isEqualTo(new Refusal("-621001", "清单校验不通过[商品编码1806320000的法定计量单位应为035]"));
        assertThat(refusal(two.replace("1806320000", "3304990039"))).isEmpty();
        assertThat(refusal(list.replace("1806320000", "3304990039"))
                        .orElseThrow()
                        .text())
                .contains("035和011");
        assertThat(refusal(list.replace("1806320000", "9705100000").replace("unit1>035", "unit1>011")))
                .as("nothing is known of that code")
                .isEmpty();
    }

    @Test
    void refusesMoreThanFiveThousandUnlessItIsOnePiece() {
        String two =
                TestMessages.list("O1").replace("price>26.00", "price>2600.00").replace("52.00", "5200.00");
        String one = two.replace("<ceb:qty>2", "<ceb:qty>1").replace("price>2600.00", "price>5200.00");

        assertThat(refusal(two).orElseThrow().status()).isEqualTo("-621005");
        assertThat(refusal(one)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11990019900101001", "1199001990010100107", "X19900199001010016", "119900199001010018"})
    void knowsAWrongIdentityNumber(String number) {
        assertThat(ArrivalRules.isIdentityNumber(number)).isFalse();
    }

    private Optional<Refusal> refusal(String xml) {
        try {
            CustomsMessage message = reader.read(xml);
            return ArrivalRules.refusalOf(message.kind(), message.entries().get(0));
        } catch (FormatFault fault) {
            throw new AssertionError(fault);
        }
    }
}
