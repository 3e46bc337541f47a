package by.pavilion.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder with a space and a Chinese name, because people have such. */
class KilledParentTest {
    private final Path target = EmbeddedJars.find().orElseThrow().resolveSibling("embedded-test");
    private final Path folder = target.resolve("killed parent 白俄罗斯");
    private Process instance;

    @BeforeEach
    @AfterEach
    void clean() throws InterruptedException {
        if (instance != null && instance.isAlive()) {
            instance.destroy();
            instance.waitFor();
        }
        if (Files.exists(folder)) {
            SupervisedProcess.awaitEndOfEarlier(Home.open(folder), EmbeddedDatabase.NAME);
            SupervisedProcess.awaitEndOfEarlier(Home.open(folder), EmbeddedBroker.NAME);
            DatabaseBinaries.delete(folder);
        }
    }

    @Test
    void leavesNoChildBehindAndLosesNoData() throws Exception {
        Map<String, String> first = start();
        execute(first, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (7)");
        createTopic(first, "kept");
        List<ProcessHandle> children = instance.descendants().toList();
        assertThatThrownBy(() -> Home.open(folder).lock()).hasMessageContaining("another Pavilion is using");

        instance.destroyForcibly().waitFor();
        Map<String, String> second = start();

        assertThat(children).hasSizeGreaterThanOrEqualTo(4);
        // the shells that watched over them end a moment after what they watched
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        assertThat(query(second, "SELECT id FROM kept")).isEqualTo("7");
        assertThat(topics(second)).contains("kept");
        assertThat(query(second, "SELECT @@datadir")).startsWith(folder.toString());
        assertThat(secretsReadableByOthers()).isEmpty();
    }

    private List<Path> secretsReadableByOthers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".password")
                            || file.toString().endsWith(".env")
                            || file.toString().endsWith("secrets.properties"))
                    .filter(file -> !permissions(file).equals("rw-------"))
                    .toList();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Map<String, String> start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        EmbeddedInstance.class.getName(),
                        folder.toString(),
                        target.resolve("binaries").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        instance = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(instance.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder();
        for (String line = output.readLine(); !"ready=true".equals(line); line = output.readLine()) {
            assertThat(line).as("output of the started program after " + text).isNotNull();
            text.append(line).append('\n');
        }
        return Keys.parse(text.toString());
    }

    private static Connection connect(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(
                settings.get(EmbeddedDatabase.URL),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    private static void execute(Map<String, String> settings, String... statements) throws SQLException {
        try (Connection connection = connect(settings)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static String query(Map<String, String> settings, String query) throws SQLException {
        try (Connection connection = connect(settings);
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void createTopic(Map<String, String> settings, String name) throws Exception {
        try (Admin admin =
                Admin.create(new HashMap<>(Map.of("bootstrap.servers", settings.get(EmbeddedBroker.SERVERS))))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
    }

    private static Set<String> topics(Map<String, String> settings) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(new HashMap<>(Map.of("bootstrap.servers", settings.get(EmbeddedBroker.SERVERS))))) {
            return admin.listTopics().names().get();
        }
    }
}
