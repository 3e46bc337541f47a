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
                "311 | <ceb:ebpCode>4601W60001   | <ceb:ebpCode>4601W60009   | 1301 | the order of another platform",
                "411 | <ceb:ebpCode>4601W60001   | <ceb:ebpCode>4601W60009   | 1302 | the payment at another platform",
                "311 | <ceb:orderNo>O1           | <ceb:orderNo>O2           | 1301 | the order of another number",
                "411 | <ceb:orderNo>O1           | <ceb:orderNo>O2           | 1302 | the payment of another order",
                "511 | <ceb:orderNo>O1           | <ceb:orderNo>O2           | 1303 | the waybill of another order",
                "511 | <ceb:logisticsNo>WO1      | <ceb:logisticsNo>WO2      | 1303 | another waybill",
                "511 | <ceb:logisticsCode>4601W6L001 | <ceb:logisticsCode>4601W6L009 | 1303 | another carrier",
                "411 | <ceb:amountPaid>67.64     | <ceb:amountPaid>67.65     | 1305 | one fen more paid",
                "311 | <ceb:acturalPaid>67.64    | <ceb:acturalPaid>67.63    | 1305 | one fen less in the order",
                "411 | <ceb:payCode>3101W6P001   | <ceb:payCode>3101W6P009   | 1306 | another payment firm",
                "411 | <ceb:payTransactionId>TO1 | <ceb:payTransactionId>TO2 | 1306 | another transaction paid",
                "311 | <ceb:goodsValue>52.00     | <ceb:goodsValue>51.99     | 1307 | another value in the order",
                "311 | <ceb:buyerIdNumber>119900199001010010 | <ceb:buyerIdNumber>119900199001010029 | 1308 | another buyer in the order",
                "411 | <ceb:payerName>王试验      | <ceb:payerName>王试        | 1309 | another payer's name",
                "511 | <ceb:consigneeAddress>海南省海口市样例路1号 | <ceb:consigneeAddress>海南省海口市样例路2号 | 1310 | another address on the waybill",
                "311 | <ceb:gnum>1               | <ceb:gnum>2               | 1311 | another line number",
                "311 | <ceb:price>26.00          | <ceb:price>26.01          | 1311 | another price",
                "311 | <ceb:totalPrice>52.00     | <ceb:totalPrice>52.01     | 1311 | another total of the line",
                "311 | <ceb:unit>017             | <ceb:unit>007             | 1311 | another unit",
                "511 | <ceb:packNo>1             | <ceb:packNo>2             | 1313 | another number of parcels",
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

    @Test
    void findsTheListsOwnDifferences() {
        assertThat(refusal("ceb:consigneeAddress>海南省海口市样例路1号", "ceb:consigneeAddress>海南省"))
                .startsWith("[Code:1310;");
        assertThat(refusal("<ceb:insuredFee>0<", "<ceb:insuredFee>0.01<")).startsWith("[Code:1307;");
        assertThat(refusal("<ceb:gname>黑巧克力", "<ceb:gname>黑 巧克力")).startsWith("[Code:1311;");
        String line = TestMessages.list("O1").replaceAll("(?s).*(<ceb:InventoryList>.*</ceb:InventoryList>).*", "$1");
        String gift = line.replace("gnum>1<", "gnum>2<").replace("26.00", "0").replace("52.00", "0");
        assertThat(refusal(line, line + gift)).startsWith("[Code:1311;");
    }

    private String refusal(String right, String wrong) {
        Entry list = list(replaced(TestMessages.list("O1"), right, wrong));
        return Matching.refusalOf(list, documents("", "", "")).orElseThrow().text();
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
                id, message.kind(), List.of("DXP"), message.entries().get(0), status, Instant.EPOCH, 1);
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
