package by.pavilion.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSpoolsTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void takesAwayWhatImportsHaveLeftAndNothingElse() throws IOException {
        Path upload = writtenAt("pavilion-import-1.file", NOW.minus(Duration.ofHours(2)));
        Path workbook = writtenAt("pavilion-import-2.xlsx", NOW.minus(Duration.ofHours(2)));
        Path inUse = writtenAt("pavilion-import-3.file", NOW);
        Path somebodyElses = writtenAt("other-import-4.file", NOW.minus(Duration.ofHours(2)));

        assertThat(SweepSpools.sweep(folder, NOW.minus(Duration.ofHours(1)))).isEqualTo(2);

        assertThat(upload).doesNotExist();
        assertThat(workbook).doesNotExist();
        assertThat(inUse).exists();
        assertThat(somebodyElses).exists();
        assertThat(SweepSpools.sweep(folder, NOW.minus(Duration.ofHours(1)))).isZero();
    }

    @Test
    void aFolderThatCannotBeLookedThroughIsLookedThroughLater() {
        assertThat(SweepSpools.sweep(folder.resolve("none"), NOW)).isZero();
    }

    /** In the folder of the tests of imports, which may run at the same time: theirs stay. */
    @Test
    void looksWhereImportsWriteAndLeavesThoseOfToday() throws IOException {
        Path left = Files.createTempFile(SweepSpools.PREFIX, ".file");
        Path inUse = Files.createTempFile(SweepSpools.PREFIX, ".xlsx");
        try {
            Clock clock = Clock.systemUTC();
            Files.setLastModifiedTime(left, FileTime.from(clock.instant().minus(Duration.ofHours(25))));
            Files.setLastModifiedTime(inUse, FileTime.from(clock.instant().minus(Duration.ofHours(23))));

            new SweepSpools(clock).doSome();

            assertThat(left).doesNotExist();
            assertThat(inUse).exists();
        } finally {
            Files.deleteIfExists(left);
            Files.deleteIfExists(inUse);
        }
    }

    private Path writtenAt(String name, Instant time) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
