package by.pavilion.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A single Kafka broker (KRaft) in a small JVM of its own, on the loopback address only. */
final class EmbeddedBroker {
    static final String NAME = "broker";
    static final String SERVERS = "kafka.bootstrap.servers";

    private static final String DATA = "data/kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final SupervisedProcess process;
    private final int port;

    private EmbeddedBroker(SupervisedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static EmbeddedBroker start(Home home, String classPath, int port) {
        Path settings = writeSettings(home, port);
        if (!Files.exists(home.file(DATA).resolve("meta.properties"))) {
            format(home, classPath, settings);
        }
        List<String> command = java(home, List.of("-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info"));
        command.addAll(List.of("kafka.Kafka", settings.toString()));
        return new EmbeddedBroker(SupervisedProcess.start(home, NAME, command, Map.of("CLASSPATH", classPath)), port);
    }

    /** The first argument leads back to our folder: by it an orphan is recognised. */
    private static List<String> java(Home home, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpavilion.home=" + home.folder(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS"));
        command.addAll(more);
        return command;
    }

    private static Path writeSettings(Home home, int port) {
        int controllerPort = Ports.free();
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                // From the working folder, so that neither a comma nor a Chinese name in its path matters.
                DATA));
        settings.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1"));
        settings.putAll(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "log.retention.hours", "720"));
        Path file = home.file("broker.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, "Written at each start.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void format(Home home, String classPath, Path settings) {
        System.out.println("  broker: formatting its data folder");
        Path log = home.file("logs").resolve("broker-format.log");
        List<String> command = java(home, List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of(
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "-t",
                clusterId(),
                "-c",
                settings.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", classPath);
        try {
            if (builder.start().waitFor() != 0) {
                throw new LaunchFailure("the embedded broker cannot be installed; %s says:%n%s"
                        .formatted(log, SupervisedProcess.lastLines(log)));
            }
        } catch (IOException e) {
            throw new LaunchFailure("the embedded broker cannot be installed: " + e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kafka's form of a UUID. */
    private static String clusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // The tool would take a leading dash for an option.
        return text.startsWith("-") ? clusterId() : text;
    }

    /** Waits until the broker describes its cluster, and gives the setting for it. */
    Map<String, String> awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens() || !answers()) {
            process.requireAlive();
            if (System.nanoTime() > end) {
                throw process.failure("did not answer within " + PATIENCE.toSeconds() + " s");
            }
            pause();
        }
        process.keepRunning();
        return Map.of(SERVERS, "localhost:" + port);
    }

    /** Asked first, because the client complains in the log about each refused connection. */
    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean stop() {
        process.stop();
        return true;
    }
}
