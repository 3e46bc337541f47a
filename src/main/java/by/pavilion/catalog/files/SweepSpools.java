package by.pavilion.catalog.files;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Takes away the temporary files of imports that a replica has left behind when it died. Each replica looks after its own disk;
 * a file is in use for minutes, so one of yesterday is nobody's.
 */
@ApplicationScoped
class SweepSpools implements BackgroundWork {
    /** How the names of all temporary files begin. */
    static final String PREFIX = "pavilion-import-";

    private static final Logger LOG = Logger.getLogger(SweepSpools.class);
    private static final Duration IN_USE = Duration.ofDays(1);

    private final Clock clock;

    SweepSpools(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "catalog-sweep-spools";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean onEachReplica() {
        return true;
    }

    @Override
    public int doSome() {
        return sweep(
                Path.of(System.getProperty("java.io.tmpdir")), clock.instant().minus(IN_USE));
    }

    /**
     * Takes away what was written last before the time, and says how many files these were. A folder that cannot be
     * looked through is no reason to try again every few seconds.
     */
    static int sweep(Path folder, Instant before) {
        int swept = 0;
        try (DirectoryStream<Path> spools = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path spool : spools) {
                swept += isLeft(spool, before) && isGone(spool) ? 1 : 0;
            }
        } catch (DirectoryIteratorException | IOException e) {
            LOG.warnf("folder=%s cannot be looked through: %s", folder, e.getMessage());
        }
        return swept;
    }

    private static boolean isLeft(Path spool, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(spool).toInstant().isBefore(before);
        } catch (NoSuchFileException othersWereFaster) {
            return false;
        }
    }

    /** One that cannot be taken away, another user's perhaps, does not keep the others. */
    private static boolean isGone(Path spool) {
        try {
            return Files.deleteIfExists(spool);
        } catch (IOException e) {
            LOG.warnf("file=%s cannot be deleted: %s", spool, e.getMessage());
            return false;
        }
    }
}
