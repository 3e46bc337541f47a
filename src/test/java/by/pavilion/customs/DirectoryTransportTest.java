package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.customs.SingleWindow.WaitingEnvelope;
import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.customs.ceb.UnreadableMessage;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTransportTest {
    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");

    @TempDir
    private Path folder;

    private final DirectoryTransport transport = new DirectoryTransport(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void makeFolders() throws IOException {
        for (String name : List.of("out", "in", "done")) {
            Files.createDirectory(folder.resolve(name));
        }
    }

    @Test
    void putsAnEnvelopeUnderTheNameThatTheDistrictWants() throws Exception {
        var reply = transport.send(
                connection("GZEPORT_{sender}_{time}_{serial}.xml"), "G-1", "CEB311Message", bytes("<a/>"));

        assertThat(reply.isTaken()).isTrue();
        List<Path> files = list("out");
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getFileName().toString()).matches("GZEPORT_DXPONE_20261126120000_\\d{5}\\.xml");
        assertThat(files.get(0)).hasBinaryContent(bytes("<a/>"));
    }

    @Test
    void anUnfinishedFileOfACrashIsWrittenAnew() throws Exception {
        Files.writeString(folder.resolve("out/.G-1.part"), "<half");

        transport.send(connection("{type}_{number}.xml"), "G-1", "CEB311Message", bytes("<whole/>"));

        assertThat(list("out")).containsExactly(folder.resolve("out/CEB311Message_G-1.xml"));
        assertThat(folder.resolve("out/CEB311Message_G-1.xml")).hasContent("<whole/>");
    }

    @Test
    void readsInTheOrderOfNamesUntilPutAway() throws Exception {
        arrives("2.xml", "<second/>");
        arrives("1.xml", "<first/>");
        Connection connection = connection("{number}.xml");

        List<WaitingEnvelope> first = transport.receipts(connection, 10);
        List<WaitingEnvelope> again = transport.receipts(connection, 1);
        transport.acknowledge(connection, List.of("1.xml"));
        transport.acknowledge(connection, List.of("1.xml")); // a repeat after a crash

        assertThat(first).extracting(WaitingEnvelope::id).containsExactly("1.xml", "2.xml");
        assertThat(first.get(0).envelope()).isEqualTo(bytes("<first/>"));
        assertThat(again).extracting(WaitingEnvelope::id).containsExactly("1.xml");
        assertThat(transport.receipts(connection, 10))
                .extracting(WaitingEnvelope::id)
                .containsExactly("2.xml");
        assertThat(folder.resolve("done/1.xml")).hasContent("<first/>");
    }

    @Test
    void keepsBothFilesOfOneName() throws Exception {
        Connection connection = connection("{number}.xml");
        arrives("1.xml", "<first/>");
        transport.acknowledge(connection, List.of("1.xml"));
        arrives("1.xml", "<another/>");

        transport.acknowledge(connection, List.of("1.xml"));

        assertThat(list("done")).hasSize(2);
        assertThat(folder.resolve("done/1.xml")).hasContent("<first/>");
    }

    @Test
    void leavesAFileThatIsStillWritten() throws Exception {
        arrives("1.xml", "<fir");
        Files.setLastModifiedTime(folder.resolve("in/1.xml"), FileTime.from(NOW));
        arrives(".2.xml", "<hidden/>");
        Files.createDirectory(folder.resolve("in/3.xml"));

        assertThat(transport.receipts(connection("{number}.xml"), 10)).isEmpty();
    }

    @Test
    void readsOfAFileThatIsTooLongAsMuchAsShowsIt() throws Exception {
        Path file = folder.resolve("in/1.xml");
        long longest = DxpEnvelope.MOST_BYTES;
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(longest * 7);
        }
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(5)));
        arrives("2.xml", "<second/>");

        List<WaitingEnvelope> waiting = transport.receipts(connection("{number}.xml"), 10);

        assertThat(waiting).extracting(WaitingEnvelope::id).containsExactly("1.xml", "2.xml");
        assertThat(waiting.get(0).envelope()).hasSize((int) longest + 1);
        assertThatThrownBy(() -> DxpEnvelope.open(waiting.get(0).envelope())).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void isUnavailableWithoutItsFolders() throws IOException {
        Files.delete(folder.resolve("in"));
        Files.delete(folder.resolve("out"));
        Connection connection = connection("{number}.xml");

        assertThatThrownBy(() -> transport.receipts(connection, 10)).isInstanceOf(FirmUnavailable.class);
        assertThatThrownBy(() -> transport.send(connection, "G-1", "CEB311Message", bytes("<a/>")))
                .isInstanceOf(FirmUnavailable.class);
    }

    private Connection connection(String fileName) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "window.receiver-id",
                "DXPWINDOW",
                "window.directory.out",
                folder.resolve("out").toString(),
                "window.directory.in",
                folder.resolve("in").toString(),
                "window.directory.done",
                folder.resolve("done").toString(),
                "window.directory.file-name",
                fileName,
                "dxp-id",
                "DXPONE"));
        for (String setting : List.of(
                "firms.seller-code",
                "firms.seller-name",
                "firms.declarant-code",
                "firms.declarant-name",
                "firms.sender-code",
                "firms.sender-name",
                "firms.guarantor-code",
                "direct.customs-code",
                "direct.port-code",
                "direct.dispatch-country",
                "bonded.customs-code",
                "bonded.port-code",
                "bonded.traffic-mode",
                "bonded.ledger",
                "bonded.warehouse-code",
                "bonded.warehouse-name")) {
            settings.put(setting, "1");
        }
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((name, value) -> prefixed.put("pavilion.customs." + name, value));
        CustomsConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .withConverter(Duration.class, 300, new DurationConverter())
                .withMapping(CustomsConfig.class)
                .build()
                .getConfigMapping(CustomsConfig.class);
        return Connection.of(config).orElseThrow();
    }

    private void arrives(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("in").resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(5)));
    }

    private List<Path> list(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
