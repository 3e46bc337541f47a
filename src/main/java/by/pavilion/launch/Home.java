package by.pavilion.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything of one embedded installation; readable by its owner only. */
final class Home {
    private final Path folder;

    /** Held, and so kept from the garbage collector, as long as the process lives. */
    private @Nullable FileLock lock;

    private Home(Path folder) {
        this.folder = folder;
    }

    /** {@code .pavilion} in the project that the application was built in, else in the working folder. */
    static Path beside() {
        return EmbeddedJars.find()
                .map(list -> list.resolveSibling("../.pavilion"))
                .orElseGet(() -> Path.of(".pavilion"));
    }

    static Home open(Path folder) {
        Home home = new Home(folder.toAbsolutePath().normalize());
        try {
            Files.createDirectories(home.folder);
            Files.setPosixFilePermissions(home.folder, PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(home.file("logs"));
            Files.delete(Files.createTempFile(home.folder, "write", ".probe"));
        } catch (IOException e) {
            throw new LaunchFailure("the data folder %s cannot be written (%s); set PAVILION_HOME to another one."
                    .formatted(home.folder, e));
        }
        return home;
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Two instances on the same data would ruin it. */
    void lock() {
        try {
            FileChannel channel = FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lock == null) {
            throw new LaunchFailure(
                    "another Pavilion is using " + folder + "; stop it, or set PAVILION_HOME to another folder.");
        }
    }

    void requireSpace(long megabytes) {
        long usable = folder.toFile().getUsableSpace() >> 20;
        if (usable < megabytes) {
            throw new LaunchFailure("the disk is nearly full: %d MB are free for %s and %d MB are needed."
                    .formatted(usable, folder, megabytes));
        }
    }

    Optional<String> read(String name) {
        try {
            return Files.exists(file(name)) ? Optional.of(Files.readString(file(name))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that only the owner can read, whole or not at all. */
    void writeSecret(String name, String content) {
        try {
            Path part = Files.createTempFile(
                    folder,
                    name,
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, content);
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
