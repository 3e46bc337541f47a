package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.customs.OpenedForPayer.Opened;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of documents while the key that was opened does not sign. */
@QuarkusTest
@TestProfile(WithKeyFile.class)
class FailedSigningTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String PERSON = "11010519491231002X";

    @Inject
    OpenedForPayer orders;

    @Inject
    TakeReceipts takeReceipts;

    @Inject
    SigningKeyStore signingKeys;

    @Test
    void listsWaitTogetherAndAreBlamedForNothingWhileOrdersGo() throws Exception {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            List<Opened> opened = QuarkusTransaction.requiringNew()
                    .call(() -> List.of(
                            orders.openInTransaction(PERSON, PayerIdentity.ORDERER),
                            orders.openInTransaction(PERSON, PayerIdentity.ORDERER)));
            opened.forEach(orders::parcelKnown);
            await().until(() -> opened.stream()
                    .allMatch(one -> isSent(one, DocumentType.ORDER) && isSent(one, DocumentType.PAYMENT)));

            allThreeRegistered(opened);
            await("the key has failed and rests")
                    .until(() -> signingKeys.signer().isEmpty());
            Opened later = orders.open(PERSON, PayerIdentity.ORDERER);
            await("an order is not signed").until(() -> isSent(later, DocumentType.ORDER));

            assertThat(opened).allSatisfy(one -> {
                DeclarationDocument list = orders.document(one, DocumentType.LIST);
                assertThat(list.state()).isEqualTo(DocumentState.NEW);
                assertThat(list.nextAttemptAt()).isPresent();
                assertThat(list.attempts()).isZero();
                assertThat(list.alone()).isFalse();
                assertThat(window.messages("CEB621Message", one.orderNo())).isEmpty();
            });

            WithKeyFile.repair();

            await().until(() -> opened.stream().allMatch(one -> isSent(one, DocumentType.LIST)));
            assertThat(window.messages("CEB621Message", opened.get(0).orderNo()))
                    .singleElement()
                    .satisfies(sent ->
                            assertThat(sent.text()).contains(opened.get(1).orderNo(), "<ds:SignatureValue>"));
        }
    }

    private boolean isSent(Opened opened, DocumentType type) {
        return orders.document(opened, type).state() == DocumentState.SENT;
    }

    /** The last of the three comes in one message for all, so that their lists are due together. */
    private void allThreeRegistered(List<Opened> opened) {
        registered("CEB312Message", "OrderReturn", opened, one -> "<ebpCode>4601W60003</ebpCode><orderNo>%s</orderNo>"
                .formatted(one.orderNo()));
        registered(
                "CEB412Message",
                "PaymentReturn",
                opened,
                one -> "<payCode>3101W6P001</payCode><payTransactionId>pay-%s</payTransactionId>"
                        .formatted(one.orderNo()));
        registered(
                "CEB512Message",
                "LogisticsReturn",
                opened,
                one -> "<logisticsCode>4601W6L001</logisticsCode><logisticsNo>W-%s</logisticsNo>"
                        .formatted(one.orderNo()));
    }

    private void registered(String type, String element, List<Opened> opened, Function<Opened, String> key) {
        String time = TIME.format(Instant.now());
        String receipts = opened.stream()
                .map(one -> """
                        <%1$s><guid>x</guid>%2$s<returnStatus>120</returnStatus><returnTime>%3$s</returnTime>\
                        <returnInfo>x</returnInfo></%1$s>""".formatted(element, key.apply(one), time))
                .collect(Collectors.joining());
        String message = "<%1$s guid=\"%2$s\" version=\"1.0\" xmlns=\"http://www.chinaport.gov.cn/ceb\">%3$s</%1$s>"
                .formatted(type, UUID.randomUUID(), receipts);
        takeReceipts.take(message.getBytes(StandardCharsets.UTF_8));
    }
}
