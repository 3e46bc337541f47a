package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import by.pavilion.customs.ceb.TestSigners;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In which form a receiver wants messages signed. */
@QuarkusTest
class SignatureFormsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final String HAIKOU = "DXPEDCHAIKOU0001";

    @Inject
    SignatureForms forms;

    @Inject
    SignatureFormStore store;

    @Inject
    Statements statements;

    @Test
    void theProductKnowsWhatCustomsCallsItsAlgorithms() {
        assertThat(forms.find("", SignatureAlgorithm.SM2_SM3, DAY)).contains(TestSigners.SM2);
        assertThat(forms.find("", SignatureAlgorithm.RSA_SHA1, DAY)).contains(TestSigners.RSA);
        assertThat(forms.find("", SignatureAlgorithm.RSA_SHA256, DAY)).contains(TestSigners.RSA_SHA256);
        assertThat(forms.find(HAIKOU, SignatureAlgorithm.SM2_SM3, DAY)).contains(TestSigners.SM2);
    }

    @Test
    void whatAReceiverHasOfItsOwnGoesBeforeWhatHoldsForAll() {
        List<DatedSignatureForm> rows = List.of(
                row(HAIKOU, TestSigners.SM2_IN_HAIKOU, DAY.minusYears(2), DAY),
                row("", TestSigners.SM2, DAY.minusYears(1), null),
                row("", TestSigners.RSA, DAY.minusYears(1), null));

        assertThat(SignatureForms.find(rows, HAIKOU, SignatureAlgorithm.SM2_SM3, DAY.minusDays(1)))
                .contains(TestSigners.SM2_IN_HAIKOU);
        assertThat(SignatureForms.find(rows, HAIKOU, SignatureAlgorithm.SM2_SM3, DAY))
                .as("its own is over")
                .contains(TestSigners.SM2);
        assertThat(SignatureForms.find(rows, "ANOTHER", SignatureAlgorithm.SM2_SM3, DAY.minusDays(1)))
                .contains(TestSigners.SM2);
        assertThat(SignatureForms.find(rows, HAIKOU, SignatureAlgorithm.RSA_SHA1, DAY))
                .as("of another algorithm")
                .contains(TestSigners.RSA);
        assertThat(SignatureForms.find(rows, "ANOTHER", SignatureAlgorithm.SM2_SM3, DAY.minusYears(2)))
                .isEmpty();
    }

    @Test
    void ofSeveralRowsTheYoungestCounts() {
        List<DatedSignatureForm> rows = List.of(
                row("", TestSigners.SM2_IN_HAIKOU, DAY, null), row("", TestSigners.SM2, DAY.minusYears(1), null));

        assertThat(SignatureForms.find(rows, HAIKOU, SignatureAlgorithm.SM2_SM3, DAY))
                .contains(TestSigners.SM2_IN_HAIKOU);
        assertThat(SignatureForms.find(rows, HAIKOU, SignatureAlgorithm.SM2_SM3, DAY.minusDays(1)))
                .contains(TestSigners.SM2);
    }

    @Test
    void aRowWithAnAlgorithmThatNobodyKnowsIsLeftOutAlone() {
        List<DatedSignatureForm> before = store.all();
        statements.update("""
                INSERT INTO customs_signature_forms
                  (receiver, signature, signature_method, digest, digest_method, source, valid_from)
                VALUES (?, 'RSA_MD5', 'urn:a', 'SHA1', 'urn:b', 'a test', '2031-01-01'),
                  (?, 'RSA_SHA1', 'urn:a', 'MD5', 'urn:b', 'a test', '2031-01-01')""", HAIKOU, HAIKOU);
        try {
            assertThat(store.all()).containsExactlyInAnyOrderElementsOf(before);
        } finally {
            statements.update("DELETE FROM customs_signature_forms WHERE receiver = ?", HAIKOU);
        }
    }

    private static DatedSignatureForm row(
            String receiver, SignatureForm form, LocalDate from, @Nullable LocalDate until) {
        return new DatedSignatureForm(receiver, form, from, until);
    }
}
