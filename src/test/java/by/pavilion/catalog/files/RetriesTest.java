package by.pavilion.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final Retries retries = new Retries();
    private final ImportId id = new ImportId(1);

    @Test
    void aTornFileIsGivenUpAtOnce() {
        for (IOException torn : new IOException[] {
            new ZipException("no archive"),
            new EOFException(),
            new MalformedInputException(1),
            new Retries.NotOfItsKind("no header"),
            new IOException("unreadable workbook", new IllegalStateException("no XML"))
        }) {
            assertThat(retries.isWorthAnother(id, new UncheckedIOException(torn)))
                    .as(torn.toString())
                    .isFalse();
        }
        try {
            XlsxRows.copiedFrom(new ByteArrayInputStream(new byte[] {'t', 'o', 'r', 'n'}), Map.of())
                    .close();
        } catch (UncheckedIOException | IOException torn) {
            assertThat(retries.isWorthAnother(id, torn)).as(torn.toString()).isFalse();
            return;
        }
        throw new AssertionError("it was read");
    }

    @Test
    void aDiskThatFailsIsAskedAgainAndNotForEver() {
        Exception disk = new UncheckedIOException(new IOException(
                "unreadable workbook", new IllegalStateException(new IOException("Input/output error"))));

        for (int time = 0; time < Retries.MOST; time++) {
            assertThat(retries.isAnotherLeft(id, disk)).isTrue();
            assertThat(retries.isWorthAnother(id, disk))
                    .as("asking whether one is left takes none")
                    .isTrue();
        }
        assertThat(retries.isAnotherLeft(id, disk)).isFalse();
        assertThat(retries.isWorthAnother(id, disk)).isFalse();
        assertThat(retries.isWorthAnother(new ImportId(2), disk)).isTrue();

        retries.forget(id);
        assertThat(retries.isWorthAnother(id, disk)).isTrue();
    }

    @Test
    void aDiskThatIsOursWithoutADoubtHasLongerAndIsNotAskedForEver() {
        for (Exception ours : new Exception[] {
            new IOException("No space left on device"),
            new NoSuchFileException("import-1.xlsx"),
            new UncheckedIOException(new IOException("opened again", new FileSystemException("import-1.xlsx")))
        }) {
            for (int time = 0; time < Retries.MOST_OF_OURS; time++) {
                assertThat(retries.isAnotherLeft(id, ours)).isTrue();
                assertThat(retries.isWorthAnother(id, ours)).isTrue();
            }
            assertThat(retries.isAnotherLeft(id, ours)).isFalse();
            assertThat(retries.isWorthAnother(id, ours)).isFalse();
            assertThat(RunImports.unreadable(FileFormat.XLSX, ours, 3).reason()).isEqualTo("disk-failed");
            retries.forget(id);
        }
    }

    @Test
    void aFileIsNotSuspectedForWhatOurDiskHasDone() {
        Exception ours = new IOException("No space left on device");
        Exception either = new UncheckedIOException(new IOException("Input/output error"));
        for (int time = 0; time <= Retries.MOST; time++) {
            assertThat(retries.isWorthAnother(id, ours)).isTrue();
        }

        for (int time = 0; time < Retries.MOST; time++) {
            assertThat(retries.isAnotherLeft(id, either)).isTrue();
            assertThat(retries.isWorthAnother(id, either)).isTrue();
        }

        assertThat(retries.isWorthAnother(id, either)).isFalse();
        assertThat(retries.isWorthAnother(id, ours)).isTrue();
        retries.forget(id);
        assertThat(retries.isWorthAnother(id, either)).isTrue();
    }

    @Test
    void whoseFileIsTornIsToldThatOfIt() {
        Exception torn = new UncheckedIOException(new ZipException("no archive"));

        assertThat(RunImports.unreadable(FileFormat.XLSX, torn, 3))
                .isEqualTo(new ImportError(3, "", "", "xlsx-unreadable", Map.of()));
        assertThat(RunImports.unreadable(FileFormat.CSV, new UncheckedIOException(new MalformedInputException(1)), 3))
                .isEqualTo(new ImportError(3, "", "", "csv-unreadable", Map.of()));
        assertThat(retries.isWorthAnother(id, new EOFException())).isFalse();
    }

    @Test
    void aReaderThatFailsInTheMiddleOfAFileOfTextIsOurs() throws IOException {
        byte[] start = "sku,price_cny\nA-1,1\n".getBytes(StandardCharsets.UTF_8);
        InputStream failing = new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("Input/output error");
            }
        });
        try (CsvRows rows = new CsvRows(TextEncoding.reader(failing, StandardCharsets.UTF_8), Map.of())) {
            rows.next();
            rows.next();
        } catch (UncheckedIOException | IOException fault) {
            assertThat(retries.isWorthAnother(id, fault)).isTrue();
            return;
        }
        throw new AssertionError("it was read");
    }
}
