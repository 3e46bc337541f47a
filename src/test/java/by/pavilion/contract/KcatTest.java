package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What {@code docs/events.md} shows is what a stranger's tool reads. Without kcat on this machine nothing is tried. */
@QuarkusTest
class KcatTest {
    @Inject
    TestShop shop;

    @Test
    void readsTheEventsOfAnOrderAsTheDocumentsShow() throws Exception {
        assumeTrue(kcatIsHere(), "kcat is not installed");
        Sku sku = shop.chocolate("26.00", 10);
        String order = TestApi.place(TestApi.body(sku, 1).replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .path("id");

        JsonNode message = await().atMost(Duration.ofSeconds(60))
                .until(() -> first(order), Optional::isPresent)
                .orElseThrow();

        assertThat(message.path("headers").toString())
                .contains("ce_id", "ce_type\",\"by.pavilion.order.placed.v1", "ce_sequence\",\"0000000001");
        assertThat(new JsonMapper()
                        .readTree(message.path("payload").asText())
                        .path("orderId")
                        .asText())
                .isEqualTo(order);
        String shown = kcat("-f", "%k\\n  %h\\n  %s\\n");
        Files.writeString(Path.of("target", "kcat.txt"), shown);
        assertThat(shown).contains(order + "\n  ce_specversion=1.0,ce_id=evt_");
    }

    private static Optional<JsonNode> first(String order) throws IOException, InterruptedException {
        JsonMapper json = new JsonMapper();
        for (String line : kcat("-J").lines().toList()) {
            JsonNode message = json.readTree(line);
            if (message.path("key").asText().equals(order)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private static String kcat(String... format) throws IOException, InterruptedException {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        List<String> command = Stream.concat(
                        Stream.of("kcat", "-C", "-e", "-q", "-b", servers, "-t", "pavilion.orders"), Stream.of(format))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private static boolean kcatIsHere() {
        try {
            return new ProcessBuilder("kcat", "-V")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
