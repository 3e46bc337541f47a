package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.Filing;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Until when a parcel may go to somebody else or somewhere else, and what that does to its documents. */
class ChangedConsigneeTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    private final DeclarationProgress opened = DeclarationProgress.opened(
            CustomsMode.BONDED,
            DocumentType.OPENING.stream()
                    .map(type -> DeclarationDocument.of(
                            type,
                            type == DocumentType.WAYBILL ? FiledBy.LOGISTICS_FIRM : FiledBy.STORE,
                            type == DocumentType.ORDER ? NOW : null))
                    .toList());

    @Test
    void itMayUntilTheListIsWritten() {
        assertThat(opened.isConsigneeChangeable()).isTrue();
        assertThat(with(opened, DocumentType.ORDER, document -> document.sent(NOW))
                        .isConsigneeChangeable())
                .isTrue();
        assertThat(with(opened, DocumentType.LIST, DeclarationDocument::queued).isConsigneeChangeable())
                .isFalse();
        assertThat(with(opened, DocumentType.LIST, document -> document.sent(NOW))
                        .isConsigneeChangeable())
                .isFalse();
    }

    @Test
    void itMayWhileARefusedOrderWaitsToBeMended() {
        DeclarationProgress held =
                with(opened, DocumentType.ORDER, document -> document.malformed("", "no such street", NOW));

        assertThat(held.state()).isEqualTo(DeclarationState.DECLARATION_HELD);
        assertThat(held.isConsigneeChangeable()).isTrue();
    }

    @Test
    void customsIsToldByTheOrderOrByTheWaybill() {
        assertThat(opened.isConsigneeTold()).isFalse();
        assertThat(with(opened, DocumentType.ORDER, document -> document.sent(NOW))
                        .isConsigneeTold())
                .isTrue();
        assertThat(registered(opened, DocumentType.WAYBILL).isConsigneeTold()).isTrue();
    }

    @Test
    void aListThatIsDueWaitsUntilEverythingIsFiledAnew() {
        DeclarationProgress ready = registered(
                        registered(registered(opened, DocumentType.ORDER), DocumentType.PAYMENT), DocumentType.WAYBILL)
                .withParcel(new DeclaredWaybill("SX1", "4601W6L001", "快递"), Optional.empty(), NOW);
        assertThat(ready.state()).isEqualTo(DeclarationState.READY);
        assertThat(ready.document(DocumentType.LIST).nextAttemptAt()).isPresent();

        DeclarationProgress after = ready.peopleCorrected(false, true, NOW);

        assertThat(after.state()).isEqualTo(DeclarationState.DECLARING);
        assertThat(after.document(DocumentType.LIST).nextAttemptAt()).isEmpty();
        assertThat(after.document(DocumentType.ORDER).filing()).isEqualTo(Filing.CHANGE);
        assertThat(after.document(DocumentType.WAYBILL).state()).isEqualTo(DocumentState.NEW);
        assertThat(after.isConsigneeTold()).isTrue();
        assertThat(after.isConsigneeChangeable()).isTrue();
    }

    @Test
    void whoeverIsWritingTheOrderJustNowSeesThatItHasChanged() {
        DeclarationProgress after = opened.peopleCorrected(false, true, NOW);

        assertThat(after.document(DocumentType.ORDER).filing()).isEqualTo(Filing.NEW);
        assertThat(after.document(DocumentType.ORDER).nextAttemptAt())
                .hasValueSatisfying(due -> assertThat(due).isAfter(NOW));
        assertThat(after.document(DocumentType.WAYBILL)).isEqualTo(opened.document(DocumentType.WAYBILL));
    }

    private static DeclarationProgress registered(DeclarationProgress progress, DocumentType type) {
        return with(
                progress,
                type,
                document -> document.told(DocumentState.REGISTERED, new DeclarationDocument.Result("120", "", NOW)));
    }

    private static DeclarationProgress with(
            DeclarationProgress progress, DocumentType type, UnaryOperator<DeclarationDocument> change) {
        return progress.with(type, change, NOW);
    }
}
