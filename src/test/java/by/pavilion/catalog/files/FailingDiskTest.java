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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailingDiskTest {
    @Inject
    StartImport startImport;

    @Inject
    Imports imports;

    private final MerchantId merchant = MerchantId.fromString(newMerchantId());

    @Test
    void whoseFileCannotBeTakenInIsToldToTryAgainAndNotToMendIt() {
        Problem told = refusalOf(vanishing("LOST-" + UUID.randomUUID()));

        assertThat(told.type().slug()).isEqualTo("unavailable");
        assertThat(told.type().status()).isEqualTo(503);
        assertThat(told.facts()).containsEntry("retryAfterSeconds", 60);
        assertThat(told.errors()).isEmpty();
        assertThat(imports.page(merchant, null, 20).items()).isEmpty();
    }

    @Test
    void aFileThatIsNotSentToItsEndIsNoFaultOfOurs() {
        Problem told = refusalOf(brokenOff());

        assertThat(told.type().slug()).isEqualTo("bad-request");
        assertThat(told.type().status()).isEqualTo(400);
        assertThat(imports.page(merchant, null, 20).items()).isEmpty();
    }

    private Problem refusalOf(InputStream file) {
        IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());
        return catchThrowableOfType(
                Problem.class,
                () -> startImport.start("failing-disk", merchant, key, false, FileFormat.CSV, Optional.empty(), file));
    }

    /** As if the line were cut in the middle. */
    private static InputStream brokenOff() {
        byte[] start = "sku,price_cny\n".getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection was closed");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("Connection was closed");
            }
        });
    }

    /** As if the disk lost what was written, once all of it has come. */
    private static InputStream vanishing(String mark) {
        byte[] file = ("sku,price_cny\n" + mark + ",1.00\n").getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(new ByteArrayInputStream(file), new InputStream() {
            @Override
            public int read() throws IOException {
                deleteSpooled(mark);
                return -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    private static void deleteSpooled(String mark) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> spooled = Files.newDirectoryStream(folder, "pavilion-import-*.file")) {
            for (Path file : spooled) {
                if (says(file, mark)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean says(Path file, String mark) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(mark);
        } catch (NoSuchFileException othersAreDone) {
            return false;
        }
    }
}
