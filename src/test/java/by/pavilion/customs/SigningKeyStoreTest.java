package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.customs.ceb.SigningFailed;
import by.pavilion.parties.Parties;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SignatureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A key that does not sign rests, longer each time, and is opened anew. */
@QuarkusTest
class SigningKeyStoreTest {
    private final SigningFailed pulledOut = new SigningFailed("0300", new SignatureException("no card"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-01T04:00:00Z"));

    @Inject
    DataSource dataSource;

    @Inject
    Parties parties;

    @Inject
    CustomsConfig config;

    @Inject
    CustomsSecrets secrets;

    @Test
    void aKeyThatFailsRestsLongerEachTimeAndIsOpenedAnew() {
        SigningKeyStore keys = new SigningKeyStore(dataSource, parties, config, secrets, new SetClock());
        MessageSigner first = keys.signer().orElseThrow();
        assertThat(keys.signer()).containsSame(first);

        keys.failed(pulledOut);

        assertThat(keys.signer()).isEmpty();
        pass(config.firstPause());
        MessageSigner second = keys.signer().orElseThrow();
        assertThat(second).isNotSameAs(first);
        assertThat(second.certificateNumber()).isEqualTo(first.certificateNumber());

        keys.failed(pulledOut);

        pass(config.firstPause());
        assertThat(keys.signer()).as("twice as long").isEmpty();
        pass(config.firstPause());
        assertThat(keys.signer()).isPresent();

        keys.signed();
        keys.failed(pulledOut);

        pass(config.firstPause());
        assertThat(keys.signer()).as("the first failure again").isPresent();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private final class SetClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }
    }
}
