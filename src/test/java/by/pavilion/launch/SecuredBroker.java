package by.pavilion.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A real broker as a firm runs it: SCRAM-SHA-512 over TLS, and nobody may anything that no ACL allows. Its certificate is of its
 * own making, so clients need the trust store.
 */
public final class SecuredBroker implements AutoCloseable {
    public static final String ADMIN = "admin";

    private static final List<String> USERS = List.of(ADMIN, "pavilion", "warehouse");
    private static final String STORE_PASSWORD = "only-for-this-test";
    private static final String CLUSTER = "c2VjdXJlZC1icm9rZXItMQ";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Home home;
    private final int port;
    private final SupervisedProcess process;

    private SecuredBroker(Home home, int port, SupervisedProcess process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** Starts one with its data in a folder of its own, and waits until it answers. */
    public static SecuredBroker start() throws IOException {
        Home home = Home.open(Files.createTempDirectory("pavilion-secured-broker-"));
        String classPath = EmbeddedJars.load().broker();
        int port = Ports.free();
        makeStores(home);
        Path settings = writeSettings(home, port);
        List<String> format = java(home, "kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", settings.toString());
        USERS.forEach(user -> format.addAll(
                List.of("--add-scram", "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, passwordOf(user)))));
        run(home, format, Map.of("CLASSPATH", classPath));
        SupervisedProcess process = SupervisedProcess.start(
                home, "secured-broker", java(home, "kafka.Kafka", settings.toString()), Map.of("CLASSPATH", classPath));
        SecuredBroker broker = new SecuredBroker(home, port, process);
        broker.awaitReady();
        return broker;
    }

    private static String passwordOf(String user) {
        return user + "-secret";
    }

    /** The environment in which a program of this user reaches the broker, as the runbook has it. */
    public Map<String, String> environmentOf(String user) {
        return environmentOf(user, passwordOf(user));
    }

    public Map<String, String> environmentOf(String user, String password) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "localhost:" + port,
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_SSL",
                "KAFKA_SASL_MECHANISM",
                "SCRAM-SHA-512",
                "KAFKA_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password),
                "KAFKA_SSL_TRUSTSTORE_LOCATION",
                home.file("trust.p12").toString(),
                "KAFKA_SSL_TRUSTSTORE_TYPE",
                "PKCS12",
                "KAFKA_SSL_TRUSTSTORE_PASSWORD",
                STORE_PASSWORD);
    }

    private static void makeStores(Home home) {
        String keys = home.file("broker.p12").toString();
        String certificate = home.file("broker.pem").toString();
        keytool(
                home,
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                keys);
        keytool(home, "-exportcert", "-rfc", "-alias", "broker", "-file", certificate, "-keystore", keys);
        keytool(
                home,
                "-importcert",
                "-noprompt",
                "-alias",
                "broker",
                "-file",
                certificate,
                "-keystore",
                home.file("trust.p12").toString());
    }

    private static void keytool(Home home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        run(home, command, Map.of());
    }

    /** The first argument leads back to the folder, as that of each embedded service does. */
    private static List<String> java(Home home, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpavilion.home=" + home.folder(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of(more));
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
                "SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
                "advertised.listeners",
                "SASL_SSL://localhost:" + port,
                "listener.security.protocol.map",
                "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "SASL_SSL",
                "log.dirs",
                "data"));
        settings.putAll(Map.of(
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "sasl.mechanism.inter.broker.protocol",
                "SCRAM-SHA-512",
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(ADMIN, passwordOf(ADMIN)),
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                home.file("broker.p12").toString(),
                "ssl.keystore.password",
                STORE_PASSWORD,
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                home.file("trust.p12").toString(),
                "ssl.truststore.password",
                STORE_PASSWORD));
        settings.putAll(Map.of(
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                // the broker speaks with its own controller without a name
                "super.users",
                "User:%s;User:ANONYMOUS".formatted(ADMIN),
                "auto.create.topics.enable",
                "false",
                "offsets.topic.replication.factor",
                "1",
                "offsets.topic.num.partitions",
                "1",
                "group.initial.rebalance.delay.ms",
                "0",
                "log.cleaner.dedupe.buffer.size",
                "8388608"));
        Path file = home.file("broker.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, "For one test.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void run(Home home, List<String> command, Map<String, String> environment) {
        Path log = home.file("logs").resolve("setup.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            if (builder.start().waitFor() != 0) {
                throw new LaunchFailure(command.get(0) + " failed: " + SupervisedProcess.lastLines(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            process.requireAlive();
            if (System.nanoTime() > end) {
                throw process.failure("did not answer within " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private boolean answers() {
        Map<String, Object> settings = new HashMap<>();
        environmentOf(ADMIN)
                .forEach((name, value) -> settings.put(
                        name.substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value));
        settings.put("request.timeout.ms", 2_000);
        settings.put("default.api.timeout.ms", 3_000);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
        DatabaseBinaries.delete(home.folder());
    }
}
