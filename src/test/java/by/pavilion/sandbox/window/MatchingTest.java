package by.pavilion.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.sandbox.window.MessageReader.FormatFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
    private final MessageReader reader = new MessageReader();

    @Test
    void passesAListThatAgreesWithItsDocuments() {
        assertThat(Matching.refusalOf(list(TestMessages.list("O1")), documents("", "", "")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "311 | <ceb:ebcCode>4601W60002   | <ceb:ebcCode>4601W60009   | 1304 | another seller in the order",
                "411 | <ceb:amountPaid>67.64     | <ceb:amountPaid>67.65     | 1305 | one fen more paid",
                "311 | <ceb:payTransactionId>TO1 | <ceb:payTransactionId>TO2 | 1306 | another transaction in the order",
                "311 | <ceb:freight>10.00        | <ceb:freight>9.00         | 1307 | another freight in the order",
                "311 | <ceb:buyerName>王试验      | <ceb:buyerName>王 试验     | 1308 | a stray space in the buyer's name",
                "411 | <ceb:payerIdNumber>119900199001010010 | <ceb:payerIdNumber>119900199001010029 | 1309 | somebody else paid",
                "511 | <ceb:consignee>李收货      | <ceb:consignee>李收        | 1310 | another consignee on the waybill",
                "511 | <ceb:consigneeTelephone>10000000001 | <ceb:consigneeTelephone>10000000002 | 1310 | another phone on the waybill",
                "311 | <ceb:itemName>黑巧克力     | <ceb:itemName>巧克力       | 1311 | another name of the goods",
                "311 | <ceb:qty>2                | <ceb:qty>3                | 1311 | another quantity",
                "311 | <ceb:country>340          | <ceb:country>344          | 1311 | another origin",
                "511 | <ceb:weight>0.21          | <ceb:weight>0.22          | 1312 | another weight on the waybill",
            })
    void findsEachPlantedDifference(String document, String right, String wrong, String code, String what) {
        List<Registered> documents =
                switch (document) {
                    case "311" -> documents(replaced(TestMessages.order("O1"), right, wrong), "", "");
                    case "411" -> documents("", replaced(TestMessages.payment("O1"), right, wrong), "");
                    default -> documents("", "", replaced(TestMessages.waybill("O1"), right, wrong));
                };

        Optional<Refusal> refusal = Matching.refusalOf(list(TestMessages.list("O1")), documents);

        assertThat(refusal).map(Refusal::status).contains("100");
        assertThat(refusal.orElseThrow().text()).startsWith("[Code:" + code + ";");
    }

    @ParameterizedTest
    @CsvSource({"0,1301", "1,1302", "2,1303"})
    void demandsEachOfTheThreeDocuments(int missing, String code) {
        List<Registered> documents = new ArrayList<>(documents("", "", ""));
        documents.remove(missing);

        Optional<Refusal> refusal = Matching.refusalOf(list(TestMessages.list("O1")), documents);

        assertThat(refusal.orElseThrow().text()).startsWith("[Code:" + code + ";");
    }

    @Test
    void doesNotCountADocumentThatCustomsHasNotStored() {
        Registered early = registered(1, TestMessages.order("O1"), "3");
        List<Registered> documents = new ArrayList<>(documents("", "", ""));
        documents.set(0, early);

        Optional<Refusal> refusal = Matching.refusalOf(list(TestMessages.list("O1")), documents);

        assertThat(refusal.orElseThrow().text()).startsWith("[Code:1301;");
    }

    private List<Registered> documents(String order, String payment, String waybill) {
        return List.of(
                registered(1, order.isEmpty() ? TestMessages.order("O1") : order, "120"),
                registered(2, payment.isEmpty() ? TestMessages.payment("O1") : payment, "120"),
                registered(3, waybill.isEmpty() ? TestMessages.waybill("O1") : waybill, "120"));
    }

    private Registered registered(long id, String xml, String status) {
        CustomsMessage message = read(xml);
        return new Registered(
                id, message.kind(), List.of("DXP"), message.entries().get(0), status, Instant.EPOCH);
    }

    private Entry list(String xml) {
        return read(xml).entries().get(0);
    }

    private CustomsMessage read(String xml) {
        try {
            return reader.read(xml);
        } catch (FormatFault fault) {
            throw new AssertionError(fault);
        }
    }

    private static String replaced(String message, String right, String wrong) {
        assertThat(message).contains(right.strip());
        return message.replace(right.strip(), wrong.strip());
    }
}
