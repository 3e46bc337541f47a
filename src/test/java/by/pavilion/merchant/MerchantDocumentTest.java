package by.pavilion.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which goods a document is about. */
class MerchantDocumentTest {
    private static final String OURS = "CBLR00000000000042";
    private static final String THEIRS = "CBLR00000000000043";

    @Test
    void aPermitIsOfTheMakerThatItNamesOrOfAny() {
        assertThat(document(DocumentKind.QUARANTINE_PERMIT, "AC-1", OURS).isOfMaker(OURS))
                .isTrue();
        assertThat(document(DocumentKind.QUARANTINE_PERMIT, "AC-1", OURS).isOfMaker(THEIRS))
                .isFalse();
        assertThat(document(DocumentKind.QUARANTINE_PERMIT, "AC-1", null).isOfMaker(THEIRS))
                .isTrue();
    }

    @Test
    void aRegistrationIsOfTheMakerOfItsNumber() {
        assertThat(document(DocumentKind.MAKER_REGISTRATION, OURS, null).isOfMaker(OURS))
                .isTrue();
        assertThat(document(DocumentKind.MAKER_REGISTRATION, OURS, null).isOfMaker(THEIRS))
                .isFalse();
    }

    @Test
    void goodsOfWhichNobodySaysWhoMakesThemMayBeAnyMakers() {
        assertThat(document(DocumentKind.QUARANTINE_PERMIT, "AC-1", OURS).isOfMaker(null))
                .isTrue();
        assertThat(document(DocumentKind.MAKER_REGISTRATION, OURS, null).isOfMaker(null))
                .isTrue();
    }

    private static MerchantDocument document(DocumentKind kind, String number, @Nullable String maker) {
        return new MerchantDocument(
                new DocumentId(1),
                new MerchantId(1),
                kind,
                number,
                "an issuer",
                Optional.empty(),
                Optional.ofNullable(maker),
                List.of(),
                BrandNames.ALL,
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                Instant.EPOCH);
    }
}
