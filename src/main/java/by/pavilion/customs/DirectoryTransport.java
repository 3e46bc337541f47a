package by.pavilion.customs;

import by.pavilion.customs.CustomsConfig.Directory;
import by.pavilion.customs.SingleWindow.WaitingEnvelope;
import by.pavilion.customs.ceb.DxpEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Through folders that E-Port's own client, or an FTP job, carries on. A file appears in {@code out} whole, by a rename;
 * one in {@code in} is read where it lies and goes to {@code done} only after all that it holds is kept, so that a crash at
 * any moment loses nothing: what was not moved is read again.
 */
@ApplicationScoped
class DirectoryTransport implements Transport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String UNFINISHED = ".part";
    private static final String FILE_NAME = "{sender}_{time}_{number}.xml";
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final int SERIALS = 100_000;

    /** About how much is read at a time. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Clock clock;

    DirectoryTransport(Clock clock) {
        this.clock = clock;
    }

    @Override
    public DxpEnvelope.Reply send(Connection connection, String number, String type, byte[] envelope)
            throws FirmUnavailable {
        Directory directory = directory(connection);
        Path unfinished = directory.out().resolve("." + number + UNFINISHED);
        try {
            write(unfinished, envelope);
            Files.move(
                    unfinished,
                    directory.out().resolve(fileName(directory, connection.dxpId(), number, type)),
                    StandardCopyOption.ATOMIC_MOVE);
            return new DxpEnvelope.Reply(DxpEnvelope.Reply.TAKEN, "");
        } catch (IOException e) {
            throw new FirmUnavailable(
                    "cannot write to the folder for customs: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public List<WaitingEnvelope> receipts(Connection connection, int limit) throws FirmUnavailable {
        Directory directory = directory(connection);
        Instant settled = clock.instant().minus(directory.settle().orElse(SETTLE));
        try (Stream<Path> files = Files.list(directory.in())) {
            List<WaitingEnvelope> waiting = new ArrayList<>();
            long bytes = 0;
            for (Path file : files.filter(file -> isFinished(file, settled))
                    .sorted()
                    .limit(limit)
                    .toList()) {
                if (bytes >= MOST_BYTES) {
                    break;
                }
                byte[] envelope = read(file);
                bytes += envelope.length;
                waiting.add(new WaitingEnvelope(file.getFileName().toString(), envelope));
            }
            return waiting;
        } catch (IOException e) {
            throw new FirmUnavailable(
                    "cannot read the folder from customs: " + e.getClass().getSimpleName());
        }
    }

    /** Of one that is too long as much as shows that it is, so that it is told of and not passed over. */
    private static byte[] read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(DxpEnvelope.MOST_BYTES + 1);
        }
    }

    @Override
    public void acknowledge(Connection connection, List<String> ids) throws FirmUnavailable {
        Directory directory = directory(connection);
        try {
            for (String id : ids) {
                putAway(directory.in().resolve(id), directory.done().resolve(id));
            }
        } catch (IOException e) {
            throw new FirmUnavailable(
                    "cannot put receipts away: " + e.getClass().getSimpleName());
        }
    }

    /** A name that was there before keeps its file: the new one gets a time behind its name. */
    private void putAway(Path file, Path done) throws IOException {
        try {
            Path target = Files.exists(done)
                    ? done.resolveSibling(
                            done.getFileName() + "." + clock.instant().toEpochMilli())
                    : done;
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException alreadyMoved) {
            // by this installation before a crash, or by another replica
        }
    }

    /** On the disk before it has its name: after a power cut there is no empty file under a good name. */
    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Not hidden, and not touched for a while: some clients write in place. */
    private static boolean isFinished(Path file, Instant settled) {
        try {
            return Files.isRegularFile(file)
                    && !file.getFileName().toString().startsWith(".")
                    && !Files.getLastModifiedTime(file).toInstant().isAfter(settled);
        } catch (IOException vanished) {
            return false;
        }
    }

    private String fileName(Directory directory, String dxpId, String number, String type) {
        return directory
                .fileName()
                .orElse(FILE_NAME)
                .replace("{sender}", dxpId)
                .replace("{type}", type)
                .replace("{number}", number)
                .replace("{time}", TIME.format(clock.instant().atZone(CHINA)))
                .replace("{serial}", "%05d".formatted(Math.floorMod(number.hashCode(), SERIALS)));
    }

    private static Directory directory(Connection connection) {
        return connection.window().directory().orElseThrow();
    }
}
