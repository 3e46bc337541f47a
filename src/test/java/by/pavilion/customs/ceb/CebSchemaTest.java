package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CebSchemaTest {
    private final CebSchema schema = new CebSchema();
    private final String message = new String(
            CebWriter.orders(CebWriter.newGuid(), List.of(TestDocuments.order()), TestDocuments.SENDER),
            StandardCharsets.UTF_8);

    @Test
    void namesRuleAndElementButNeverTheValue() {
        String nameTooLong = "张".repeat(61);

        List<String> faults = faultsIn(message.replace(">张三<", ">" + nameTooLong + "<"));

        assertThat(faults).contains("cvc-type buyerName");
        assertThat(String.join(" ", faults)).doesNotContain("张");
    }

    @Test
    void refusesANumberWithMoreThanFiveDecimals() {
        assertThat(faultsIn(message.replace("<ceb:qty>2<", "<ceb:qty>2.000001<")))
                .contains("cvc-type qty");
    }

    @Test
    void refusesAnEmptyRequiredText() {
        assertThat(faultsIn(message.replace(">李四<", "><"))).contains("cvc-type consignee");
    }

    @Test
    void refusesElementsInAnotherOrder() {
        String swapped = message.replaceAll("(<ceb:ebpCode>.*?</ceb:ebpCode>)(<ceb:ebpName>.*?</ceb:ebpName>)", "$2$1");

        assertThat(faultsIn(swapped)).isNotEmpty();
    }

    @Test
    void refusesADocumentType() {
        String withType = message.replace(
                        "<ceb:CEB311Message",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + "<ceb:CEB311Message")
                .replace(">张三<", ">&e;<");

        assertThat(faultsIn(withType)).isNotEmpty();
    }

    private List<String> faultsIn(String text) {
        return schema.faultsIn(text.getBytes(StandardCharsets.UTF_8));
    }
}
