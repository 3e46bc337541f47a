package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ordering.payment.PaymentProblems;
import by.pavilion.ordering.reconciliation.Difference;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderingTextsTest {
    private static final List<String> FACTS = List.of(
            "placed",
            "paid",
            "payment-failed",
            "accepted",
            "declared",
            "released",
            "rejected",
            "shipped",
            "delivered",
            "cancelled",
            "return-sent",
            "returned",
            "refund-requested",
            "refunded",
            "refund-failed");

    @Test
    void everyStepOfATimelineHasItsTextInEachLanguage() {
        for (String language : Messages.LANGUAGES) {
            for (String fact : FACTS) {
                assertThat(Messages.find(language, "order-step." + fact, Map.of()))
                        .as("%s in %s", fact, language)
                        .isPresent();
            }
        }
    }

    @Test
    void aParcelThatComesBackIsToldOfInItsOwnWordsInEachLanguage() {
        List<String> codes =
                List.of("picked_up", "out_for_delivery", "delivery_attempted", "delivered", "returning", "returned");

        for (String language : Messages.LANGUAGES) {
            for (String code : codes) {
                assertThat(Messages.find(language, "return-tracking." + code, Map.of()))
                        .as("%s in %s", code, language)
                        .isPresent()
                        .isNotEqualTo(Messages.find(language, "tracking." + code, Map.of()));
            }
        }
    }

    @Test
    void everyKindOfDifferenceSaysWhatToDoInEachLanguage() {
        for (String language : Messages.LANGUAGES) {
            for (Difference.Kind kind : Difference.Kind.values()) {
                assertThat(Messages.find(language, "reconciliation." + kind.code(), Map.of()))
                        .as("%s in %s", kind, language)
                        .isPresent();
            }
        }
    }

    @Test
    void everyRefusalHasItsTextsInEachLanguageWithItsFacts() {
        List<Problem> refusals = List.of(
                OrderingProblems.outOfStock(List.of(OrderingProblems.exceedsStock(0, 3))),
                OrderingProblems.needsSeveralOrders(List.of(), List.of()),
                OrderingProblems.quoteExpired(Instant.EPOCH),
                OrderingProblems.quoteOutdated(),
                OrderingProblems.notPayable(OrderStatus.PAID, PaymentStatus.PAID),
                OrderingProblems.notCancellable(OrderStatus.SHIPPED),
                OrderingProblems.notRefundable(OrderStatus.PLACED, PaymentStatus.UNPAID),
                PaymentProblems.invalidSignature(),
                PaymentProblems.unreadable());
        for (String language : Messages.LANGUAGES) {
            for (Problem refusal : refusals) {
                Stream.of("title", "detail", "remedy")
                        .map(part -> refusal.type().slug() + "." + part)
                        .forEach(key -> assertThat(Messages.find(language, key, refusal.facts()))
                                .as("%s in %s", key, language)
                                .hasValueSatisfying(text -> assertThat(text).doesNotContain("{")));
            }
        }
    }

    @Test
    void everyReasonHasItsTextAndRemedyInEachLanguage() {
        List<String> reasons = List.of(
                "exceeds-stock",
                "needs-another-order",
                "not-for-sale",
                "identity-number",
                "phone",
                "province-not-served",
                "postcode",
                "unknown-payment",
                "payment-mismatch",
                "unknown-refund",
                "refund-amount",
                "refund-currency",
                "day-not-over",
                "number-of-another-return",
                "return-parcel-lost",
                "return-parcel-damaged",
                "return-parcel-turned-back",
                "return-parcel-late",
                "return-parcel-other",
                "shipment-delayed",
                "shipment-delayed-departure",
                "shipment-delayed-no-departure",
                "shipment-delayed-not-fetched",
                "shipment-delayed-no-answer");
        for (String language : Messages.LANGUAGES) {
            for (String reason : reasons) {
                assertThat(Messages.find(language, "reason." + reason, Map.of()))
                        .isPresent();
                assertThat(Messages.find(language, "reason." + reason + ".remedy", Map.of()))
                        .isPresent();
            }
        }
    }
}
