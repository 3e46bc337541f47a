package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.customs.OpenedForPayer.Opened;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutRealNames.class)
class NoRealNameServiceTest {
    private static final String ANYBODY = "11010519491231002X";

    @Inject
    OpenedForPayer orders;

    @Test
    void anOrderThatSomebodyElsePaidIsACaseAtOnce() {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            Opened paidByAnother = orders.open(ANYBODY, PayerIdentity.SOMEBODY_ELSE);
            Opened paidByOrderer = orders.open(ANYBODY, PayerIdentity.ORDERER);

            Map<String, Object> one = OpenedForPayer.cases(paidByAnother).get(0);
            assertThat(String.valueOf(one.get("next"))).contains("CONNECT", "payer-is-somebody-else");
            await().until(() ->
                    window.messages("CEB311Message", paidByOrderer.orderNo()).size() == 1);
            assertThat(OpenedForPayer.cases(paidByOrderer)).isEmpty();
            assertThat(window.messages("CEB311Message", paidByAnother.orderNo()))
                    .isEmpty();
        }
    }

    @Test
    void aFirmThatDoesNotCompareHoldsNothingUp() {
        try (TinyWindow window = new TinyWindow(WithTinyWindow.port())) {
            window.payer.set("");

            Opened opened = orders.open(ANYBODY, PayerIdentity.NOT_TOLD);

            await().until(() -> orders.document(opened, DocumentType.PAYMENT).state() == DocumentState.SENT
                    && orders.document(opened, DocumentType.ORDER).state() == DocumentState.SENT);
            assertThat(orders.check(opened)).isEmpty();
        }
    }
}
