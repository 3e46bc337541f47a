package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CebReaderTest {
    private static final String NS = "http://www.chinaport.gov.cn/ceb";

    @Test
    void readsSeveralReceiptsWhateverThePrefix() throws UnreadableMessage {
        String plain = """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <CEB312Message guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0" xmlns="%s">
                  <OrderReturn><guid>a</guid><ebpCode>4601W60003</ebpCode><ebcCode>4601W60001</ebcCode>
                    <orderNo>ord_1</orderNo><returnStatus>2</returnStatus>
                    <returnTime>20261111120001007</returnTime><returnInfo>新增申报成功</returnInfo></OrderReturn>
                  <OrderReturn><guid>b</guid><ebpCode>4601W60003</ebpCode><ebcCode>4601W60001</ebcCode>
                    <orderNo>ord_2</orderNo><returnStatus>-301010</returnStatus>
                    <returnTime>20261111120002000</returnTime><returnInfo/></OrderReturn>
                </CEB312Message>""".formatted(NS);
        String prefixed = plain.replaceAll("<(/?)(\\w)", "<$1x:$2").replace("xmlns=", "xmlns:x=");

        CebReader.Receipts receipts = read(plain);

        assertThat(receipts.kind()).isEqualTo(CebReceipt.Kind.ORDER);
        assertThat(receipts.guid()).isEqualTo("4CDE1CFD-EDED-46B1-946C-B8022E42FC94");
        assertThat(receipts.receipts())
                .containsExactly(
                        new CebReceipt(
                                CebReceipt.Kind.ORDER,
                                new CebReceipt.Key("4601W60003", "ord_1"),
                                "2",
                                "20261111120001007",
                                LocalDateTime.of(2026, 11, 11, 12, 0, 1, 7_000_000),
                                "新增申报成功",
                                Optional.empty(),
                                Optional.empty()),
                        new CebReceipt(
                                CebReceipt.Kind.ORDER,
                                new CebReceipt.Key("4601W60003", "ord_2"),
                                "-301010",
                                "20261111120002000",
                                LocalDateTime.of(2026, 11, 11, 12, 0, 2),
                                "",
                                Optional.empty(),
                                Optional.empty()));
        assertThat(read(prefixed)).isEqualTo(receipts);
    }

    @Test
    void readsTheNumbersOfAList() throws UnreadableMessage {
        CebReceipt receipt =
                read(list("dcl_0HZX3K8M2T4QF", "20261111120001007")).receipts().get(0);

        assertThat(receipt.key()).isEqualTo(new CebReceipt.Key("", "dcl_0HZX3K8M2T4QF"));
        assertThat(receipt.entryNumber()).contains("B20261111000000001");
        assertThat(receipt.listNumber()).contains("46012026I000000001");
        assertThat(receipt.text()).isEqualTo("[Code:2600;Desc:放行]");
    }

    @Test
    void readsAFormatErrorWithTheMessageThatItAnswers() throws UnreadableMessage {
        CebReader.Receipts receipts = read("""
                <ceb:CEB900Message xmlns:ceb="%s" guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0">
                <ceb:MessageReturn><ceb:guid>x</ceb:guid><ceb:returnStatus>-1</ceb:returnStatus>
                <ceb:returnInfo>格式错误</ceb:returnInfo><ceb:returnTime>20261111120001007</ceb:returnTime>
                <ceb:oriCopMsgId>9C1E</ceb:oriCopMsgId><ceb:oriMessageType>CEB311Message</ceb:oriMessageType>
                <ceb:oriBizMessage><![CDATA[<ceb:CEB311Message/>]]></ceb:oriBizMessage>
                </ceb:MessageReturn></ceb:CEB900Message>""".formatted(NS));

        assertThat(receipts.receipts().get(0).key()).isEqualTo(new CebReceipt.Key("", "9C1E"));
    }

    @Test
    void readsATaxBillWithItsAmounts() throws UnreadableMessage {
        CebReader.Receipts receipts = read(taxBill("18.20000"));

        assertThat(receipts.bills())
                .containsExactly(new CebTaxBill(
                        "4601202611110001",
                        "46012026I000000001",
                        Optional.of(new CebTaxBill.Amounts(
                                new BigDecimal("0"), new BigDecimal("1.5"), new BigDecimal("18.20000"))),
                        List.of(
                                new CebTaxBill.Line(
                                        1,
                                        "1806320000",
                                        new BigDecimal("100.5"),
                                        new CebTaxBill.Amounts(
                                                new BigDecimal("0"), new BigDecimal("0"), new BigDecimal("9.15"))),
                                new CebTaxBill.Line(
                                        2,
                                        "3304990099",
                                        new BigDecimal("99.5"),
                                        new CebTaxBill.Amounts(
                                                new BigDecimal("0"), new BigDecimal("1.5"), new BigDecimal("9.05")))),
                        Optional.empty(),
                        Optional.of("4601W60001")));
        assertThat(receipts.receipts().get(0).key()).isEqualTo(new CebReceipt.Key("", "4601202611110001"));
        assertThat(receipts.receipts().get(0).listNumber()).contains("46012026I000000001");
        assertThat(receipts.receipts().get(0).status()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e9", "1E999999999", "0.000001", "many", "123456789012345"})
    void refusesAnAmountThatIsNone(String amount) {
        assertThatThrownBy(() -> read(taxBill(amount))).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void readsATaxBillThatNamesNoLines() throws UnreadableMessage {
        String without = taxBill("18.20000").replaceAll("(?s)<TaxListRd>.*</TaxListRd>", "");

        assertThat(read(without).bills()).singleElement().satisfies(bill -> {
            assertThat(bill.amounts()).isPresent();
            assertThat(bill.lines()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "<gnum>2</gnum>, <gnum>1</gnum>",
        "<gnum>2</gnum>, <gnum>0</gnum>",
        "<gnum>2</gnum>, <gnum>100</gnum>",
        "<gnum>2</gnum>, <gnum>two</gnum>",
        "<gnum>2</gnum>, <gnum/>",
        "<gcode>3304990099</gcode>, <gcode>33049900</gcode>",
        "<gcode>3304990099</gcode>, <gcode>33049900990</gcode>",
        "<gcode>3304990099</gcode>, <gcode>330499009X</gcode>",
        "<taxPrice>99.5</taxPrice>, <taxPrice>-99.5</taxPrice>",
        "<taxPrice>99.5</taxPrice>, ''",
        "<valueAddedTax>9.05</valueAddedTax>, <valueAddedTax>9.050001</valueAddedTax>",
        "<valueAddedTax>9.05</valueAddedTax>, ''",
    })
    void refusesATaxBillWithALineThatIsNone(String right, String wrong) {
        String bill = taxBill("18.20000");
        assertThat(bill).contains(right);

        assertThatThrownBy(() -> read(bill.replace(right, wrong))).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void readsTheStatusOfATaxBill() throws UnreadableMessage {
        CebReader.Receipts receipts = read("""
                <CEB818Message guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0" xmlns="%s">
                  <Tax><TaxHeadStatus><guid>a</guid><returnTime>20261111120001007</returnTime>
                    <invtNo>46012026I000000001</invtNo><taxNo>4601202611110001</taxNo><status>2</status>
                    <entDutyNo>E1</entDutyNo></TaxHeadStatus></Tax>
                </CEB818Message>""".formatted(NS));

        assertThat(receipts.bills().get(0).amounts()).isEmpty();
        assertThat(receipts.bills().get(0).paymentOrder()).contains("E1");
        assertThat(receipts.receipts().get(0).status()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "CEB514Message, LogisticsStatusReturn, <logisticsCode>L1</logisticsCode><logisticsNo>N1</logisticsNo>, L1/N1",
        "CEB624Message, InvtCancelReturn, <copNo>dcl_1</copNo><preNo>B1</preNo>, dcl_1",
        "CEB626Message, InvtRefundReturn, <preNo>T1</preNo><invtNo>I1</invtNo>, I1",
        "CEB712Message, DeliveryReturn, <operatorCode>O1</operatorCode><copNo>C1</copNo>, O1/C1",
    })
    void readsReceiptsByTheirKey(String message, String element, String key, String expected) throws UnreadableMessage {
        CebReader.Receipts receipts = read("""
                <%s guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0" xmlns="%s"><%s><guid>a</guid>%s
                <returnStatus>120</returnStatus><returnTime>20261111120001007</returnTime><returnInfo>x</returnInfo>
                </%s></%s>""".formatted(message, NS, element, key, element, message));

        assertThat(receipts.receipts().get(0).key().toString()).isEqualTo(expected);
    }

    private static String taxBill(String vat) {
        return """
                <CEB816Message guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0" xmlns="%s">
                  <Tax><TaxHeadRd><guid>a</guid><returnTime>20261111120001007</returnTime>
                    <invtNo>46012026I000000001</invtNo><taxNo>4601202611110001</taxNo><customsTax>0</customsTax>
                    <valueAddedTax>%s</valueAddedTax><consumptionTax>1.5</consumptionTax><status>1</status>
                    <assureCode>4601W60001</assureCode></TaxHeadRd>
                    <TaxListRd><gnum>1</gnum><gcode>1806320000</gcode><taxPrice>100.5</taxPrice>
                      <customsTax>0</customsTax><valueAddedTax>9.15</valueAddedTax>
                      <consumptionTax>0</consumptionTax></TaxListRd>
                    <TaxListRd><gnum>2</gnum><gcode>3304990099</gcode><taxPrice>99.5</taxPrice>
                      <customsTax>0</customsTax><valueAddedTax>9.05</valueAddedTax>
                      <consumptionTax>1.5</consumptionTax></TaxListRd></Tax>
                </CEB816Message>""".formatted(NS, vat);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a/>",
                "<CEB312Message/>",
                "<CEB312Message xmlns='http://www.chinaport.gov.cn/ceb'/>",
                "<CEB816Message xmlns='http://www.chinaport.gov.cn/ceb'/>",
                "<CEB312Message xmlns='http://www.chinaport.gov.cn/ceb'><OrderReturn/></CEB312Message>",
            })
    void refusesWhatIsNoReceiptMessage(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableMessage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-11T12:00:01",
                "20261111120001",
                "20261311120001007",
                "昨天",
                "00010101000000000",
                "99991231235959999",
            })
    void refusesATimeThatIsNone(String time) {
        assertThatThrownBy(() -> read(list("dcl_0HZX3K8M2T4QF", time))).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void readsTheReceiptsBesideOneThatIsNotComplete() throws UnreadableMessage {
        String good = list("dcl_0HZX3K8Q00002", "20261111120001007");
        String withoutTime =
                good.replaceFirst("<returnTime>.*</returnTime>", "").replace("dcl_", "dcm_");
        String both = good.replace("</CEB622Message>", between(withoutTime) + between(good) + "</CEB622Message>");

        CebReader.Receipts receipts = read(both);

        assertThat(receipts.receipts())
                .extracting(receipt -> receipt.key().number())
                .containsExactly("dcl_0HZX3K8Q00002", "dcl_0HZX3K8Q00002");
        assertThat(receipts.fault()).contains("InventoryReturn has no returnTime");
        assertThat(read(good).fault()).isEmpty();
    }

    @Test
    void keepsBillsBesideTheirReceiptsWhenOneBetweenThemIsNotComplete() throws UnreadableMessage {
        String good = taxBill("18.20000");
        String broken = good.replaceFirst("<returnTime>.*</returnTime>", "");
        String other = good.replace("4601202611110001", "4601202611110002");
        String all = good.replace("</CEB816Message>", between(broken) + between(other) + "</CEB816Message>");

        CebReader.Receipts receipts = read(all);

        assertThat(receipts.bills())
                .extracting(CebTaxBill::number)
                .containsExactly("4601202611110001", "4601202611110002");
        assertThat(receipts.receipts())
                .extracting(receipt -> receipt.key().number())
                .containsExactly("4601202611110001", "4601202611110002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4CDE1CFD-EDED-46B1-946C-B8022E42FC94-AGAIN", "报文", "4CDE 1CFD", ""})
    void leavesOutANumberOfTheMessageThatIsNone(String guid) throws UnreadableMessage {
        String message =
                list("dcl_0HZX3K8Q00002", "20261111120001007").replace("4CDE1CFD-EDED-46B1-946C-B8022E42FC94", guid);

        CebReader.Receipts receipts = read(message);

        assertThat(receipts.guid()).isEmpty();
        assertThat(receipts.receipts()).hasSize(1);
    }

    /** What stands between the first tag of a message and its last. */
    private static String between(String message) {
        return message.substring(message.indexOf('>') + 1, message.lastIndexOf("</"));
    }

    @Test
    void resolvesNoExternalEntity() {
        String stolen = list("&e;", "20261111120001007")
                .replaceFirst("<CEB622", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><CEB622");

        assertThatThrownBy(() -> read(stolen))
                .isInstanceOfSatisfying(UnreadableMessage.class, refused -> assertThat(refused.why())
                        .doesNotContain("root:"));
    }

    @Test
    @Timeout(60)
    void refusesABillionLaughs() {
        StringBuilder type = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            type.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(level, level - 1, level - 1, level - 1));
        }
        String laughs = list("&a29;", "20261111120001007").replaceFirst("<CEB622", type + "]><CEB622");

        assertThatThrownBy(() -> read(laughs)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void refusesADocumentTypeEvenWhenNothingUsesIt() {
        String typed = list("dcl_0HZX3K8M2T4QF", "20261111120001007").replaceFirst("<CEB622", "<!DOCTYPE x><CEB622");

        assertThatThrownBy(() -> read(typed)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        byte[] tooLong = new byte[CebReader.MOST_BYTES + 1];
        String deep = "<a>".repeat(1000) + "</a>".repeat(1000);

        assertThatThrownBy(() -> CebReader.read(tooLong)).isInstanceOf(UnreadableMessage.class);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void refusesReceiptsThatSomebodySigned() {
        String signed = list("dcl_0HZX3K8Q00002", "20261111120001007")
                .replace("</CEB622", "<s:Signature xmlns:s=\"http://www.w3.org/2000/09/xmldsig#\"/></CEB622");

        assertThatThrownBy(() -> read(signed))
                .isInstanceOfSatisfying(UnreadableMessage.class, refused -> assertThat(refused.why())
                        .contains("signature"));
    }

    private static String list(String copNo, String time) {
        return """
                <CEB622Message guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0" xmlns="%s">
                  <InventoryReturn><guid>a</guid><copNo>%s</copNo><preNo>B20261111000000001</preNo>
                    <invtNo>46012026I000000001</invtNo><returnStatus>800</returnStatus>
                    <returnTime>%s</returnTime><returnInfo>[Code:2600;Desc:放行]</returnInfo></InventoryReturn>
                </CEB622Message>""".formatted(NS, copNo, time);
    }

    private static CebReader.Receipts read(String text) throws UnreadableMessage {
        return CebReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
