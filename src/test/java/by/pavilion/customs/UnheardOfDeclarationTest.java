package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What may still be declared as something else. */
class UnheardOfDeclarationTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    private final DeclarationProgress opened = DeclarationProgress.opened(
            CustomsMode.BONDED,
            DocumentType.OPENING.stream()
                    .map(type -> DeclarationDocument.of(
                            type,
                            type == DocumentType.WAYBILL ? FiledBy.LOGISTICS_FIRM : FiledBy.STORE,
                            type == DocumentType.ORDER || type == DocumentType.PAYMENT ? NOW : null))
                    .toList());

    @Test
    void nobodyHasHeardOfADeclarationThatIsOnlyOpened() {
        assertThat(opened.isUnheardOf()).isTrue();
    }

    @Test
    void afterTheFirstDocumentOrQuestionOrNumberSomebodyHas() {
        assertThat(with(DocumentType.ORDER, DeclarationDocument::queued).isUnheardOf())
                .isFalse();
        assertThat(with(DocumentType.PAYMENT, document -> document.missed(NOW)).isUnheardOf())
                .isFalse();
        assertThat(opened.withParcel(new DeclaredWaybill("SX1", "4601W6L001", "快递"), Optional.empty(), NOW)
                        .isUnheardOf())
                .isFalse();
    }

    @Test
    void aMessageThatAHoldHasRecalledWasNeverHeardOf() {
        DeclarationProgress recalled =
                with(DocumentType.ORDER, document -> document.queued().rewrittenAt(NOW, false));

        assertThat(recalled.isUnheardOf()).isTrue();
    }

    /** Whoever has begun to write compares; the clock may not have moved since the documents became due. */
    @Test
    void whoeverIsWritingSeesThatTheDataHaveChangedEvenWhenTheClockStandsStill() {
        DeclarationProgress after = opened.writtenFromOtherData(NOW);

        assertThat(after).isNotEqualTo(opened);
        assertThat(after.document(DocumentType.ORDER).nextAttemptAt())
                .hasValueSatisfying(due -> assertThat(due).isAfter(NOW));
        assertThat(after.document(DocumentType.LIST)).isEqualTo(opened.document(DocumentType.LIST));
        assertThat(after.isUnheardOf()).isTrue();
    }

    private DeclarationProgress with(DocumentType type, UnaryOperator<DeclarationDocument> change) {
        return opened.with(type, change, NOW);
    }
}
