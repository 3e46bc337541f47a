package by.pavilion.launch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database and a broker of our own, on this machine's loopback address only. */
final class EmbeddedServices {
    static final String USE_YOUR_OWN =
            "point at servers of your own: set QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME, "
                    + "QUARKUS_DATASOURCE_PASSWORD and KAFKA_BOOTSTRAP_SERVERS.";

    private static final long MEGABYTES_FIRST = 700;
    private static final long MEGABYTES_LATER = 150;

    private final Home home;
    private final Path binaries;
    private final int databaseMegabytes;
    private final AtomicReference<@Nullable EmbeddedDatabase> database = new AtomicReference<>();
    private final AtomicReference<@Nullable EmbeddedBroker> broker = new AtomicReference<>();

    /**
     * Starts nothing yet.
     *
     * @param binaries where the database's programs are unpacked, once
     * @param databaseMegabytes memory that the database may take for its pages
     */
    EmbeddedServices(Home home, Path binaries, int databaseMegabytes) {
        this.home = home;
        this.binaries = binaries;
        this.databaseMegabytes = databaseMegabytes;
    }

    /** Starts the wanted ones side by side, waits until they answer, and gives the settings that lead to them. */
    Map<String, String> start(boolean withDatabase, boolean withBroker, int brokerPort) {
        EmbeddedJars jars = EmbeddedJars.load();
        if (withDatabase) {
            EmbeddedDatabase.requireSupportedPlatform();
            SupervisedProcess.awaitEndOfEarlier(home, EmbeddedDatabase.NAME);
            home.requireSpace(EmbeddedDatabase.isInstalled(home) ? MEGABYTES_LATER : MEGABYTES_FIRST);
        }
        if (withBroker) {
            SupervisedProcess.awaitEndOfEarlier(home, EmbeddedBroker.NAME);
            Ports.requireFree("127.0.0.1", brokerPort, "PAVILION_LAUNCH_BROKER_PORT=9093");
        }
        CompletableFuture<Map<String, String>> first = withDatabase
                ? async(() -> {
                    EmbeddedDatabase started =
                            EmbeddedDatabase.start(home, binaries, jars.database(), databaseMegabytes);
                    database.set(started);
                    return started.awaitReady();
                })
                : CompletableFuture.completedFuture(Map.of());
        CompletableFuture<Map<String, String>> second = withBroker
                ? async(() -> {
                    EmbeddedBroker started = EmbeddedBroker.start(home, jars.broker(), brokerPort);
                    broker.set(started);
                    return started.awaitReady();
                })
                : CompletableFuture.completedFuture(Map.of());
        try {
            Map<String, String> settings = new LinkedHashMap<>(first.join());
            settings.putAll(second.join());
            return settings;
        } catch (CompletionException e) {
            throw e.getCause() instanceof LaunchFailure failure ? failure : e;
        }
    }

    private static <T> CompletableFuture<T> async(Supplier<T> work) {
        Executor ownThread = task -> {
            Thread thread = new Thread(task, "embedded start");
            thread.setDaemon(true);
            thread.start();
        };
        return CompletableFuture.supplyAsync(work, ownThread);
    }

    /** Both are told at once; the broker takes longer. */
    void stop() {
        CompletableFuture<?> stopping =
                async(() -> Optional.ofNullable(broker.get()).map(EmbeddedBroker::stop));
        Optional.ofNullable(database.get()).ifPresent(EmbeddedDatabase::stop);
        stopping.join();
    }
}
