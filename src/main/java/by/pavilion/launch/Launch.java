package by.pavilion.launch;

import io.quarkus.runtime.Application;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Prepares the start of the application; what it finds out reaches the application as system properties. */
public final class Launch {
    /** Set once per process: dev mode runs the main method again at every reload, while the services stay. */
    private static final String PREPARED = "pavilion.launch.prepared";

    private static final String BROKER_PORT = "pavilion.launch.broker-port";
    private static final String DATABASE_MEGABYTES = "pavilion.launch.database-megabytes";

    private Launch() {}

    /** Ends the process with one line on the error output and exit code 1 when the application cannot be started. */
    public static void prepare() {
        if (System.getProperty(PREPARED) != null) {
            return;
        }
        IdleMemory.giveBack();
        try {
            prepare(Settings.load());
            System.setProperty(PREPARED, "true");
        } catch (LaunchFailure failure) {
            giveUp(failure.getMessage());
        } catch (UncheckedIOException failure) {
            giveUp("a file cannot be read or written: " + failure.getCause());
        }
    }

    private static void giveUp(@Nullable String reason) {
        System.err.println("Pavilion cannot start: " + reason);
        System.exit(1);
    }

    private static void prepare(Settings settings) {
        long started = System.nanoTime();
        boolean database = settings.find(EmbeddedDatabase.URL).isEmpty();
        boolean broker = settings.find(EmbeddedBroker.SERVERS).isEmpty();
        String profile = settings.profile().orElseGet(() -> Settings.profileFor(database, broker));
        System.setProperty(Settings.PROFILE, profile);
        Settings effective = settings.isFor(profile) ? settings : Settings.load();
        boolean demo = effective.isDemo();
        if (!demo && effective.isOn("pavilion.sandbox.enabled")) {
            throw new LaunchFailure(
                    "the sandbox plays customs, banks and carriers and never runs in production; remove "
                            + "pavilion.sandbox.enabled, or take the profile demo.");
        }
        Ports.requireFree(effective.httpHost(), effective.httpPort(), "QUARKUS_HTTP_PORT=8081");
        boolean ownSecrets =
                Keys.ownSecrets().stream().anyMatch(name -> effective.find(name).isEmpty());
        if (!database && !broker && !demo && !ownSecrets) {
            return;
        }
        Home home = Home.open(effective.find("pavilion.home").map(Path::of).orElseGet(Home::beside));
        if (demo) {
            Keys.ofDemo(home).forEach((name, value) -> offer(effective, name, value));
            FirmKeys.ofDemo(home).forEach((name, value) -> offer(effective, name, value));
        } else if (ownSecrets) {
            Keys.ofInstallation(home).forEach((name, value) -> offer(effective, name, value));
            System.out.println("Secrets that are not configured stand in " + home.file(Keys.SECRETS)
                    + ": keep that file, and give it to every replica.");
        }
        if (database || broker) {
            int brokerPort = effective.port(BROKER_PORT, 9092);
            int megabytes = effective.megabytes(DATABASE_MEGABYTES, EmbeddedDatabase.MEGABYTES);
            start(new EmbeddedServices(home, home.file("mariadb"), megabytes), home, database, broker, brokerPort);
        }
        if (demo) {
            Panel.showWhenReady(effective, home, started);
        }
    }

    private static void start(EmbeddedServices services, Home home, boolean database, boolean broker, int brokerPort) {
        home.lock();
        System.out.println("Starting " + (database ? "the embedded database" : "") + (database && broker ? " and " : "")
                + (broker ? "the embedded broker" : "") + "; data in " + home.folder());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterApplication(services), "embedded services"));
        services.start(database, broker, brokerPort).forEach(System::setProperty);
    }

    /** Shutdown hooks run side by side, and the application must be able to write until it has stopped. */
    private static void stopAfterApplication(EmbeddedServices services) {
        Application application = Application.currentApplication();
        try {
            if (application != null) {
                application.stop();
            }
        } finally {
            services.stop();
        }
    }

    /** What somebody has set by hand wins over what was generated. */
    private static void offer(Settings settings, String name, String value) {
        if (settings.find(name).isEmpty()) {
            System.setProperty(name, value);
        }
    }
}
