package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CebWriterTest {
    private final CebSchema schema = new CebSchema();
    private final SoftKeySigner signer = TestSigners.signer(TestSigners.SM2);

    @Test
    void anOrderMessageFollowsTheSchema() {
        byte[] message = CebWriter.orders(CebWriter.newGuid(), List.of(TestDocuments.order()), TestDocuments.SENDER);

        assertThat(schema.faultsIn(message)).isEmpty();
    }

    @Test
    void aSignedListMessageFollowsTheSchemaInBothModes() {
        for (ListDocument list : List.of(TestDocuments.directList(), TestDocuments.bondedList())) {
            byte[] message = CebWriter.lists(CebWriter.newGuid(), List.of(list), TestDocuments.SENDER);

            assertThat(schema.faultsIn(EnvelopedSignature.sign(message, signer)))
                    .isEmpty();
        }
    }

    @Test
    void aListMessageWithoutSignatureIsNoListMessage() {
        byte[] message =
                CebWriter.lists(CebWriter.newGuid(), List.of(TestDocuments.directList()), TestDocuments.SENDER);

        assertThat(schema.faultsIn(message)).hasSize(1);
    }

    @Test
    void aSignedCancellationFollowsTheSchema() {
        byte[] message = CebWriter.cancellations(
                CebWriter.newGuid(), List.of(TestDocuments.cancellation()), TestDocuments.SENDER);

        assertThat(schema.faultsIn(EnvelopedSignature.sign(message, signer))).isEmpty();
        assertThat(schema.faultsIn(message)).as("without signature").isNotEmpty();
    }

    @Test
    void aSignedReturnFollowsTheSchema() {
        byte[] message =
                CebWriter.returns(CebWriter.newGuid(), List.of(TestDocuments.goodsReturn()), TestDocuments.SENDER);

        assertThat(schema.faultsIn(EnvelopedSignature.sign(message, signer))).isEmpty();
        assertThat(new String(message, StandardCharsets.UTF_8))
                .contains("<ceb:InvtRefund><ceb:InvtRefundHead>")
                .contains("<ceb:reason>质量问题 退货</ceb:reason>")
                .contains("<ceb:invtNo>46012026I000000001</ceb:invtNo>")
                .doesNotContain("InvtRefound");
    }

    @Test
    void aHundredOrdersFitInAMessageAndOneMoreDoesNot() {
        List<OrderDocument> hundred =
                Stream.generate(TestDocuments::order).limit(100).toList();
        List<OrderDocument> more =
                Stream.generate(TestDocuments::order).limit(101).toList();

        assertThat(schema.faultsIn(CebWriter.orders(CebWriter.newGuid(), hundred, TestDocuments.SENDER)))
                .isEmpty();
        assertThat(schema.faultsIn(CebWriter.orders(CebWriter.newGuid(), more, TestDocuments.SENDER)))
                .isNotEmpty();
    }

    @Test
    void writesNumbersTimesAndMisspeltNamesAsTheStandardHasThem() {
        String message = new String(
                CebWriter.orders(CebWriter.newGuid(), List.of(TestDocuments.order()), TestDocuments.SENDER),
                StandardCharsets.UTF_8);

        assertThat(message)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ceb:CEB311Message"
                        + " xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\" guid=\"")
                .contains("<ceb:appTime>20261111120001</ceb:appTime>")
                .contains("<ceb:acturalPaid>542.77</ceb:acturalPaid>")
                .contains("<ceb:goodsValue>500</ceb:goodsValue>")
                .contains("亚麻 &lt;床单&gt; &amp; 被套")
                .endsWith("</ceb:CEB311Message>");
    }

    @Test
    void aNewNumberHas36CharactersInCapitals() {
        assertThat(CebWriter.newGuid()).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    }
}
