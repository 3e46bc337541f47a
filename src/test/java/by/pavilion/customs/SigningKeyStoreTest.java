package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.customs.ceb.SignatureForm;
import by.pavilion.customs.ceb.SignatureForm.DigestAlgorithm;
import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import by.pavilion.customs.ceb.SigningFailed;
import by.pavilion.customs.ceb.TestSigners;
import by.pavilion.parties.Parties;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SignatureException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A key that does not sign rests, longer each time, and is opened anew; one that does signs in the form of the day. */
@QuarkusTest
class SigningKeyStoreTest {
    private final SigningFailed pulledOut = new SigningFailed("0300", new SignatureException("no card"));

    private final SetClock now = new SetClock(Instant.parse("2026-06-01T04:00:00Z"));

    @Inject
    DataSource dataSource;

    @Inject
    Parties parties;

    @Inject
    CustomsConfig config;

    @Inject
    CustomsSecrets secrets;

    @Inject
    SignatureFormStore signatureForms;

    @Inject
    Statements statements;

    @Test
    void aKeyThatFailsRestsLongerEachTimeAndIsOpenedAnew() {
        SigningKeyStore keys = keys();
        MessageSigner first = keys.signer().orElseThrow();
        assertThat(keys.signer()).containsSame(first);

        keys.failed(pulledOut);

        assertThat(keys.signer()).isEmpty();
        now.pass(config.firstPause());
        MessageSigner second = keys.signer().orElseThrow();
        assertThat(second).isNotSameAs(first);
        assertThat(second.certificateNumber()).isEqualTo(first.certificateNumber());

        keys.failed(pulledOut);

        now.pass(config.firstPause());
        assertThat(keys.signer()).as("twice as long").isEmpty();
        now.pass(config.firstPause());
        assertThat(keys.signer()).isPresent();

        keys.signed();
        keys.failed(pulledOut);

        now.pass(config.firstPause());
        assertThat(keys.signer()).as("the first failure again").isPresent();
    }

    @Test
    void whatIsSignedFromADayOnIsSignedInTheFormOfThatDay() {
        String receiver = config.window().map(CustomsConfig.Window::receiverId).orElseThrow();
        SignatureForm districts = new SignatureForm(
                SignatureAlgorithm.SM2_SM3, "urn:district:sm2-sm3", DigestAlgorithm.SHA1, "urn:district:sha1");
        statements.update("""
                INSERT INTO customs_signature_forms
                  (receiver, signature, signature_method, digest, digest_method, source, valid_from, valid_until)
                VALUES (?, 'SM2_SM3', ?, 'SHA1', ?, 'a test', '2031-03-02', '2031-03-03')""", receiver, districts.signatureMethod(), districts.digestMethod());
        try {
            SigningKeyStore keys = keys();
            now.set(Instant.parse("2031-03-01T15:58:59Z"));
            MessageSigner before = keys.signer().orElseThrow();

            now.set(Instant.parse("2031-03-01T16:00:00Z"));
            MessageSigner onTheDay = keys.signer().orElseThrow();
            assertThat(keys.signer()).as("opened once").containsSame(onTheDay);
            now.set(Instant.parse("2031-03-02T16:00:00Z"));
            MessageSigner afterwards = keys.signer().orElseThrow();

            assertThat(before.form()).isEqualTo(TestSigners.SM2);
            assertThat(onTheDay.form()).isEqualTo(districts);
            assertThat(onTheDay.certificateNumber()).as("the same key").isEqualTo(before.certificateNumber());
            assertThat(afterwards.form()).isEqualTo(TestSigners.SM2);
        } finally {
            statements.update("DELETE FROM customs_signature_forms WHERE receiver = ?", receiver);
        }
    }

    @Test
    void nothingIsSignedOnADayForWhichNoRowSaysWhatTheAlgorithmIsCalled() {
        SigningKeyStore keys = keys();
        now.set(Instant.parse("2018-12-31T15:59:59Z"));
        assertThat(keys.signer()).isEmpty();

        now.set(Instant.parse("2018-12-31T16:00:00Z"));

        assertThat(keys.signer()).as("without a pause").isPresent();
    }

    private SigningKeyStore keys() {
        return new SigningKeyStore(dataSource, parties, config, secrets, new SignatureForms(signatureForms, now), now);
    }
}
