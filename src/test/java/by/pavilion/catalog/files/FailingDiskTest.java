package by.pavilion.catalog.files;

import static by.pavilion.TestCalls.newMerchantId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailingDiskTest {
    @Inject
    StartImport startImport;

    @Inject
    Imports imports;

    @Test
    void whoseFileCannotBeTakenInIsToldToTryAgainAndNotToMendIt() {
        MerchantId merchant = MerchantId.fromString(newMerchantId());
        IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());

        Problem told = catchThrowableOfType(
                Problem.class,
                () -> startImport.start(
                        "failing-disk", merchant, key, false, FileFormat.CSV, Optional.empty(), failing()));

        assertThat(told.type().slug()).isEqualTo("unavailable");
        assertThat(told.type().status()).isEqualTo(503);
        assertThat(told.facts()).containsEntry("retryAfterSeconds", 60);
        assertThat(told.errors()).isEmpty();
        assertThat(imports.page(merchant, null, 20).items()).isEmpty();
    }

    /** As if the disk were full in the middle. */
    private static InputStream failing() {
        byte[] start = "sku,price_cny\n".getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }
        });
    }
}
