package by.pavilion.launch;

import com.mysql.cj.jdbc.Driver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * MariaDB from the binaries that the build fetched. It speaks TCP on the loopback address only, with a generated
 * password, and behaves like MySQL 8.4 where the two differ by a setting.
 */
final class EmbeddedDatabase {
    static final String NAME = "database";
    static final String URL = "quarkus.datasource.jdbc.url";

    private static final String USER = "pavilion";
    private static final String PASSWORD_FILE = "database.password";
    private static final String DATA = "data/mariadb";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** MySQL 8.4's default, so that what passes here passes there. */
    private static final String SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private final SupervisedProcess process;
    private final int port;
    private final String password;

    /** Memory for pages that is enough for a demo. */
    static final int MEGABYTES = 256;

    private static final int LEAST_LOG_MEGABYTES = 128;

    private EmbeddedDatabase(SupervisedProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    static void requireSupportedPlatform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        boolean linux = system.equals("linux") && machine.equals("amd64");
        boolean mac = system.startsWith("mac") && machine.equals("aarch64");
        if (!linux && !mac) {
            throw new LaunchFailure("no embedded database for %s on %s; %s"
                    .formatted(System.getProperty("os.name"), machine, EmbeddedServices.USE_YOUR_OWN));
        }
    }

    static boolean isInstalled(Home home) {
        return Files.isDirectory(home.file(DATA));
    }

    static EmbeddedDatabase start(Home home, Path binaries, Path jar, int megabytes) {
        DatabaseBinaries programs = DatabaseBinaries.unpacked(binaries, jar);
        if (home.read(PASSWORD_FILE).isEmpty()) {
            home.writeSecret(PASSWORD_FILE, Secrets.random() + "\n");
        }
        String password = home.read(PASSWORD_FILE).orElseThrow().strip();
        if (!isInstalled(home)) {
            install(home, programs, password);
        }
        int port = Ports.free();
        List<String> command = common(home, programs, home.file(DATA));
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // No socket file: its path may be 107 bytes at most, and nobody needs it.
                "--socket=",
                "--skip-name-resolve",
                // Nothing leaves this machine, and making a certificate would slow each start down.
                "--skip-ssl",
                "--pid-file=" + home.file(DATA).resolve("mariadbd.pid"),
                "--max-connections=200",
                "--innodb-buffer-pool-size=" + megabytes + "M",
                // Among millions of orders each new one changes pages of its own; a short log has them all written at
                // once.
                "--innodb-log-file-size=" + Math.max(LEAST_LOG_MEGABYTES, megabytes / 4) + "M",
                "--innodb-flush-log-at-trx-commit=1",
                "--transaction-isolation=READ-COMMITTED",
                "--sql-mode=" + SQL_MODE,
                "--default-time-zone=+00:00",
                "--aria-pagecache-buffer-size=8M",
                "--key-buffer-size=1M"));
        return new EmbeddedDatabase(SupervisedProcess.start(home, NAME, command, Map.of()), port, password);
    }

    /** The first argument leads back to our folder: by it an orphan is recognised. */
    private static List<String> common(Home home, DatabaseBinaries programs, Path data) {
        List<String> command = new ArrayList<>(List.of(
                programs.server().toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--basedir=" + programs.folder(),
                "--lc-messages-dir=" + programs.share(),
                "--character-sets-dir=" + programs.share().resolve("charsets"),
                "--tmpdir=" + folder(home.file("tmp")),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_0900_ai_ci",
                "--max-allowed-packet=64M",
                "--innodb-log-file-size=" + LEAST_LOG_MEGABYTES + "M"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /** Makes the data folder beside its place and moves it there when it is whole. */
    private static void install(Home home, DatabaseBinaries programs, String password) {
        System.out.println("  database: creating its data folder");
        Path unfinished = home.file(DATA + ".unfinished");
        Path log = home.file("logs").resolve("database-install.log");
        DatabaseBinaries.delete(unfinished);
        List<String> command = common(home, programs, folder(unfinished));
        command.addAll(List.of("--bootstrap", "--enforce-storage-engine="));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (OutputStream statements = process.getOutputStream()) {
                programs.writeSystemTables(statements);
                statements.write(accounts(password).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The program has ended before it read everything; its exit code and log say why.
            }
            if (process.waitFor() != 0) {
                throw new LaunchFailure("the embedded database cannot be installed; %s says:%n%s"
                        .formatted(log, SupervisedProcess.lastLines(log)));
            }
            Files.move(unfinished, home.file(DATA), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LaunchFailure("the embedded database cannot be installed: " + e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One statement a line: the server reads it so while it makes its first tables. */
    private static String accounts(String password) {
        return """

                DELETE FROM mysql.global_priv WHERE User IN ('root', '');
                DELETE FROM mysql.proxies_priv;
                FLUSH PRIVILEGES;
                CREATE USER root@localhost IDENTIFIED BY '%1$s', root@'127.0.0.1' IDENTIFIED BY '%1$s';
                GRANT ALL ON *.* TO root@localhost WITH GRANT OPTION;
                GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
                CREATE USER %2$s@localhost IDENTIFIED BY '%1$s', %2$s@'127.0.0.1' IDENTIFIED BY '%1$s';
                GRANT ALL ON `pavilion%%`.* TO %2$s@localhost, %2$s@'127.0.0.1';
                GRANT PROCESS ON *.* TO %2$s@localhost, %2$s@'127.0.0.1';
                CREATE DATABASE pavilion CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
                """.formatted(password, USER);
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the application's account can log in, and gives the settings for it. */
    Map<String, String> awaitReady() {
        String url = "jdbc:mysql://127.0.0.1:" + port + "/pavilion?sslMode=DISABLED";
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(url)) {
            process.requireAlive();
            if (System.nanoTime() > end) {
                throw process.failure("did not answer within " + PATIENCE.toSeconds() + " s");
            }
            pause();
        }
        process.keepRunning();
        return Map.of(URL, url, "quarkus.datasource.username", USER, "quarkus.datasource.password", password);
    }

    private boolean answers(String url) {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2000");
        login.setProperty("socketTimeout", "5000");
        try (Connection connection = new Driver().connect(url, login)) {
            return connection != null && connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        process.stop();
    }
}
