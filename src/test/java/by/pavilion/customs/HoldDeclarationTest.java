package by.pavilion.customs;

import static by.pavilion.TestCalls.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.customs.OpenedForPayer.Opened;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out of held orders, and of those that share a message with them. */
@QuarkusTest
@TestProfile(WithTinyWindow.class)
class HoldDeclarationTest {
    private static final String PERSON = "11010519491231002X";

    /** The exchange platform is passing on nothing now. */
    private static final String LATER = "3001";

    private static TinyWindow window;

    @Inject
    OpenedForPayer orders;

    @Inject
    HoldDeclaration holdDeclaration;

    @Inject
    EventLog log;

    @BeforeAll
    static void openTheWindow() {
        window = new TinyWindow(WithTinyWindow.port());
    }

    @AfterAll
    static void closeTheWindow() {
        window.close();
    }

    @BeforeEach
    void takesEverything() {
        window.code.set("0000");
    }

    @Test
    void nothingOfAHeldOrderIsWrittenOrAskedForUntilItIsLetGo() {
        Opened held = QuarkusTransaction.requiringNew().call(() -> {
            Opened opened = orders.openInTransaction(PERSON, PayerIdentity.ORDERER);
            holdDeclaration.hold(opened.orderNo());
            return opened;
        });
        Opened free = orders.open(PERSON, PayerIdentity.ORDERER);

        await().until(() -> state(free, DocumentType.ORDER) == DocumentState.SENT);
        await().during(Duration.ofSeconds(2))
                .until(() -> state(held, DocumentType.ORDER) == DocumentState.NEW
                        && state(held, DocumentType.PAYMENT) == DocumentState.NEW);
        assertThat(messages(held)).isEmpty();

        release(held);
        await().until(() -> state(held, DocumentType.ORDER) == DocumentState.SENT
                && state(held, DocumentType.PAYMENT) == DocumentState.SENT);
    }

    @Test
    void aMessageThatWaitsIsRecalledAndTheOthersInItGo() {
        window.code.set(LATER);
        List<Opened> together = QuarkusTransaction.requiringNew()
                .call(() -> List.of(
                        orders.openInTransaction(PERSON, PayerIdentity.ORDERER),
                        orders.openInTransaction(PERSON, PayerIdentity.ORDERER)));
        Opened held = together.get(0);
        Opened free = together.get(1);
        await().until(() -> together.stream().allMatch(one -> state(one, DocumentType.ORDER) == DocumentState.QUEUED));
        assertThat(messages(held)).allMatch(sent -> sent.text().contains(free.orderNo()));

        QuarkusTransaction.requiringNew().run(() -> holdDeclaration.hold(held.orderNo()));
        // whatever was on its way with both is answered before the window takes anything again
        await().until(() -> messages(free).stream()
                .reduce((earlier, later) -> later)
                .filter(newest -> !newest.text().contains(held.orderNo()))
                .isPresent());
        int tried = messages(held).size();
        window.code.set("0000");

        await().atMost(Duration.ofSeconds(60)).until(() -> state(free, DocumentType.ORDER) == DocumentState.SENT);
        assertThat(state(held, DocumentType.ORDER)).isEqualTo(DocumentState.NEW);
        assertThat(messages(free)).last().satisfies(sent -> assertThat(sent.text())
                .doesNotContain(held.orderNo()));
        assertThat(messages(held).size()).as("one may have been on its way").isLessThanOrEqualTo(tried + 1);

        release(held);
        await().until(() -> state(held, DocumentType.ORDER) == DocumentState.SENT);
        assertThat(messages(held)).last().satisfies(sent -> assertThat(sent.text())
                .doesNotContain(free.orderNo()));
    }

    @Test
    void theAddressOfAHeldOrderIsPutRightBeforeItGoesOut() {
        Opened held = QuarkusTransaction.requiringNew().call(() -> {
            Opened opened = orders.openInTransaction(PERSON, PayerIdentity.ORDERER);
            holdDeclaration.hold(opened.orderNo());
            return opened;
        });

        correctStreet(held).statusCode(202).body("state", equalTo("DECLARING"));
        assertThat(messages(held)).isEmpty();
        release(held);

        await().until(() -> state(held, DocumentType.ORDER) == DocumentState.SENT);
        assertThat(messages(held))
                .singleElement()
                .satisfies(sent -> assertThat(sent.text()).contains("世纪大道200号").doesNotContain("世纪大道100号"));
        assertThat(log.of(Topic.CUSTOMS, held.orderNo(), 0, 100))
                .filteredOn(event -> event.type().equals("by.pavilion.declaration.resubmitted.v1"))
                .as("the carrier may be asked just now")
                .singleElement()
                .satisfies(event ->
                        assertThat(event.as(Resubmitted.class).documents()).containsExactly("511"));
    }

    record Resubmitted(List<String> documents) {}

    @Test
    void theAddressOfAnOrderThatIsNotHeldStays() {
        Opened free = orders.open(PERSON, PayerIdentity.ORDERER);

        correctStreet(free).statusCode(409).body("type", equalTo("urn:pavilion:problem:declaration-not-resubmittable"));

        await().until(() -> state(free, DocumentType.ORDER) == DocumentState.SENT);
        assertThat(messages(free)).singleElement().satisfies(sent -> assertThat(sent.text())
                .contains("世纪大道100号"));
    }

    private static ValidatableResponse correctStreet(Opened opened) {
        return asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"shipTo\":{\"street\":\"世纪大道200号\"}}")
                .post("/api/v1/declarations/" + opened.id() + "/corrections")
                .then();
    }

    private void release(Opened held) {
        QuarkusTransaction.requiringNew().run(() -> holdDeclaration.release(held.orderNo()));
    }

    private DocumentState state(Opened opened, DocumentType type) {
        return orders.document(opened, type).state();
    }

    private static List<TinyWindow.Sent> messages(Opened opened) {
        return window.messages("CEB311Message", opened.orderNo());
    }
}
