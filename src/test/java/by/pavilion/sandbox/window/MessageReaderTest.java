package by.pavilion.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.sandbox.window.MessageReader.FormatFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private final MessageReader reader = new MessageReader();

    @Test
    void readsHeadLinesAndSender() throws FormatFault {
        CustomsMessage message = reader.read(TestMessages.list("O1"));

        assertThat(message.kind()).isEqualTo(DocumentKind.LIST);
        assertThat(message.sender()).isEqualTo(TestMessages.SHOP);
        assertThat(message.recipients()).containsExactly(TestMessages.SHOP);
        assertThat(message.entries()).hasSize(1);
        assertThat(message.entries().get(0).text("orderNo")).isEqualTo("O1");
        assertThat(message.entries().get(0).lines().get(0)).containsEntry("gcode", "1806320000");
    }

    @Test
    void readsByNamespaceAndNotByPrefix() throws FormatFault {
        String message = TestMessages.order("O1")
                .replace("ceb:", "")
                .replace("xmlns:ceb=", "xmlns=")
                .replace("xmlns=\"http://www.chinaport.gov.cn/\"", "");

        assertThat(reader.read(message.replace("xmlns:ceb", "xmlns")).kind()).isEqualTo(DocumentKind.ORDER);
    }

    @Test
    void sendsReceiptsToThoseWhoSubscribedToThem() throws FormatFault {
        String message = TestMessages.payment("O1").replace("</ceb:BaseTransfer>", """
                </ceb:BaseTransfer><ceb:BaseSubscribe><ceb:status>RET</ceb:status><ceb:dxpMode>DXP</ceb:dxpMode>\
                <ceb:dxpAddress>DXPONE</ceb:dxpAddress></ceb:BaseSubscribe><ceb:BaseSubscribe>\
                <ceb:status>DATA</ceb:status><ceb:dxpMode>DXP</ceb:dxpMode><ceb:dxpAddress>DXPTWO</ceb:dxpAddress>\
                </ceb:BaseSubscribe>""");

        assertThat(reader.read(message).recipients()).containsExactly(TestMessages.SHOP, "DXPONE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ceb:ebpCode>4601W60001</ceb:ebpCode> | '' | missing element OrderHead/ebpCode",
                "<ceb:currency>142</ceb:currency><ceb:buyerRegNo> | <ceb:currency>CNY</ceb:currency><ceb:buyerRegNo> | currency",
                "<ceb:buyerIdType>1 | <ceb:buyerIdType>2 | buyerIdType",
                "<ceb:freight>10.00 | <ceb:freight>1e1 | freight",
                "<ceb:freight>10.00 | <ceb:freight> | freight",
                "<ceb:goodsValue>52.00 | <ceb:goodsValue>52.000001 | goodsValue",
                "<ceb:appTime>20261101120000 | <ceb:appTime>2026-11-01 | appTime",
                "<ceb:acturalPaid>67.64</ceb:acturalPaid> | <ceb:actualPaid>67.64</ceb:actualPaid> | actualPaid",
                "<ceb:gnum>1 | <ceb:gnum>one | gnum",
                "<ceb:country>340 | <ceb:country>BY | country",
                "<ceb:orderType>I</ceb:orderType><ceb:orderNo>O1</ceb:orderNo> | <ceb:orderNo>O1</ceb:orderNo><ceb:orderType>I</ceb:orderType> | orderType",
                "<ceb:orderNo>O1 | <ceb:orderNo>1234567890123456789012345678901234567890123456789012345678901 | orderNo",
                "version=\"1.0\"> | > | version",
                "</ceb:Order> | </ceb:Order><ceb:Extra/> | Extra",
            })
    void namesWhatBreaksTheTables(String right, String wrong, String fault) {
        String message = TestMessages.order("O1").replace(right.strip(), wrong == null ? "" : wrong.strip());

        assertThatThrownBy(() -> reader.read(message))
                .isInstanceOf(FormatFault.class)
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CEB621Message", "CEB311Message"})
    void demandsLines(String type) {
        String message = type.equals("CEB311Message") ? TestMessages.order("O1") : TestMessages.list("O1");

        String without =
                message.replaceAll("(?s)<ceb:(OrderList|InventoryList)>.*</ceb:(OrderList|InventoryList)>", "");

        assertThatThrownBy(() -> reader.read(without)).isInstanceOf(FormatFault.class);
    }

    @Test
    void refusesADocumentType() {
        String message = TestMessages.order("O1")
                .replace("?>\n", "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                .replace("<ceb:buyerRegNo>b1", "<ceb:buyerRegNo>&e;");

        assertThatThrownBy(() -> reader.read(message))
                .isInstanceOf(FormatFault.class)
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void refusesLowerCaseNumbersAndForeignMessages() {
        String lower = TestMessages.order("O1").replaceFirst("<ceb:guid>....", "<ceb:guid>abcd");
        String foreign = TestMessages.order("O1").replace("CEB311Message", "CEB303Message");

        assertThatThrownBy(() -> reader.read(lower)).hasMessageContaining("capital");
        assertThatThrownBy(() -> reader.read(foreign)).hasMessageContaining("does not take");
    }
}
