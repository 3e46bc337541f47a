package by.pavilion.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs {@code src/test/browser/page.mjs}; started by {@code src/test/browser/run}, which installs what it needs. */
@QuarkusTest
@TestProfile(Demo.class)
@EnabledIfSystemProperty(named = "pavilion.browser", matches = ".+")
class PageInBrowserTest {
    @TestHTTPResource("/")
    URI page;

    @Test
    void letsAVisitorBuyInEachLanguage() throws IOException, InterruptedException {
        Demo.awaitReady();
        ProcessBuilder script = new ProcessBuilder("node", "page.mjs")
                .directory(Path.of("src/test/browser").toAbsolutePath().toFile())
                .redirectErrorStream(true);
        script.environment().put("PAVILION_URL", "http://localhost:" + page.getPort());
        script.environment().put("CHROMIUM", System.getProperty("pavilion.browser", ""));

        Process running = script.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(said).isZero();
    }
}
