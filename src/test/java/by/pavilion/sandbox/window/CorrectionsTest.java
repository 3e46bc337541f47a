package by.pavilion.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.sandbox.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancelling a list before its release and returning goods after, as a shop sees it. */
@QuarkusTest
class CorrectionsTest {
    private static final String[] RELEASED = {"2", "3", "120", "399", "800", "899"};

    private final TestWindow window = new TestWindow();

    @Test
    void cancelsAListUnderReviewAndGivesTheYearBack() {
        String buyer = TestWindow.newBuyer();
        TestWindow first = new TestWindow(buyer, "20000.00");
        holdInReview(first);

        first.sendSigned(TestMessages.cancel(first.orderNo, first.invtNo()));

        first.awaitStatuses("CEB624Message", "2", "3", "120", "399");
        String receipt = first.messages("CEB624Message").get(3);
        assertThat(Mailbox.first(receipt, "invtNo")).isEqualTo(first.invtNo());
        assertThat(first.statuses("CEB622Message")).containsExactly("2", "3", "120", "300");
        TestWindow second = new TestWindow(buyer, "20000.00");
        second.declare();
        second.awaitStatuses("CEB622Message", RELEASED);
    }

    @Test
    void doesNotCancelWhatIsReleasedUnknownOrSomebodyElses() {
        holdInReview(window);
        TestWindow released = new TestWindow();
        released.declare();
        released.awaitStatuses("CEB622Message", RELEASED);

        released.sendSigned(TestMessages.cancel(released.orderNo, released.invtNo()));
        window.sendSigned(TestMessages.cancel(window.orderNo, "460120261999999999"));
        window.sendSigned(
                TestMessages.cancel(window.orderNo, window.invtNo()).replace("<ceb:buyerName>王", "<ceb:buyerName>李"));

        released.awaitStatuses("CEB624Message", "2", "3", "-623005");
        await().untilAsserted(() -> assertThat(window.statuses("CEB624Message"))
                .containsExactlyInAnyOrder("2", "3", "-623003", "2", "3", "100"));
        assertThat(window.statuses("CEB622Message")).containsExactly("2", "3", "120", "300");
    }

    @Test
    void goesOnWithAListWhoseCancellationIsRejected() {
        holdInReview(window);
        String invtNo = window.invtNo();
        window.choose(Scenario.CANCEL_REJECTED);

        window.sendSigned(TestMessages.cancel(window.orderNo, invtNo));

        window.awaitStatuses("CEB624Message", "2", "3", "100");
        window.awaitStatuses("CEB622Message", "2", "3", "120", "300", "399", "800", "899");
    }

    @Test
    void refusesASecondCancellation() {
        holdInReview(window);
        String cancel = TestMessages.cancel(window.orderNo, window.invtNo());
        window.sendSigned(cancel);
        window.awaitStatuses("CEB624Message", "2", "3", "120", "399");

        window.sendSigned(cancel);

        window.awaitStatuses("CEB624Message", "2", "3", "120", "399", "-623009");
    }

    @Test
    void takesAReturnInPartsAndGivesTheYearBack() {
        window.declare();
        window.awaitStatuses("CEB622Message", RELEASED);

        window.sendSigned(TestMessages.refund(window.orderNo, window.invtNo(), "R1" + window.orderNo, 1));
        window.awaitStatuses("CEB626Message", "2", "3", "120", "399");
        window.sendSigned(TestMessages.refund(window.orderNo, window.invtNo(), "R2" + window.orderNo, 2));

        window.awaitStatuses("CEB626Message", "2", "3", "120", "399", "2", "3", "-625014");
    }

    @Test
    void countsReturnedGoodsBackToTheBuyersYear() {
        String buyer = TestWindow.newBuyer();
        TestWindow first = new TestWindow(buyer, "20000.00");
        TestWindow second = new TestWindow(buyer, "20000.00");
        first.declare();
        first.awaitStatuses("CEB622Message", RELEASED);

        first.sendSigned(TestMessages.refund(first.orderNo, first.invtNo(), "R" + first.orderNo, 1));

        first.awaitStatuses("CEB626Message", "2", "3", "120", "399");
        second.declare();
        second.awaitStatuses("CEB622Message", RELEASED);
    }

    @ParameterizedTest
    @CsvSource({
        "gnum>1<,                       gnum>2<,                       -625209",
        "gcode>1806320000<,             gcode>1806310000<,             -625007",
        "gname>黑巧克力<,                gname>白巧克力<,                -625007",
        "unit>017<,                     unit>007<,                     -625007",
        "ceb:qty>1<,                    ceb:qty>3<,                    -625014",
        "ceb:buyerName>王试验<,          ceb:buyerName>王<,              100",
    })
    void refusesAReturnThatDoesNotMatchTheList(String right, String wrong, String code) {
        window.declare();
        window.awaitStatuses("CEB622Message", RELEASED);
        String refund = TestMessages.refund(window.orderNo, window.invtNo(), "R" + window.orderNo, 1);

        window.sendSigned(refund.replace(right, wrong));

        window.awaitStatuses("CEB626Message", "2", "3", code);
    }

    @Test
    void takesAReturnThatWasSentBackOnceItIsMended() {
        window.declare();
        window.awaitStatuses("CEB622Message", RELEASED);
        String refund = TestMessages.refund(window.orderNo, window.invtNo(), "R" + window.orderNo, 1);

        window.sendSigned(refund.replace("ceb:buyerName>王试验<", "ceb:buyerName>王<"));
        window.awaitStatuses("CEB626Message", "2", "3", "100");
        window.sendSigned(refund.replace("appType>1", "appType>2"));

        window.awaitStatuses("CEB626Message", "2", "3", "100", "2", "3", "120", "399");
    }

    @Test
    void takesNoReturnBeforeTheRelease() {
        holdInReview(window);

        window.sendSigned(TestMessages.refund(window.orderNo, window.invtNo(), "R" + window.orderNo, 1));

        window.awaitStatuses("CEB626Message", "2", "3", "100");
    }

    @Test
    void deletesAnOrderOnlyWhileNoListIsDeclared() {
        String deletion = TestMessages.order(window.orderNo).replace("appType>1", "appType>3");
        window.sendDocuments();
        window.awaitStoredDocuments();
        window.send(deletion);
        window.awaitStatuses("CEB312Message", "2", "3", "120", "2", "3", "120");
        TestWindow declared = new TestWindow();
        declared.declare();
        declared.awaitStatuses("CEB622Message", RELEASED);

        window.sendList();
        declared.send(TestMessages.order(declared.orderNo).replace("appType>1", "appType>3"));

        window.awaitStatuses("CEB622Message", "2", "3", "100");
        assertThat(window.messages("CEB622Message").get(2)).contains("[Code:1301;");
        declared.awaitStatuses("CEB312Message", "2", "3", "120", "-301011");
    }

    @Test
    void takesTheArrivalOfParcels() {
        window.sendSigned(TestMessages.arrival("B" + window.orderNo));

        window.awaitStatuses("CEB712Message", "2", "3", "120", "399");
    }

    private static void holdInReview(TestWindow window) {
        window.choose(Scenario.REVIEW_HELD);
        window.declare();
        window.awaitStatuses("CEB622Message", "2", "3", "120", "300");
    }
}
