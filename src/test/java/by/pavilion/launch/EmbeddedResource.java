package by.pavilion.launch;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives every {@code @QuarkusTest} of one JVM the same real database, broker and keys: started once, on free ports, with
 * fresh data, ended with the JVM. A JDBC URL or bootstrap servers given to Maven as a system property are used instead;
 * the environment is not looked at, so that no test ever meets a real installation by accident.
 */
public class EmbeddedResource implements QuarkusTestResourceLifecycleManager {
    /** What was started, in a system property because each test profile may come with a class loader of its own. */
    private static final String STARTED = "pavilion.test.started";

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            String started = System.getProperty(STARTED);
            if (started == null) {
                started = Keys.print(startOnce());
                System.setProperty(STARTED, started);
            }
            return Keys.parse(started);
        }
    }

    private static Map<String, String> startOnce() {
        System.setProperty("vertx.disableURIValidation", "true"); // as the main method does, which no test runs
        Path target = EmbeddedJars.find().orElseThrow().resolveSibling("embedded-test");
        deleteEarlierRuns(target);
        Home home = Home.open(target.resolve("run-" + ProcessHandle.current().pid()));
        Map<String, String> settings = new HashMap<>(Keys.ofDemo(home));
        settings.putAll(FirmKeys.ofDemo(home));
        // Tests outside the application's configuration, such as those of the packaged application, read the keys here.
        settings.forEach(System::setProperty);
        boolean database = System.getProperty(EmbeddedDatabase.URL) == null;
        boolean broker = System.getProperty(EmbeddedBroker.SERVERS) == null;
        EmbeddedServices services = new EmbeddedServices(
                home,
                target.resolve("binaries"),
                Integer.getInteger("pavilion.launch.database-megabytes", EmbeddedDatabase.MEGABYTES));
        Runtime.getRuntime().addShutdownHook(new Thread(services::stop, "embedded services"));
        settings.putAll(services.start(database, broker, Ports.free()));
        return settings;
    }

    /** A run of another JVM at the same time keeps its data. */
    private static void deleteEarlierRuns(Path target) {
        if (!Files.isDirectory(target)) {
            return;
        }
        try (Stream<Path> runs = Files.list(target)) {
            runs.filter(run -> run.getFileName().toString().startsWith("run-"))
                    .filter(run -> ProcessHandle.of(
                                    Long.parseLong(run.getFileName().toString().substring("run-".length())))
                            .isEmpty())
                    .forEach(DatabaseBinaries::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The services serve the next test as well; they end with this JVM. */
    @Override
    public void stop() {}
}
