package by.pavilion.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void findsNoServersWhereNoneIsConfigured() {
        Settings settings = Settings.load(folder);

        assertThat(settings.find(EmbeddedDatabase.URL)).isEmpty();
        assertThat(settings.find(EmbeddedBroker.SERVERS)).isEmpty();
        assertThat(settings.profile()).isEmpty();
        assertThat(settings.isDemo()).isFalse();
        assertThat(settings.httpPort()).isEqualTo(8080);
    }

    @Test
    void readsTheFileBesideTheApplication() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), """
                %prod.quarkus.datasource.jdbc.url=jdbc:mysql://db.example/pavilion
                quarkus.http.port=8181
                """);

        Settings settings = Settings.load(folder);

        assertThat(settings.find(EmbeddedDatabase.URL)).contains("jdbc:mysql://db.example/pavilion");
        assertThat(settings.find(EmbeddedBroker.SERVERS)).isEmpty();
        assertThat(settings.httpPort()).isEqualTo(8181);
    }

    @Test
    void readsTheEnvironmentFile() throws IOException {
        Files.writeString(folder.resolve(".env"), "KAFKA_BOOTSTRAP_SERVERS=kafka.example:9092\nQUARKUS_PROFILE=demo\n");

        Settings settings = Settings.load(folder);

        assertThat(settings.find(EmbeddedBroker.SERVERS)).contains("kafka.example:9092");
        assertThat(settings.profile()).contains("demo");
        assertThat(settings.isDemo()).isTrue();
        assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void onlyAnInstallationWithoutAnyServerOfItsOwnIsADemo() {
        assertThat(Settings.profileFor(true, true)).isEqualTo("demo");
        assertThat(Settings.profileFor(true, false)).isEqualTo("prod");
        assertThat(Settings.profileFor(false, true)).isEqualTo("prod");
        assertThat(Settings.profileFor(false, false)).isEqualTo("prod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "yes", "on", "1"})
    void takesEverySpellingOfYes(String yes) throws IOException {
        Files.writeString(folder.resolve(".env"), "PAVILION_SANDBOX_ENABLED=" + yes + "\n");

        assertThat(Settings.load(folder).isOn("pavilion.sandbox.enabled")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "99999", "-1", "8080.5"})
    void refusesWhatIsNoPort(String port) throws IOException {
        Files.writeString(folder.resolve(".env"), "QUARKUS_HTTP_PORT=" + port + "\n");
        Settings settings = Settings.load(folder);

        assertThatThrownBy(settings::httpPort)
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("quarkus.http.port is no port: %s; take a number from 0 to 65535.", port);
    }

    @Test
    void takesEveryPortThereIs() throws IOException {
        Files.writeString(folder.resolve(".env"), "QUARKUS_HTTP_PORT=65535\nPAVILION_LAUNCH_BROKER_PORT=0\n");

        Settings settings = Settings.load(folder);

        assertThat(settings.httpPort()).isEqualTo(65_535);
        assertThat(settings.port("pavilion.launch.broker-port", 9092)).isZero();
    }
}
